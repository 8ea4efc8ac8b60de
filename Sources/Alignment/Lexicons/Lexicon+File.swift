package import CalqueCore

/// The file of a lexicon: lines of fields that tabs part, in UTF-8, sorted, without dates, so that the same pairs give
/// the same bytes.
///
///     calque-lexicon  1       en      ru      20820   401210  380112
///             порт    57
///     harbou  31      порт    0.612   0.340   гаван   0.201   0.522
///
/// The first line has the version of the form, the languages, how many pairs it was learnt from and how many words
/// those had of each language. Words of the target begin with a tab and have their count; words of the source have
/// their count and, for each translation, the word and its probability from and to the source word.
extension Lexicon {
    private static let form = "calque-lexicon"

    /// Writes the file, whole or not at all.
    ///
    /// - Throws: `Failure(.io)`.
    package func write(to path: String) throws(Failure) {
        let file = try AtomicFile(replacing: path)
        try file.write(text)
        try file.commit()
    }

    package var text: String {
        var text =
            "\(Self.form)\t1\t\(languages.source)\t\(languages.target)\t\(pairs)\t\(source.total)\t\(target.total)\n"
        let targets = target.words.map(\.text)
        for (word, count) in zip(targets, target.counts) { text += "\t\(word)\t\(count)\n" }
        for (number, word) in source.words.enumerated() {
            text += "\(word.text)\t\(source.counts[number])"
            for entry in entries[Int(starts[number])..<Int(starts[number + 1])] {
                text += "\t\(targets[Int(entry.target)])"
                text += "\t\(Self.thousandths(entry.forward))\t\(Self.thousandths(entry.backward))"
            }
            text += "\n"
        }
        return text
    }

    /// At least 0.001, so that no entry is lost.
    private static func thousandths(_ probability: Float) -> String {
        let value = max(1, min(1000, Int((probability * 1000).rounded())))
        let digits = String(value % 1000)
        return "\(value / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// Reads the bytes of a file.
    ///
    /// - Throws: `Failure(.badData)` with the line when it is not a lexicon.
    /// - Complexity: linear in the bytes: a hundred thousand entries take some ten milliseconds.
    package init(reading bytes: [UInt8]) throws(Failure) {
        let read = bytes.withUnsafeBytes { bytes in
            Result { () throws(Failure) -> Lexicon in try Lexicon(reading: bytes) }
        }
        self = try read.get()
    }

    /// - Throws: `Failure(.badData)` with the line.
    init(reading bytes: UnsafeRawBufferPointer) throws(Failure) {
        var reader = LexiconReader(bytes)
        let head = try reader.head()
        var (source, target) = (Vocabulary(), Vocabulary())
        (source.total, target.total) = head.totals
        // Most lines have a word.
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        source.numbers.reserveCapacity(lines / 2)
        target.numbers.reserveCapacity(lines / 2)
        var entries: [Entry] = []
        // Of one line.
        var (others, numbers): ([LexiconWord], [Int32]) = ([], [])
        var probabilities: [(Float, Float)] = []
        while reader.nextLine() {
            if reader.hasEmptyField {
                try reader.field()
                let word = try reader.word()
                try reader.add(word, to: &target)
                try reader.end()
                continue
            }
            let word = try reader.word()
            try reader.add(word, to: &source)
            others.removeAll(keepingCapacity: true)
            probabilities.removeAll(keepingCapacity: true)
            while reader.hasMore {
                others.append(try reader.word())
                probabilities.append((try reader.probability(), try reader.probability()))
            }
            target.numbers.look(up: others, in: &numbers)
            var last: Int32 = -1
            for (index, number) in numbers.enumerated() {
                guard number >= 0 else {
                    throw reader.failure("'\(others[index].text)' is not among the words of the target above")
                }
                guard number > last else {
                    throw reader.failure("'\(others[index].text)' does not stand in its order")
                }
                last = number
                entries.append(
                    Entry(
                        source: Int32(source.words.count - 1), target: number, forward: probabilities[index].0,
                        backward: probabilities[index].1))
            }
        }
        self.init(languages: head.languages, pairs: head.pairs, source: source, target: target, entries: entries)
    }
}

/// Goes through the lines and fields of a lexicon's file.
private struct LexiconReader {
    private let bytes: UnsafeRawBufferPointer
    private var line = 0
    /// Where the next line begins, where the next field does, and where the line ends.
    private var next = 0
    private var at = 0
    private var lineEnd = 0
    /// The end of the field that was read last.
    private(set) var hasMore = false

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    func failure(_ message: String) -> Failure {
        Failure(.badData, message, at: .init(line: line), advice: "make the lexicon anew with calque learn")
    }

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

    var hasEmptyField: Bool { at < lineEnd && bytes[at] == UInt8(ascii: "\t") }

    /// The next field.
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

    mutating func end() throws(Failure) {
        guard !hasMore else { throw failure("the line has more fields than it may") }
    }

    private mutating func text() throws(Failure) -> String {
        let field = try field()
        guard let text = String(validating: bytes[field], as: UTF8.self) else { throw failure("a field is not UTF-8") }
        return text
    }

    mutating func head() throws(Failure) -> (
        languages: (source: LanguageTag, target: LanguageTag), pairs: Int, totals: (Int, Int)
    ) {
        guard nextLine(), try text() == "calque-lexicon" else {
            throw Failure(
                .badData, "this is not a lexicon", at: .init(line: 1), advice: "calque learn makes one of a memory")
        }
        guard try number() == 1 else {
            throw Failure(
                .badData, "the lexicon is of another version", at: .init(line: 1),
                advice: "make it anew with calque learn")
        }
        guard let source = LanguageTag(try text()), let target = LanguageTag(try text()) else {
            throw failure("a language is not a BCP 47 tag")
        }
        let head = ((source: source, target: target), try number(), (try number(), try number()))
        try end()
        return head
    }

    mutating func number() throws(Failure) -> Int {
        let field = try field()
        var value = 0
        for byte in bytes[field] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value < 100_000_000 else {
                throw failure("a count is expected, a number below a thousand million")
            }
            value = 10 * value + Int(byte - UInt8(ascii: "0"))
        }
        guard !field.isEmpty else { throw failure("a count is missing") }
        return value
    }

    /// From 0.001 to 1.
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

    /// A word of up to six characters.
    mutating func word() throws(Failure) -> LexiconWord {
        let field = try field()
        guard let word = LexiconWord(validating: bytes[field]) else {
            throw failure("a word is expected, of up to \(LexiconWord.longest) characters")
        }
        return word
    }

    /// Adds a word with the count that follows it.
    mutating func add(_ word: LexiconWord, to vocabulary: inout Lexicon.Vocabulary) throws(Failure) {
        guard vocabulary.numbers.append(word) else { throw failure("'\(word.text)' stands there twice") }
        vocabulary.counts.append(Int32(try self.number()))
    }
}
