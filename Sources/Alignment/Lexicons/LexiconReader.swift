import CalqueCore

/// Reads the lines and fields of a lexicon's file.
struct LexiconReader {
    private let bytes: UnsafeRawBufferPointer
    private var line = 0
    /// Where the next line begins.
    private var next = 0
    /// Where the next field begins.
    private var at = 0
    /// Where the line ends.
    private var lineEnd = 0
    /// Whether the line has more fields.
    private(set) var hasMore = false

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Returns an error with the current line.
    func failure(_ message: String) -> Failure {
        Failure(.badData, message, at: .init(line: line), advice: "make the lexicon again with calque learn")
    }

    /// Goes to the next line, and returns whether there is one.
    mutating func nextLine() -> Bool {
        guard next < bytes.count else { return false }
        line += 1
        at = next
        lineEnd = at
        while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
        next = lineEnd + 1
        hasMore = true
        return true
    }

    /// Whether the next field is empty.
    var hasEmptyField: Bool { at < lineEnd && bytes[at] == UInt8(ascii: "\t") }

    /// Reads a field, and returns its bytes' range.
    @discardableResult
    mutating func field() throws(Failure) -> Range<Int> {
        guard hasMore else { throw failure("the line ends too early") }
        let start = at
        while at < lineEnd, bytes[at] != UInt8(ascii: "\t") { at += 1 }
        let field = start..<at
        hasMore = at < lineEnd
        at += 1
        return field
    }

    /// Checks that the line has no more fields.
    mutating func end() throws(Failure) {
        guard !hasMore else { throw failure("the line has more fields than it may") }
    }

    private mutating func text() throws(Failure) -> String {
        let field = try field()
        guard let text = String(validating: bytes[field], as: UTF8.self) else { throw failure("a field is not UTF-8") }
        return text
    }

    /// Reads the first line.
    mutating func head() throws(Failure) -> (
        languages: (source: LanguageTag, target: LanguageTag), pairs: Int, totals: (Int, Int)
    ) {
        guard nextLine(), try text() == "calque-lexicon" else {
            throw Failure(
                .badData, "this is not a lexicon", at: .init(line: 1), advice: "calque learn makes one from a memory")
        }
        guard try number() == 1 else {
            throw Failure(
                .badData, "the lexicon is of another version", at: .init(line: 1),
                advice: "make it again with calque learn")
        }
        guard let source = LanguageTag(try text()), let target = LanguageTag(try text()) else {
            throw failure("a language is not a BCP 47 tag")
        }
        let head = ((source: source, target: target), try number(), (try number(), try number()))
        try end()
        return head
    }

    /// Reads a count.
    mutating func number() throws(Failure) -> Int {
        let field = try field()
        var value = 0
        for byte in bytes[field] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value < 100_000_000 else {
                throw failure("a count is expected, a number below a thousand million")
            }
            // bounded: the value is checked.
            value = 10 * value + Int(byte - UInt8(ascii: "0"))
        }
        guard !field.isEmpty else { throw failure("a count is missing") }
        return value
    }

    /// Reads a probability, above 0 and up to 1.
    mutating func probability() throws(Failure) -> Float {
        let field = try field()
        var value: Float = 0
        var scale: Float = 0
        for byte in bytes[field] {
            switch byte {
            case UInt8(ascii: "."): scale = scale == 0 ? 1 : -1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = 10 * value + Float(byte - UInt8(ascii: "0"))
                scale *= 10
            default: scale = -1
            }
            if scale < 0 { break }
        }
        let probability = scale > 0 ? value / scale : value
        guard scale >= 0, probability > 0, probability <= 1 else {
            throw failure("a probability is expected, above 0 and up to 1")
        }
        return probability
    }

    /// Reads a word.
    mutating func word() throws(Failure) -> LexiconWord {
        let field = try field()
        guard let word = LexiconWord(validating: bytes[field]) else {
            throw failure("a word is expected, of up to \(LexiconWord.longest) characters")
        }
        return word
    }

    /// Adds a word with the count that the next field has.
    mutating func add(_ word: LexiconWord, to vocabulary: inout Lexicon.Vocabulary) throws(Failure) {
        guard vocabulary.index.append(word) else { throw failure("'\(word.text)' occurs twice") }
        vocabulary.counts.append(Int32(try self.number()))
    }
}
