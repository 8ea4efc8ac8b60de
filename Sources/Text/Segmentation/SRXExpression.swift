import CalqueCore
import CalqueICU

/// A regular expression made of one rule or several, which looks at one paragraph after the other.
///
/// It takes hold of a paragraph's bytes when it is first asked about it, because most expressions never are.
final class SRXExpression {
    private let expression: RegularExpression
    private var paragraph = 0

    /// - Parameters:
    ///   - pieces: patterns of which one is to match, each as a file has it.
    ///   - prefix: what is to stand before, a pattern of ours.
    ///   - suffix: what is to follow, a pattern of ours.
    ///   - seesBeyond: look-around and `\b` see beyond a region, and `\z` matches at its end if `endsAtRegion`.
    init(
        _ pieces: [String], prefix: String = "", suffix: String = "", seesBeyond: Bool = true,
        endsAtRegion: Bool = false
    ) throws(Failure) {
        expression = try Self.compile(pieces, prefix, suffix)
        try expression.setBounds(transparent: seesBeyond, anchoring: endsAtRegion)
    }

    /// A pattern of its own may end in a comment of `(?x)` or an open `\Q`, which would swallow our parenthesis.
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

    func match(in text: SRXText, at position: Int, limit: Int? = nil) throws(Failure) -> Range<Int>? {
        try take(text)
        return try expression.match(at: position, limit: limit)
    }

    func find(in text: SRXText, from position: Int, limit: Int? = nil) throws(Failure) -> Range<Int>? {
        try take(text)
        return try expression.find(from: position, limit: limit)
    }

    private func take(_ text: SRXText) throws(Failure) {
        guard paragraph != text.number else { return }
        try expression.setText(text.bytes)
        paragraph = text.number
    }
}

/// A paragraph under a number of its own.
struct SRXText {
    let bytes: UnsafeBufferPointer<UInt8>
    let number: Int

    var count: Int { bytes.count }

    /// The start of the character that many characters before a position, or the start of the text.
    func position(_ characters: Int, before position: Int) -> Int {
        var at = position
        var left = characters
        while at > 0, left > 0 {
            at -= 1
            if bytes[at] & 0xC0 != 0x80 { left -= 1 }
        }
        return at
    }

    /// The end of the character that many characters after a position, or the end of the text.
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

/// The starts of the characters before a position, counted once for all who ask.
struct SRXLookBack {
    private var starts: [Int] = []
    private var origin = -1
    private var paragraph = 0

    /// The start of the character that many characters before the position, or the start of the text.
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
