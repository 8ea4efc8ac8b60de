import CalqueAlignment
import CalqueCore
import CalqueSegmentation

/// An alignment as one HTML page for people: the versions side by side, each in its own reading order.
///
/// The page needs nothing besides itself, no script either. How sure a bead is is told by colour, by the form of the
/// line and by a number; what moved stands at its place in each version with links and lines between; what a version
/// leaves out is an empty place. Light and dark go by the reader's settings; phones stack the versions; print has its
/// own form.
package struct Report: Sendable {
    let article: AlignedArticle
    let names: [String]
    let date: String?
    let generator: String
    let rows: [ReadingOrder.Row]

    /// - Parameters:
    ///   - names: what each version is called: its file.
    ///   - date: the article's.
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
            language: article.versions.first?.language.description ?? "und", generator: generator,
            styles: [PackageResources.report_css]
        ).page(header: ReportSummary(self).html, main: ReportTable(self).html)
    }

    private var headline: String? {
        article.versions.first?.segments.first { $0.kind == .headline && !$0.text.isEmpty }?.text
    }

    /// How sure a bead is, in three steps: the same as in colour on the terminal.
    enum Step: String, CaseIterable {
        case sure, fair, weak

        init(_ confidence: Double) { self = confidence >= 0.9 ? .sure : confidence >= 0.5 ? .fair : .weak }

        /// Tells them apart without colour.
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
