import CalqueCore

/// The words of a language by class, from `Resources/<language>.txt` and from the user's list.
///
/// A hash table over bytes finds a word without creating a string.
struct SegmentationLexicon: Sendable {
    /// The classes of a word as a bit set.
    struct Classes: OptionSet, Sendable {
        let rawValue: UInt64

        init(rawValue: UInt64) { self.rawValue = rawValue }
        private init(_ name: SegmentationWordList.Class) {
            rawValue = 1 << UInt64(SegmentationWordList.Class.allCases.firstIndex(of: name) ?? 0)
        }

        static func of(_ name: SegmentationWordList.Class) -> Classes { Classes(name) }

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
        static let answers = Classes(.answers)
        static let and = Classes(.and)
        static let pronouns = Classes(.pronouns)
        static let zoneNouns = Classes(.zoneNouns)
        static let that = Classes(.that)
        static let negations = Classes(.negations)
        static let clauseOpeners = Classes(.clauseOpeners)
        static let ordinalNouns = Classes(.ordinalNouns)
        static let ordinalOpeners = Classes(.ordinalOpeners)
        static let verbs = Classes(.verbs)
        static let nouns = Classes(.nouns)
        static let abbreviations: Classes = [.title, .number, .organisation, .place, .unit, .year, .afterAnd]
        /// Small words of any text, which do not show that a word is an abbreviation or a name.
        static let functionWords: Classes = [.answers, .and, .pronouns, .zoneNouns, .that, .clauseOpeners, .negations]
    }

    /// The slots of the hash table with open addressing: the index of an entry, or 0 if the slot is free.
    private var slots: [UInt32]
    private var entries: [(start: Int, count: Int, classes: Classes)] = [(0, 0, [])]
    private var bytes: [UInt8] = []
    /// The entries with which text is compared at its start or end.
    let affixes: SegmentationAffixes
    /// Whether words in Latin letters are looked up in the English lexicon too.
    let borrowsLatin: Bool
    /// The model that is asked where the rules cannot know; nil if the language has none.
    var model: BoundaryModel? { modelLanguage.flatMap(BoundaryModel.of) }
    private let modelLanguage: String?

    init(_ lists: [SegmentationWordList], borrowsLatin: Bool = false, language: String? = nil) {
        self.borrowsLatin = borrowsLatin
        modelLanguage = language.flatMap { BoundaryModel.languages.contains($0) ? $0 : nil }
        affixes = SegmentationAffixes(lists)
        var words: [String: Classes] = [:]
        for list in lists {
            for entry in list.entries where !SegmentationAffixes.partsOfWords.contains(entry.class) {
                words[entry.word, default: []].formUnion(.of(entry.class))
            }
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
    }

    /// Returns the classes of a word; none if the word is not listed.
    ///
    /// - Complexity: linear in the length of the word.
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

    /// The FNV-1a hash of a word, with its high bits mixed into the low ones.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return value ^ value >> 29
    }

    /// Returns the lexicon of a language.
    ///
    /// - Parameters:
    ///   - language: a language without a built-in list has only the words of the user.
    ///   - more: the user's list.
    static func of(_ language: LanguageTag, adding more: SegmentationWordList?) -> SegmentationLexicon {
        let language = String(language.language)
        guard let more else { return builtIn(language) }
        let lists = [SegmentationWordList.builtIn(language), more].compactMap(\.self)
        return SegmentationLexicon(lists, borrowsLatin: borrows(language), language: language)
    }

    /// The English lexicon. Latin words in text of another script are looked up in it.
    static let english = builtIn("en")
    /// The Russian lexicon, whose surnames occur in other languages in Cyrillic too.
    static let russian = builtIn("ru")
    /// The Chinese lexicon.
    static let chinese = builtIn("zh")
    private static func borrows(_ language: String) -> Bool { language == "ru" || language == "zh" }

    /// The lexicons that were asked for. A process needs those of two or three languages.
    private static let built = Guarded<[String: SegmentationLexicon]>([:])

    /// Returns the lexicon of the built-in list of a language.
    private static func builtIn(_ language: String) -> SegmentationLexicon {
        built.withLock { built in
            if let known = built[language] { return known }
            guard let list = SegmentationWordList.builtIn(language) else { return SegmentationLexicon([]) }
            let made = SegmentationLexicon([list], borrowsLatin: borrows(language), language: language)
            built[language] = made
            return made
        }
    }
}

extension SegmentationWordList {
    /// Returns the built-in list of a language; nil if it has none.
    package static func builtIn(_ language: String) -> SegmentationWordList? {
        let file: [UInt8]? =
            switch language {
            case "ar": PackageResources.ar_txt
            case "de": PackageResources.de_txt
            case "en": PackageResources.en_txt
            case "es": PackageResources.es_txt
            case "fr": PackageResources.fr_txt
            case "it": PackageResources.it_txt
            case "ja": PackageResources.ja_txt
            case "nl": PackageResources.nl_txt
            case "pl": PackageResources.pl_txt
            case "pt": PackageResources.pt_txt
            case "ru": PackageResources.ru_txt
            case "tr": PackageResources.tr_txt
            case "uk": PackageResources.uk_txt
            case "zh": PackageResources.zh_txt
            default: nil
            }
        return file.map { SegmentationWordList(builtIn: $0) }
    }
}
