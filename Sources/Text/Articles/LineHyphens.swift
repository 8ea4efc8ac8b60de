/// Tells whether a hyphen at the end of a wrapped line divides a word, or belongs to it: `har-` `bour`, `long-` `term`.
///
/// Whoever wraps a text with hyphenation divides many words. Then a hyphen is one of division, unless the text has the word
/// with its hyphen elsewhere, or both parts as words of their own and never as one word. In a text without hyphenation a line
/// may only end after a hyphen that is there anyway, unless the text has the joined word elsewhere.
struct LineHyphens {
    enum Cut {
        /// The line does not end in a hyphen.
        case none
        /// The hyphen belongs to the word.
        case compound
        /// The word is divided; the size of the hyphen in bytes.
        case divided(Int)
    }

    private var isHyphenated = false
    private var words: Set<String> = []

    /// A text is wrapped with hyphenation if it has so many line ends after a hyphen, as one of so many at the least.
    private static let fewest = 2
    private static let rarest = 25

    /// - Parameter inner: each line with the next line of its paragraph.
    /// - Complexity: linear in the text.
    init(_ inner: [(Range<Int>, Range<Int>)], _ source: [UInt8]) {
        let ends = inner.filter { Self.hyphen($0, $1, source) == 1 }
        isHyphenated = ends.count >= Self.fewest && ends.count * Self.rarest >= inner.count
        guard !ends.isEmpty, let first = inner.first?.0.lowerBound, let last = inner.last?.1.upperBound else { return }
        // Words that no line end divides. A word with a hyphen is kept whole and in parts.
        let divided = Set(ends.map { $0.0.upperBound - 1 })
        var at = first
        while at < last {
            guard Self.isLetter(source[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < last,
                Self.isLetter(source[at]) || source[at] == 0x2D && at + 1 < last && Self.isLetter(source[at + 1])
            {
                at += 1
            }
            let isPart = at < last && divided.contains(at)
            let follows = ends.contains { $0.1.lowerBound == start }
            guard !isPart, !follows else { continue }
            let word = String(decoding: source[start..<at], as: UTF8.self).lowercased()
            words.insert(word)
            if word.utf8.contains(0x2D) { for part in word.split(separator: "-") { words.insert(String(part)) } }
        }
    }

    /// Returns what the hyphen at the end of a line is.
    func cut(_ line: Range<Int>, _ next: Range<Int>, _ source: [UInt8]) -> Cut {
        let size = Self.hyphen(line, next, source)
        if size == 0 {
            // Before a capital or a figure a hyphen is never one of division: «Baden-» «Baden».
            let before = source[..<line.upperBound].suffix(2)
            return before.last == 0x2D && Self.isLetter(before.first ?? 0) ? .compound : .none
        }
        // A soft hyphen is only there to divide.
        if size > 1 { return .divided(size) }
        let left = Self.word(endingAt: line.upperBound - 1, line.lowerBound, source)
        let right = Self.word(at: next.lowerBound, next.upperBound, source)
        // In a text without hyphenation only a word that it has elsewhere may be divided.
        guard isHyphenated || words.contains(left + right) && !words.contains(left + "-" + right) else {
            return .compound
        }
        if words.contains(left + "-" + right) { return .compound }
        if !words.contains(left + right), words.contains(left), words.contains(right) { return .compound }
        return .divided(size)
    }

    /// The size of a hyphen between a letter at the end of a line and a lower-case letter at the beginning of the next; 0 if
    /// there is none.
    private static func hyphen(_ line: Range<Int>, _ next: Range<Int>, _ source: [UInt8]) -> Int {
        let end = line.upperBound
        let size: Int
        if source[end - 1] == 0x2D {
            size = 1
        } else if line.count > 2, source[end - 2] == 0xC2, source[end - 1] == 0xAD {
            size = 2
        } else {
            return 0
        }
        guard line.count > size, isLetter(source[end - size - 1]),
            let first = String(decoding: source[next.prefix(4)], as: UTF8.self).first, first.isLowercase
        else { return 0 }
        return size
    }

    /// Whether a byte is of a letter; all bytes beyond ASCII count.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

    private static func word(endingAt end: Int, _ floor: Int, _ source: [UInt8]) -> String {
        var start = end
        while start > floor, isLetter(source[start - 1]) { start -= 1 }
        return String(decoding: source[start..<end], as: UTF8.self).lowercased()
    }

    private static func word(at start: Int, _ limit: Int, _ source: [UInt8]) -> String {
        var end = start
        while end < limit, isLetter(source[end]) { end += 1 }
        return String(decoding: source[start..<end], as: UTF8.self).lowercased()
    }
}
