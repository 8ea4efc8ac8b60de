import CalqueCore
import CalqueLanguages
import CalqueSegmentation

/// The segments of a document as characters and words.
struct DocumentText: Sendable {
    /// An occurrence of a word in a segment.
    struct Word: Sendable {
        /// The index of the word in `forms`.
        let form: Int32
        /// Where it begins and ends, in characters of the segment.
        let start: Int32
        let end: Int32

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    let language: LanguageTag
    /// The characters of each segment, as values of Unicode scalars.
    let segments: [[UInt32]]
    /// The words of each segment, in their order.
    private(set) var words: [[Word]] = []
    /// The different words in the order of their first occurrence.
    private(set) var forms: [WordForm] = []
    /// Whether each segment has Han characters.
    let hasHan: [Bool]

    /// Reads a document.
    ///
    /// - Throws: `Failure(.internal)` if ICU's data is incomplete.
    /// - Complexity: linear in the text. Words that no earlier text had cost a call of ICU.
    init(_ document: Document) throws(Failure) {
        try self.init(document.segments.map { Self.characters($0.text) }, document.language)
    }

    private static func characters(_ text: String) -> [UInt32] {
        // All bytes but those that continue a character.
        let most = text.utf8.count { $0 & 0xC0 != 0x80 }
        return [UInt32](unsafeUninitializedCapacity: most) { characters, count in
            for character in text.unicodeScalars {
                characters.initializeElement(at: count, to: character.value)
                count += 1
            }
        }
    }

    init(_ segments: [[UInt32]], _ language: LanguageTag) throws(Failure) {
        self.segments = segments
        self.language = language
        hasHan = segments.map { $0.contains(where: Letters.isHan) }
        var known = try Self.take(language)
        try read(&known)
        Self.give(known, language)
    }

    private mutating func read(_ known: inout WordForms) throws(Failure) {
        known.begin()
        words.reserveCapacity(segments.count)
        for segment in segments {
            try segment.withUnsafeBufferPointer { (text) throws(Failure) in
                var words: [Word] = []
                words.reserveCapacity(text.count / 5)
                var at = 0
                while at < text.count {
                    // Of Japanese only a run of katakana is a word: it is a name or a word of another language.
                    let isKatakana = Letters.isKatakana(text[at])
                    guard isKatakana || Letters.isWordLetter(text[at]) else {
                        at += 1
                        continue
                    }
                    let start = at
                    var hash = SpellingHash.seed
                    repeat {
                        hash = SpellingHash.extend(hash, text[at])
                        at += 1
                    } while at < text.count
                        && (isKatakana ? Letters.isKatakana(text[at]) : Letters.isWordLetter(text[at]))
                    let form = try known.number(text[start..<at], hash: hash, addingTo: &forms)
                    words.append(Word(form: form, start: Int32(start), end: Int32(at)))
                }
                self.words.append(words)
            }
        }
    }

    // MARK: Caches

    /// The idle caches by language: several where threads have read texts of the language at the same time.
    private static let pool = Guarded<[String: [WordForms]]>([:])

    private static func take(_ language: LanguageTag) throws(Failure) -> WordForms {
        if let known = pool.withLock({ $0[language.description]?.popLast() }) { return known }
        return try WordForms(language)
    }

    private static func give(_ known: WordForms, _ language: LanguageTag) {
        if known.isFull { return }
        pool.withLock { $0[language.description, default: []].append(known) }
    }
}
