import CalqueCore
import CalqueICU

/// A regular expression made of the patterns of one or more rules. It is matched against one paragraph after another.
///
/// The paragraph is handed to ICU only at the first match, because most expressions are not used in most paragraphs.
final class SRXExpression {
    private let expression: RegularExpression
    private var paragraph = 0

    /// Compiles an expression that matches one of the patterns.
    ///
    /// - Parameters:
    ///   - pieces: the patterns, as in the file.
    ///   - prefix: a pattern before each of them, written by Calque.
    ///   - suffix: a pattern after each of them, written by Calque.
    ///   - seesBeyond: whether look-around and `\b` see the text outside the search region.
    ///   - endsAtRegion: whether `\z` and other anchors match at the ends of the search region.
    /// - Throws: `Failure(.badData)` if ICU rejects a pattern.
    init(
        _ pieces: [String], prefix: String = "", suffix: String = "", seesBeyond: Bool = true,
        endsAtRegion: Bool = false
    ) throws(Failure) {
        expression = try Self.compile(pieces, prefix, suffix)
        try expression.setBounds(transparent: seesBeyond, anchoring: endsAtRegion)
    }

    /// Compiles the joined pattern. A pattern may end in a comment of `(?x)` or an open `\Q`, which would include the
    /// added parenthesis; a line end or `\E` closes them.
    private static func compile(
        _ pieces: [String], _ prefix: String, _ suffix: String
    ) throws(Failure) -> RegularExpression {
        func pattern(_ end: String) -> String {
            "\(prefix)(?:\(pieces.map { "(?:\($0)\(end))" }.joined(separator: "|")))\(suffix)"
        }
        do throws(Failure) { return try RegularExpression(pattern("")) } catch {
            if let closed = try? RegularExpression(pattern("\n")) { return closed }
            if let closed = try? RegularExpression(pattern(#"\E"#)) { return closed }
            throw error
        }
    }

    /// The match at a position; nil if there is none. No match goes beyond `limit`.
    func match(in text: SRXText, at position: Int, limit: Int? = nil) throws(Failure) -> Range<Int>? {
        try take(text)
        return try expression.match(at: position, limit: limit)
    }

    /// The first match from a position on; nil if there is none. No match goes beyond `limit`.
    func find(in text: SRXText, from position: Int, limit: Int? = nil) throws(Failure) -> Range<Int>? {
        try take(text)
        return try expression.find(from: position, limit: limit)
    }

    /// Hands the paragraph to ICU, unless it is the current one.
    private func take(_ text: SRXText) throws(Failure) {
        guard paragraph != text.number else { return }
        try expression.setText(text.bytes)
        paragraph = text.number
    }
}

/// A paragraph and its number, by which expressions recognise a new paragraph.
struct SRXText {
    let bytes: UnsafeBufferPointer<UInt8>
    let number: Int

    var count: Int { bytes.count }

    /// The position a number of characters before another one; the start of the text if there are fewer.
    func position(_ characters: Int, before position: Int) -> Int {
        var at = position
        var left = characters
        while at > 0, left > 0 {
            at -= 1
            if bytes[at] & 0xC0 != 0x80 { left -= 1 }
        }
        return at
    }

    /// The position a number of characters after another one; the end of the text if there are fewer.
    func position(_ characters: Int, after position: Int) -> Int {
        var at = position
        var left = characters
        while at < bytes.count, left > 0 {
            at += 1
            if at == bytes.count || bytes[at] & 0xC0 != 0x80 { left -= 1 }
        }
        return at
    }
}

/// Finds the starts of the characters before a position. They are found once for all exceptions at that position.
struct SRXLookBack {
    private var starts: [Int] = []
    private var origin = -1
    private var paragraph = 0

    /// The position a number of characters before another one; the start of the text if there are fewer.
    mutating func position(_ characters: Int, in text: SRXText, before position: Int) -> Int {
        if position != origin || paragraph != text.number {
            starts.removeAll(keepingCapacity: true)
            starts.append(position)
            origin = position
            paragraph = text.number
        }
        var last = starts[starts.count - 1]
        while starts.count <= characters, last > 0 {
            repeat { last -= 1 } while last > 0 && text.bytes[last] & 0xC0 == 0x80
            starts.append(last)
        }
        return starts[min(characters, starts.count - 1)]
    }
}
