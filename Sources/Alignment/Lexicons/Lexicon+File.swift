public import CalqueCore
import CalqueIO

/// The file of a lexicon: sorted lines of fields that are separated by tabs, in UTF-8. It has no dates, so that the same
/// pairs give the same bytes.
///
///     calque-lexicon  1       en      ru      20820   401210  380112
///             порт    57
///     harbou  31      порт    0.612   0.340   гаван   0.201   0.522
///
/// The first line has the version of the format, the languages, the number of pairs and the number of words of each
/// language in them. The line of a target word begins with a tab and has the word and its count. The line of a source
/// word has the word, its count, and for each translation the target word, its probability given the source word, and
/// the probability of the source word given the target word.
extension Lexicon {
    private static let form = "calque-lexicon"

    /// Writes the file, as a whole or not at all.
    ///
    /// - Throws: `Failure(.io)` if the file cannot be written.
    public func write(to path: String) throws(Failure) {
        let file = try AtomicFile(replacing: path)
        try file.write(text)
        try file.commit()
    }

    /// The text of the file.
    public var text: String {
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

    /// A probability with three decimals, at least 0.001, so that no entry is lost.
    private static func thousandths(_ probability: Float) -> String {
        let value = max(1, min(1000, Int(saturating: (probability * 1000).rounded())))
        let digits = String(value % 1000)
        return "\(value / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// Reads the bytes of a file.
    ///
    /// - Throws: `Failure(.badData)` with the line if the bytes are not a lexicon.
    /// - Complexity: linear in the bytes; a hundred thousand entries take about ten milliseconds.
    public init(reading bytes: [UInt8]) throws(Failure) {
        let read = bytes.withUnsafeBytes { bytes in
            Result { () throws(Failure) -> Lexicon in try Lexicon(reading: bytes) }
        }
        self = try read.get()
    }

    /// - Throws: `Failure(.badData)` with the line if the bytes are not a lexicon.
    init(reading bytes: UnsafeRawBufferPointer) throws(Failure) {
        var reader = LexiconReader(bytes)
        let head = try reader.head()
        var (source, target) = (Vocabulary(), Vocabulary())
        (source.total, target.total) = head.totals
        // Most lines add a word.
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        source.index.reserveCapacity(lines / 2)
        target.index.reserveCapacity(lines / 2)
        var entries: [Entry] = []
        // The translations of one line.
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
            target.index.look(up: others, in: &numbers)
            var last: Int32 = -1
            for (index, number) in numbers.enumerated() {
                guard number >= 0 else {
                    throw reader.failure("'\(others[index].text)' is not among the target words above")
                }
                guard number > last else {
                    throw reader.failure("'\(others[index].text)' is out of order")
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
