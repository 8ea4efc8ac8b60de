import CalqueCore
import CalqueLanguages
import CalqueSegmentation
import Synchronization

/// The segments of a version as the extractors of terms read them: in characters and words.
struct VersionText: Sendable {
    /// Where a word stands in its segment.
    struct Word: Sendable {
        /// Its number in `forms`.
        let form: Int32
        let start: Int32
        let end: Int32

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    let language: LanguageTag
    /// The characters of each segment.
    let segments: [[UInt32]]
    /// The words of each segment, in their order.
    private(set) var words: [[Word]] = []
    /// The different words.
    private(set) var forms: [WordForm] = []
    /// Which segments have Han characters.
    let hasHan: [Bool]

    /// - Throws: `Failure(.internal)` when ICU lacks what it should have.
    /// - Complexity: linear in the text, with a look at ICU for words that no text before had.
    init(_ version: Document) throws {
        try self.init(version.segments.map { Self.characters($0.text) }, version.language)
    }

    private static func characters(_ text: String) -> [UInt32] {
        // All but the bytes that go on with a character.
        let most = text.utf8.count { $0 & 0xC0 != 0x80 }
        return [UInt32](unsafeUninitializedCapacity: most) { characters, count in
            for character in text.unicodeScalars {
                characters.initializeElement(at: count, to: character.value)
                count += 1
            }
        }
    }

    init(_ segments: [[UInt32]], _ language: LanguageTag) throws {
        self.segments = segments
        self.language = language
        hasHan = segments.map { $0.contains(where: Letters.isHan) }
        var known = try Self.take(language)
        try read(&known)
        Self.give(known, language)
    }

    private mutating func read(_ known: inout WordForms) throws {
        known.begin()
        words.reserveCapacity(segments.count)
        for segment in segments {
            try segment.withUnsafeBufferPointer { text in
                var words: [Word] = []
                words.reserveCapacity(text.count / 5)
                var at = 0
                while at < text.count {
                    guard Letters.isWordLetter(text[at]) else {
                        at += 1
                        continue
                    }
                    let start = at
                    var hash = SpellingHash.seed
                    repeat {
                        hash = SpellingHash.extend(hash, text[at])
                        at += 1
                    } while at < text.count && Letters.isWordLetter(text[at])
                    let form = try known.number(text[start..<at], hash: hash, addingTo: &forms)
                    words.append(Word(form: form, start: Int32(start), end: Int32(at)))
                }
                self.words.append(words)
            }
        }
    }

    // MARK: What is known of words

    /// By language; more than one where several threads read texts of it at a time.
    private static let pool = Mutex<[String: [WordForms]]>([:])

    private static func take(_ language: LanguageTag) throws -> WordForms {
        try pool.withLock { $0[language.description]?.popLast() } ?? WordForms(language)
    }

    private static func give(_ known: WordForms, _ language: LanguageTag) {
        if known.isFull { return }
        pool.withLock { $0[language.description, default: []].append(known) }
    }
}
