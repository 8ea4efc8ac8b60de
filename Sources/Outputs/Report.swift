import Alignment
import Core
import Segmentation

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
        let title = HTML.escaped(headline ?? names.first ?? "Alignment")
        let language = HTML.escaped(article.versions.first?.language.description ?? "und")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="generator" content="\(HTML.escaped(generator))"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>\(title)</title>
            <style>
            \(String(decoding: PackageResources.report_css, as: UTF8.self))</style>
            </head>
            <body>
            <header>
            <h1 lang="\(language)" dir="auto">\(title)</h1>
            \(ReportSummary(self).html)</header>
            \(ReportTable(self).html)<footer>Made by \(HTML.escaped(generator)).</footer>
            </body>
            </html>

            """
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
