public import CalqueCore
import CalqueICU

/// The segmentation rules of an SRX file: Segmentation Rules eXchange 2.0 (LISA, OSCAR Recommendation of 7 April 2008,
/// https://www.unicode.org/uli/pas/srx/srx20.html) or 1.0.
///
///     let rules = try SRXRules(path: "house.srx")
///     let segmenter = try Segmenter(language: "ru", rules: rules.segmenter(for: "ru"))
///
/// `SRX.md` describes how the rules are applied.
public struct SRXRules: Sendable {
    /// A `rule`: a pattern for the text before a position and a pattern for the text after it.
    public struct Rule: Sendable, Equatable {
        /// Whether the position is a boundary if both patterns match. If false, the rule is an exception.
        public let isBreak: Bool
        /// The pattern `beforebreak`. An empty pattern matches any text.
        public let before: String
        /// The pattern `afterbreak`. An empty pattern matches any text.
        public let after: String
        /// The name of the `languagerule` that contains the rule.
        public let languageRule: String
        /// The number of the rule in its `languagerule`, from 1.
        public let number: Int
        /// The line in the file, from 1.
        public let line: Int

        /// The name for messages: `English, rule 7`.
        public var name: String { "\(languageRule.onOneLine), rule \(number)" }
    }

    /// A `languagerule`: a list of rules with a name.
    public struct LanguageRule: Sendable, Equatable {
        /// The name of the `languagerule`.
        public let name: String
        /// The line in the file, from 1.
        public let line: Int
        /// The usable rules, in the order of the file.
        public internal(set) var rules: [Rule]
        /// The number of faulty rules, which are left out.
        package internal(set) var refused = 0
    }

    /// A `languagemap`: assigns a `languagerule` to the languages that match a pattern.
    public struct LanguageMap: Sendable, Equatable {
        /// A regular expression that must match the whole language tag. Case is ignored.
        public let pattern: String
        /// The name of the `languagerule`.
        public let languageRule: String
        /// The line in the file, from 1.
        public let line: Int
    }

    /// The name of the file in failures.
    package internal(set) var file: String?
    /// The version of SRX: `2.0` or `1.0`.
    public internal(set) var version = "2.0"
    /// Whether all matching language maps contribute their rules, in the order of the maps. If false, only the first
    /// matching map applies.
    package internal(set) var cascades = false
    /// The language rules in the order of the file.
    public internal(set) var languageRules: [LanguageRule] = []
    /// The usable language maps, in the order of the file.
    public internal(set) var languageMaps: [LanguageMap] = []
    /// The faulty rules and language maps, each with its place and the reason.
    public internal(set) var problems: [Failure] = []
    /// Parts of the file that have no effect in Calque, such as settings of other tools.
    public internal(set) var notes: [Failure] = []

    init(file: String?) { self.file = file }

    /// Returns the language maps that apply to a language.
    ///
    /// A pattern must match the whole tag; case is ignored (SRX 2.0, `languagepattern`). With `cascade="no"`, and in
    /// SRX 1.0, only the first matching map applies.
    public func maps(for language: LanguageTag) throws(Failure) -> [LanguageMap] {
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

    /// Returns the rules for a language in the order in which they are tried; none if no language map matches.
    public func rules(for language: LanguageTag) throws(Failure) -> [Rule] {
        try maps(for: language).flatMap { map in
            languageRules.first { $0.name == map.languageRule }?.rules ?? []
        }
    }

    /// Creates a segmenter that applies the rules for a language.
    ///
    /// - Parameters:
    ///   - language: the language of the text.
    ///   - skippingProblems: whether ``problems`` are ignored.
    /// - Throws: `Failure(.badData)` if there are problems and they are not skipped.
    public func segmenter(for language: LanguageTag, skippingProblems: Bool = false) throws(Failure) -> SRXSegmenter {
        if !skippingProblems, let first = problems.first { throw first }
        return try SRXSegmenter(rules: rules(for: language), file: file)
    }
}
