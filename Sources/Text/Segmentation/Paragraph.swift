import CalqueLanguages

/// A view of the UTF-8 bytes of a paragraph, with access to characters and words for the rules.
///
/// All positions are byte offsets at the start of a character. The bytes must be valid UTF-8. The view owns no memory,
/// so it is cheap to copy.
struct Paragraph {
    let bytes: UnsafeBufferPointer<UInt8>
    let workspace: UnsafeMutablePointer<Workspace>

    /// State of the segmentation of one paragraph. Its memory is reused for the next paragraph.
    struct Workspace {
        /// The positions of the straight double quotes, ascending; nil until they are first needed.
        var straightQuotes: [Int]?
        /// The starts of the items of lists without marks, ascending.
        var listItems: [Int] = []
        /// The questions to the model, if somebody wants to see them.
        var questions: [BoundaryQuestion]?
    }

    var count: Int { bytes.count }

    /// The character at a position; nil at the end.
    func scalar(at position: Int) -> Unicode.Scalar? {
        guard position >= 0, position < bytes.count else { return nil }
        let first = UInt32(bytes[position])
        if first < 0x80 { return Unicode.Scalar(UInt8(first)) }
        if first < 0xE0 { return Unicode.Scalar((first & 0x1F) << 6 | tail(position + 1)) }
        if first < 0xF0 {
            return Unicode.Scalar((first & 0x0F) << 12 | tail(position + 1) << 6 | tail(position + 2))
        }
        return Unicode.Scalar(
            (first & 0x07) << 18 | tail(position + 1) << 12 | tail(position + 2) << 6 | tail(position + 3))
    }

    private func tail(_ position: Int) -> UInt32 { position < bytes.count ? UInt32(bytes[position]) & 0x3F : 0 }

    /// The start of the character before `position`; 0 at the start of the paragraph.
    func start(before position: Int) -> Int {
        var at = position - 1
        while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
        return max(at, 0)
    }

    /// The character before a position; nil at the start.
    func scalar(before position: Int) -> Unicode.Scalar? {
        position > 0 ? scalar(at: start(before: position)) : nil
    }

    /// The end of the character at a position.
    func end(of position: Int) -> Int {
        guard let scalar = scalar(at: position) else { return position }
        return position + UTF8.width(scalar)
    }

    /// The first position from `position` on with a character that does not satisfy the condition.
    @inline(__always)
    func skip(from position: Int, while condition: (Unicode.Scalar) -> Bool) -> Int {
        var at = position
        while let scalar = scalar(at: at), condition(scalar) { at += UTF8.width(scalar) }
        return at
    }

    /// The start of the longest run of characters that satisfy the condition and end at `position`; not before `floor`.
    @inline(__always)
    func skipBack(from position: Int, to floor: Int = 0, while condition: (Unicode.Scalar) -> Bool) -> Int {
        var at = position
        while at > floor {
            let before = start(before: at)
            guard let scalar = scalar(at: before), condition(scalar) else { break }
            at = before
        }
        return at
    }

    func skipSpaces(from position: Int) -> Int {
        var at = position
        while at < bytes.count {
            if bytes[at] == 0x20 {
                at += 1
            } else if bytes[at] > 0x20, bytes[at] < 0x80 {
                return at
            } else if let scalar = scalar(at: at), scalar.isSpace {
                at += UTF8.width(scalar)
            } else {
                return at
            }
        }
        return at
    }

    func skipSpacesBack(from position: Int, to floor: Int = 0) -> Int {
        skipBack(from: position, to: floor) { $0.isSpace }
    }

    /// The word that starts at `position`: letters, digits, hyphens and apostrophes. Words are cut off at 96 bytes; no
    /// listed word is longer.
    func word(at position: Int) -> Range<Int> {
        let limit = min(count, position + 96)
        var at = position
        while at < limit, let scalar = scalar(at: at), scalar.isWordPart { at += UTF8.width(scalar) }
        return position..<at
    }

    /// The word that ends at `position` and does not start before `floor`.
    func word(endingAt position: Int, to floor: Int) -> Range<Int> {
        skipBack(from: position, to: max(floor, position - 96)) { $0.isWordPart }..<position
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }

    /// Whether the range has exactly these bytes.
    func holds(_ text: StaticString, at range: Range<Int>) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        return slice(range).elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
