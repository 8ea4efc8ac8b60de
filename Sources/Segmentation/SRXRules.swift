public import Core
import ICU

/// A file of segmentation rules: Segmentation Rules eXchange, SRX 2.0 (LISA, OSCAR Recommendation of 7 April 2008,
/// https://www.unicode.org/uli/pas/srx/srx20.html), and 1.0.
///
///     let rules = try SRXRules(path: "house.srx")
///     let segmenter = try Segmenter(language: "ru", rules: rules.segmenter(for: "ru"))
///
/// What the rules mean is said in `SRX.md`.
public struct SRXRules: Sendable {
    /// One `rule`: a pattern for what stands before a position and one for what stands after it.
    public struct Rule: Sendable, Equatable {
        /// Whether there is a break where both match; otherwise it is an exception.
        public let isBreak: Bool
        /// Empty where the file leaves it out: anything may stand there.
        public let before: String
        public let after: String
        /// The name of its `languagerule`.
        public let languageRule: String
        /// Its place among the rules of its `languagerule`, from 1.
        public let number: Int
        /// Its line in the file.
        public let line: Int

        /// `English, rule 7`.
        public var name: String { "\(languageRule.onOneLine), rule \(number)" }
    }

    /// A `languagerule`: rules under a name.
    public struct LanguageRule: Sendable, Equatable {
        public let name: String
        public let line: Int
        /// Those that can be used, in the order of the file.
        public internal(set) var rules: [Rule]
        /// How many the file has besides, which cannot be used.
        public internal(set) var refused = 0
    }

    /// A `languagemap`: for languages that match the pattern the rules of that name hold.
    public struct LanguageMap: Sendable, Equatable {
        /// A regular expression for a whole language tag; case is ignored.
        public let pattern: String
        public let languageRule: String
        public let line: Int
    }

    /// As failures call the file.
    public internal(set) var file: String?
    /// `2.0` or `1.0`.
    public internal(set) var version = "2.0"
    /// Whether every language map that matches contributes its rules, in the order of the maps, or the first alone.
    public internal(set) var cascades = false
    public internal(set) var languageRules: [LanguageRule] = []
    public internal(set) var languageMaps: [LanguageMap] = []
    /// Rules and language maps that cannot be used, each with its place and the reason.
    public internal(set) var problems: [Failure] = []
    /// What of the file has no effect here, such as settings of other tools.
    public internal(set) var notes: [Failure] = []

    init(file: String?) { self.file = file }

    /// The language maps that hold for a language.
    ///
    /// A pattern is matched against the whole tag, without regard to case (SRX 2.0, `languagepattern`); with
    /// `cascade="no"`, and in SRX 1.0, the first that matches holds alone.
    public func maps(for language: LanguageTag) throws -> [LanguageMap] {
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
    public func rules(for language: LanguageTag) throws -> [Rule] {
        try maps(for: language).flatMap { map in
            languageRules.first { $0.name == map.languageRule }?.rules ?? []
        }
    }

    /// Segments paragraphs of a language by these rules.
    ///
    /// - Throws: `Failure(.badData)` when there are `problems` and they are not to be skipped.
    public func segmenter(for language: LanguageTag, skippingProblems: Bool = false) throws -> SRXSegmenter {
        if !skippingProblems, let first = problems.first { throw first }
        return try SRXSegmenter(rules: rules(for: language), file: file)
    }
}
