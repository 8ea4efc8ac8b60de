package import CalqueCore
import CalqueICU

/// A file of segmentation rules: Segmentation Rules eXchange, SRX 2.0 (LISA, OSCAR Recommendation of 7 April 2008,
/// https://www.unicode.org/uli/pas/srx/srx20.html), and 1.0.
///
///     let rules = try SRXRules(path: "house.srx")
///     let segmenter = try Segmenter(language: "ru", rules: rules.segmenter(for: "ru"))
///
/// What the rules mean is said in `SRX.md`.
package struct SRXRules: Sendable {
    /// One `rule`: a pattern for what stands before a position and one for what stands after it.
    package struct Rule: Sendable, Equatable {
        /// Whether there is a break where both match; otherwise it is an exception.
        package let isBreak: Bool
        /// Empty where the file leaves it out: anything may stand there.
        package let before: String
        package let after: String
        /// The name of its `languagerule`.
        package let languageRule: String
        /// Its place among the rules of its `languagerule`, from 1.
        package let number: Int
        /// Its line in the file.
        package let line: Int

        /// `English, rule 7`.
        package var name: String { "\(languageRule.onOneLine), rule \(number)" }
    }

    /// A `languagerule`: rules under a name.
    package struct LanguageRule: Sendable, Equatable {
        package let name: String
        package let line: Int
        /// Those that can be used, in the order of the file.
        package internal(set) var rules: [Rule]
        /// How many the file has besides, which cannot be used.
        package internal(set) var refused = 0
    }

    /// A `languagemap`: for languages that match the pattern the rules of that name hold.
    package struct LanguageMap: Sendable, Equatable {
        /// A regular expression for a whole language tag; case is ignored.
        package let pattern: String
        package let languageRule: String
        package let line: Int
    }

    /// As failures call the file.
    package internal(set) var file: String?
    /// `2.0` or `1.0`.
    package internal(set) var version = "2.0"
    /// Whether every language map that matches contributes its rules, in the order of the maps, or the first alone.
    package internal(set) var cascades = false
    package internal(set) var languageRules: [LanguageRule] = []
    package internal(set) var languageMaps: [LanguageMap] = []
    /// Rules and language maps that cannot be used, each with its place and the reason.
    package internal(set) var problems: [Failure] = []
    /// What of the file has no effect here, such as settings of other tools.
    package internal(set) var notes: [Failure] = []

    init(file: String?) { self.file = file }

    /// The language maps that hold for a language.
    ///
    /// A pattern is matched against the whole tag, without regard to case (SRX 2.0, `languagepattern`); with
    /// `cascade="no"`, and in SRX 1.0, the first that matches holds alone.
    package func maps(for language: LanguageTag) throws -> [LanguageMap] {
        var found: [LanguageMap] = []
        for map in languageMaps {
            guard try RegularExpression(map.pattern, ignoringCase: true).matches(whole: language.description) else {
                continue
            }
            found.append(map)
            if !cascades { break }
        }
        return found
    }

    /// The rules that hold for a language, in the order in which they are asked; empty when no language map matches.
    package func rules(for language: LanguageTag) throws -> [Rule] {
        try maps(for: language).flatMap { map in
            languageRules.first { $0.name == map.languageRule }?.rules ?? []
        }
    }

    /// Segments paragraphs of a language by these rules.
    ///
    /// - Throws: `Failure(.badData)` when there are `problems` and they are not to be skipped.
    package func segmenter(for language: LanguageTag, skippingProblems: Bool = false) throws -> SRXSegmenter {
        if !skippingProblems, let first = problems.first { throw first }
        return try SRXSegmenter(rules: rules(for: language), file: file)
    }
}
