/// Recognises dates of figures with full stops and spaces: German `12. 5. 2023`, Korean `2024. 2. 3.` and `2. 12 합의`.
package struct SpacedDate {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let floor: Int

    private struct Part {
        let range: Range<Int>
        let value: Int

        var isDay: Bool { range.count <= 2 && (1...31).contains(value) }
        var isMonth: Bool { range.count <= 2 && (1...12).contains(value) }
        var isYear: Bool { range.count == 4 && (1000...2999).contains(value) }
    }

    /// - Parameter floor: where the text begins that is looked at.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, from floor: Int) {
        self.bytes = bytes
        self.floor = floor
    }

    /// Whether a full stop is inside a date. Before Hangul it is also at its end, because Korean ends no sentence with a bare
    /// number.
    ///
    /// - Parameters:
    ///   - next: where the text goes on after the full stop and spaces.
    ///   - isBeforeHangul: whether it goes on with a Korean letter.
    /// - Complexity: constant.
    package func contains(stop: Int, next: Int, isBeforeHangul: Bool) -> Bool {
        guard let here = part(endingAt: stop) else { return false }
        let before = part(before: here)
        if isBeforeHangul {
            guard let before, let first = part(before: before) else { return false }
            return first.isYear && before.isMonth && here.isDay
        }
        guard let after = part(at: next) else { return false }
        if before?.isDay == true, here.isMonth, after.isYear { return true }
        if before?.isYear == true, here.isMonth, after.isDay { return true }
        if let last = part(after: after) {
            if after.isMonth, here.isDay && last.isYear || here.isYear && last.isDay { return true }
        }
        return here.isMonth && after.isDay && isHangul(skipSpaces(from: after.range.upperBound))
    }

    private func isDigit(_ at: Int) -> Bool {
        at >= floor && at < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at])
    }

    private func part(_ range: Range<Int>) -> Part? {
        guard (1...4).contains(range.count) else { return nil }
        // bounded: four digits.
        return Part(range: range, value: range.reduce(0) { $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) })
    }

    private func part(at start: Int) -> Part? {
        var end = start
        while end < start + 5, isDigit(end) { end += 1 }
        return part(start..<end)
    }

    private func part(endingAt end: Int) -> Part? {
        var start = end
        while start > end - 5, isDigit(start - 1) { start -= 1 }
        return part(start..<end)
    }

    private func part(before other: Part) -> Part? {
        var at = other.range.lowerBound
        while at > max(floor, other.range.lowerBound - 2), bytes[at - 1] == 0x20 { at -= 1 }
        guard at < other.range.lowerBound, at > floor, bytes[at - 1] == UInt8(ascii: ".") else { return nil }
        return part(endingAt: at - 1)
    }

    private func part(after other: Part) -> Part? {
        let stop = other.range.upperBound
        guard stop < bytes.count, bytes[stop] == UInt8(ascii: ".") else { return nil }
        return part(at: skipSpaces(from: stop + 1))
    }

    private func skipSpaces(from start: Int) -> Int {
        var at = start
        while at < min(bytes.count, start + 2), bytes[at] == 0x20 { at += 1 }
        return at
    }

    /// Whether a Hangul syllable (U+AC00 to U+D7A3) begins at a place.
    private func isHangul(_ at: Int) -> Bool {
        guard at + 2 < bytes.count, (0xEA...0xED).contains(bytes[at]) else { return false }
        let value = UInt32(bytes[at] & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
        return Letters.isHangul(value)
    }
}
