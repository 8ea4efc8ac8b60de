import CalqueSegmentation

/// A rule of SRX.
struct SRXRuleText: Equatable {
    var isBreak: Bool
    var before: String
    var after: String

    private static func exception(_ before: String, _ after: String) -> SRXRuleText {
        SRXRuleText(isBreak: false, before: before, after: after)
    }

    private static func ending(_ before: String, _ after: String) -> SRXRuleText {
        SRXRuleText(isBreak: true, before: before, after: after)
    }

    /// Returns the rules of a language in the order in which they are tried.
    static func rules(for language: String, _ own: SegmentationWordList) -> [SRXRuleText] {
        let borrows = language == "ru" || language == "zh"
        let words = SRXWords([own] + (borrows ? [SegmentationWordList.builtIn("en")].compactMap(\.self) : []))
        return ["zh", "ja"].contains(language) ? unspaced(SRXWords([own]), abbreviations(words)) : spaced(words)
    }

    // MARK: Languages with blanks between sentences

    private static let closers = #"["'”’»“„‘)\]}」』】》〉]"#
    private static let openers = #"["'“„«‘(\[{「『【《〈¿¡—–-]"#

    private static func spaced(_ words: SRXWords) -> [SRXRuleText] {
        let end = "[.?!…]" + closers + "*"
        var rules = [
            // Only marks follow.
            exception(end, #"[^\p{L}\p{N}]{0,16}$"#),
            exception(end, #"\s*[,;:%，；：、]"#),
            exception(end, #"\s+"# + openers + #"*\s*\p{Ll}"#),
        ]
        rules += abbreviations(words)
        if let speech = words.any(.speech, capitalised: false) {
            // “…!” Anna Smith said.
            rules.append(
                exception("[?!…]" + closers + "+", #"\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}"# + speech + #"(?![\p{L}])"#))
        }
        return rules + [ending("[.?!…]+" + closers + "*", #"\s+\S"#), ending("[。！？]+" + closers + "*", "")]
    }

    /// The exceptions after full stops of abbreviations, initials and numbers.
    private static func abbreviations(_ words: SRXWords) -> [SRXRuleText] {
        var rules: [SRXRuleText] = []
        let start = #"(?<![\p{L}\p{N}.])"#
        let starters = words.any(.starters, capitalised: false).map { "(?!" + $0 + #"(?![\p{L}\p{N}]))"# } ?? ""
        let units = Set(words.list(.unit))
        if let unit = words.any(.unit), let continuing = words.any(.continuations, capitalised: false) {
            rules.append(exception(start + unit + #"\."# + closers + "*", #"\s+"# + continuing + #"(?![\p{L}])"#))
        }
        if let title = SRXWords.any(words.list(.title).filter { !units.contains($0) }) {
            rules.append(exception(start + title + #"\."#, #"\s"#))
        }
        // A title that is a unit, too, is a unit after a number: «5 см. Он».
        if let title = SRXWords.any(words.list(.title).filter { units.contains($0) }) {
            rules.append(exception(start + #"(?<!\p{N}\s)(?<!\p{N})"# + title + #"\."#, #"\s"#))
        }
        if let number = words.any(.number) { rules.append(exception(start + number + #"\."#, #"\s+[\p{N}№#]"#)) }
        if let after = words.any(.afterAnd), let and = words.list(.and).first {
            rules.append(exception(#"(?<![\p{L}])(?<!"# + SRXWords.escaped(and) + #"\s)"# + after + #"\."#, #"\s"#))
        }
        let titles = Set(words.list(.title))
        let names = (words.list(.organisation) + words.list(.place)).filter { !titles.contains($0) }
        if let name = SRXWords.any(names) {
            rules.append(exception(start + name + #"\."#, #"\s+"# + starters + #"[\p{L}\p{N}&$]"#))
        }
        rules.append(exception(#"(?<![\p{L}\p{N}])\p{Lu}\."#, #"\s+"# + starters + #"\p{Lu}"#))
        if let noun = words.any(.ordinalNouns, capitalised: false) {
            rules.append(exception(#"(?<![\p{L}\p{N}.])\p{N}{1,2}\."#, #"\s+"# + noun + #"(?![\p{L}])"#))
        }
        rules.append(exception(#"^\s*(?:\p{N}{1,3}|[\p{Lu}\p{Ll}])\."#, #"\s"#))
        return rules
    }

    // MARK: Chinese and Japanese

    private static func unspaced(_ words: SRXWords, _ latin: [SRXRuleText]) -> [SRXRuleText] {
        let closers = "[”’」』）)】》〉]"
        let letters = "[\u{3040}-\u{30FF}\u{3400}-\u{9FFF}]"
        let end = "[。！？…!?]"
        var rules = [
            exception(end + closers + "*\"?", #"[^\p{L}\p{N}]{0,16}$"#),
            exception(end + closers + "*", "[”’」』）)】》〉。！？…!?，、；：,;:]"),
            // A straight quotation mark closes a quotation if there is one before it.
            exception("\"[^\"]{1,200}[。！？]", "\""), exception("\"[^\"]{1,200}[。！？]\"", "[，、；：,;:]"),
        ]
        if let joining = words.any(.joining) { rules.append(exception(end + "+" + closers + "+", joining)) }
        if let continuing = words.any(.continuations) { rules.append(exception("…+", continuing)) }
        if let speech = words.any(.speech) {
            rules.append(exception(end + "+[”’」』\"]", "[^，。！？“”：；]{0,12}" + speech + "[。！]"))
        }
        rules += latin
        return rules + [
            ending("\"[^\"]{1,200}[。！？]\"", ""), ending("[。！？]+" + closers + "*", ""), ending("…+" + closers + "*", ""),
            ending("[!?]+" + closers + "*|" + letters + #"\."#, letters), ending(#"\.{3,}"#, letters),
            ending("[.?!]+" + closers + "*", #"\s+\S"#),
        ]
    }
}

/// The words of some lists as expressions.
struct SRXWords {
    private let lists: [SegmentationWordList]

    init(_ lists: [SegmentationWordList]) { self.lists = lists }

    func list(_ name: SegmentationWordList.Class) -> [String] { lists.flatMap { $0.words(name) } }

    /// Returns an expression for any word of a class; nil if there is none.
    ///
    /// - Parameter capitalised: whether a word in lower case matches with a capital letter, too.
    func any(_ name: SegmentationWordList.Class, capitalised: Bool = true) -> String? {
        Self.any(list(name), capitalised: capitalised)
    }

    static func any(_ words: [String], capitalised: Bool = true) -> String? {
        var all = Set(words)
        if capitalised {
            for word in words where word.first?.isLowercase == true {
                all.insert(word.prefix(1).uppercased() + word.dropFirst())
            }
        }
        // The longest first, because the first alternative that matches is taken.
        let sorted = all.sorted { ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1) }
        return sorted.isEmpty ? nil : "(?:" + sorted.map(escaped).joined(separator: "|") + ")"
    }

    static func escaped(_ word: String) -> String {
        word.reduce(into: "") { text, character in
            if #".^$*+?()[]{}|\"#.contains(character) { text += "\\" }
            text.append(character)
        }
    }
}
