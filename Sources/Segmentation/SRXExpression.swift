import Core
import ICU

/// A regular expression made of one rule or several, which looks at one paragraph after the other.
///
/// It takes hold of a paragraph's bytes when it is first asked about it, because most expressions never are.
final class SRXExpression {
    private let expression: RegularExpression
    private var paragraph = 0

    /// - Parameters:
    ///   - pieces: patterns of which one is to match, each as a file has it.
    ///   - suffix: what is to follow, a pattern of ours.
    ///   - seesBeyond: look-around and `\b` see beyond a region, and `\z` matches at its end if `endsAtRegion`.
    init(_ pieces: [String], suffix: String = "", seesBeyond: Bool = true, endsAtRegion: Bool = false) throws(Failure) {
        expression = try Self.compile(pieces, suffix)
        try expression.setBounds(transparent: seesBeyond, anchoring: endsAtRegion)
    }

    /// A pattern of its own may end in a comment of `(?x)` or an open `\Q`, which would swallow our parenthesis.
    private static func compile(_ pieces: [String], _ suffix: String) throws(Failure) -> RegularExpression {
        func whole(_ end: String) -> String { pieces.map { "(?:\($0)\(end))" }.joined(separator: "|") }
        func pattern(_ end: String) -> String { pieces.count == 1 ? whole(end) + suffix : "(?:\(whole(end)))\(suffix)" }
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
