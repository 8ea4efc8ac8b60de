import CalqueCore
package import CalqueLeverage
import CalqueMatching
import CalqueRepair
import CalqueSegmentation

/// A filled-in article as an HTML page for people: each segment with the memory's source, its differences marked, and the
/// suggested translation. It looks like the page of an alignment, and is one file, too.
package struct LeverageReport: Sendable {
    let articles: [LeveragedArticle]
    let name: String
    let memory: String
    private let generator: String

    /// - Parameters:
    ///   - name: the name of the article, which is that of its file.
    ///   - memory: the name of the memory.
    ///   - generator: the program that makes the page.
    package init(_ articles: [LeveragedArticle], name: String, memory: String, generator: String) {
        self.articles = articles
        self.name = name
        self.memory = memory
        self.generator = generator
    }

    package var page: String {
        PageFrame(
            title: headline ?? name, language: articles.first?.language.description ?? "und", generator: generator,
            styles: [PackageResources.report_css, PackageResources.leverage_css]
        ).page(header: LeverageSummary(self).html, main: LeverageTable(self).html)
    }

    private var headline: String? {
        articles.first?.segments.lazy.map(\.segment).first { $0.kind == .headline && !$0.text.isEmpty }?.text
    }

    /// The step of each segment of an article: those with one translation together have that of the whole.
    static func steps(of article: LeveragedArticle) -> [Step] {
        var steps: [Step] = []
        for segment in article.segments {
            steps.append(segment.isContinued ? steps.last ?? .new : Step(segment.suggestion))
        }
        return steps
    }

    /// How much work a segment is. Colour, the form of the line and a sign show it.
    enum Step: String, CaseIterable {
        case context, exact, repaired, near, far, new

        init(_ suggestion: Suggestion?) {
            switch suggestion?.kind {
            case .context: self = .context
            case .exact: self = .exact
            case .repaired: self = .repaired
            case .fuzzy: self = (suggestion?.match.score.points ?? 0) >= 85 ? .near : .far
            case nil: self = .new
            }
        }

        /// The class of the common style sheet with its colour and line.
        var looks: String {
            switch self {
            case .context, .exact: "sure"
            case .repaired: "mended"
            case .near: "fair"
            case .far: "weak"
            case .new: "lone"
            }
        }

        var sign: String {
            switch self {
            case .context: "◉"
            case .exact: "●"
            case .repaired: "◍"
            case .near: "◐"
            case .far: "○"
            case .new: "∅"
            }
        }

        var meaning: String {
            switch self {
            case .context: "same text, same neighbours"
            case .exact: "same text"
            case .repaired: "only numbers, dates or times differed; the translation has the new ones"
            case .near: "85 % and above"
            case .far: "below 85 %"
            case .new: "nothing in the memory"
            }
        }
    }
}
