import CalqueCore

/// What the rules know of a language: words by class, from `Resources/<language>.txt` and the user's own list.
///
/// Words are found by their bytes, without a string for each look.
struct Lexicon: Sendable {
    /// The classes of a word, as bits.
    struct Classes: OptionSet, Sendable {
        let rawValue: UInt32

        init(rawValue: UInt32) { self.rawValue = rawValue }
        private init(_ name: WordList.Class) {
            rawValue = 1 << UInt32(WordList.Class.allCases.firstIndex(of: name) ?? 0)
        }

        static func of(_ name: WordList.Class) -> Classes { Classes(name) }

        static let title = Classes(.title)
        static let number = Classes(.number)
        static let organisation = Classes(.organisation)
        static let place = Classes(.place)
        static let unit = Classes(.unit)
        static let year = Classes(.year)
        static let afterAnd = Classes(.afterAnd)
        static let lettered = Classes(.lettered)
        static let exclaimed = Classes(.exclaimed)
        static let starters = Classes(.starters)
        static let continuations = Classes(.continuations)
        static let openers = Classes(.openers)
        static let speech = Classes(.speech)
        static let telling = Classes(.telling)
        static let agencies = Classes(.agencies)
        static let brands = Classes(.brands)
        static let joining = Classes(.joining)
        static let answering = Classes(.answering)
        static let abbreviations: Classes = [.title, .number, .organisation, .place, .unit, .year, .afterAnd]
    }

    /// Open addressing: the place of an entry, or 0 for none.
    private var slots: [UInt32]
    private var entries: [(start: Int, count: Int, classes: Classes)] = [(0, 0, [])]
    private var bytes: [UInt8] = []
    /// Words of a class for which text is searched in a language without blanks: longest first.
    private(set) var endings: [[UInt8]] = []
    private(set) var beginnings: [[UInt8]] = []
    private(set) var joins: [[UInt8]] = []
    let borrowsLatin: Bool

    init(_ lists: [WordList], borrowsLatin: Bool = false) {
        self.borrowsLatin = borrowsLatin
        var words: [String: Classes] = [:]
        for list in lists {
            for entry in list.entries { words[entry.word, default: []].formUnion(.of(entry.class)) }
        }
        var capacity = 64
        while capacity < words.count * 3 { capacity *= 2 }
        slots = Array(repeating: 0, count: capacity)
        for (word, classes) in words {
            let key = Array(word.utf8)
            var slot = Int(truncatingIfNeeded: key.withUnsafeBufferPointer(Self.hash)) & (capacity - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = UInt32(entries.count)
            entries.append((bytes.count, key.count, classes))
            bytes += key
        }
        func all(_ name: Classes) -> [[UInt8]] {
            words.filter { $0.value.contains(name) }.map { Array($0.key.utf8) }.sorted { $0.count > $1.count }
        }
        endings = all(.speech)
        beginnings = all(.continuations)
        joins = all(.joining)
    }

    /// The classes of a word; none for one that is not listed.
    func classes(of word: UnsafeBufferPointer<UInt8>) -> Classes {
        guard !word.isEmpty, word.count <= 48 else { return [] }
        var slot = Int(truncatingIfNeeded: Self.hash(word)) & (slots.count - 1)
        while true {
            let place = Int(slots[slot])
            if place == 0 { return [] }
            let entry = entries[place]
            if entry.count == word.count, isEqual(word, at: entry.start) { return entry.classes }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    private func isEqual(_ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for index in 0..<word.count where bytes[start + index] != word[index] { return false }
        return true
    }

    /// FNV-1a.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return value ^ value >> 29
    }

    /// The built-in words of a language, and those of a user; a language without a list has the user's alone.
    static func of(_ language: LanguageTag, adding more: WordList?) -> Lexicon {
        let language = String(language.language)
        guard let more else { return built[language] ?? empty }
        return Lexicon((lists[language].map { [$0] } ?? []) + [more], borrowsLatin: borrows(language))
    }

    /// Latin words in copy of another script are English to it.
    static let english = built["en"] ?? empty
    private static let empty = Lexicon([])
    private static func borrows(_ language: String) -> Bool { language == "ru" || language == "zh" }

    private static let built = Dictionary(
        uniqueKeysWithValues: lists.map { ($0.key, Lexicon([$0.value], borrowsLatin: borrows($0.key))) })

    private static let lists = [
        "en": WordList(builtIn: PackageResources.en_txt), "ru": WordList(builtIn: PackageResources.ru_txt),
        "zh": WordList(builtIn: PackageResources.zh_txt),
    ]
}
