import CalqueAlignment
import CalqueCore
import CalqueSegmentation

/// An alignment as an HTML page for people: the documents side by side, each in its own reading order.
///
/// The page is one file without scripts. Colour, the form of the line and a number show the confidence of a bead. Text
/// that moved stands at its place in each document, connected by links and lines. An empty place shows an omission.
/// Light and dark follow the reader's settings, phones stack the documents, and print has a layout of its own.
package struct Report: Sendable {
    let article: AlignedArticle
    let names: [String]
    let date: String?
    let generator: String
    let rows: [ReadingOrder.Row]

    /// - Parameters:
    ///   - names: the names of the documents, which are those of their files.
    ///   - date: the date of the article.
    ///   - generator: the program that makes the page.
    package init(_ article: AlignedArticle, names: [String], date: String?, generator: String) {
        self.article = article
        self.names = names
        self.date = date
        self.generator = generator
        rows = ReadingOrder(article).rows
    }

    package var page: String {
        PageFrame(
            title: headline ?? names.first ?? "Alignment",
            language: article.documents.first?.language.description ?? "und", generator: generator,
            styles: [PackageResources.report_css]
        ).page(header: ReportSummary(self).html, main: ReportTable(self).html)
    }

    private var headline: String? {
        article.documents.first?.segments.first { $0.kind == .headline && !$0.text.isEmpty }?.text
    }

    /// The confidence of a bead in three steps, the same as for colours on the terminal.
    enum Step: String, CaseIterable {
        case sure, fair, weak

        init(_ confidence: Double) { self = confidence >= 0.9 ? .sure : confidence >= 0.5 ? .fair : .weak }

        /// A sign that shows the step without colour.
        var sign: String {
            switch self {
            case .sure: "●"
            case .fair: "◐"
            case .weak: "○"
            }
        }

        var meaning: String {
            switch self {
            case .sure: "0.90 and above"
            case .fair: "0.50 to 0.89"
            case .weak: "below 0.50"
            }
        }
    }
}
