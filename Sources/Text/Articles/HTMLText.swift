/// Builds the text of one block and its source map. White space is collapsed as in a browser.
package struct HTMLText {
    package private(set) var bytes: [UInt8] = []
    package private(set) var map = SourceMap()
    /// White space that is added only if more text follows. No-break spaces wait here too, because a block must not
    /// end with one.
    private var pending: [UInt8] = []
    private var pendingMap = SourceMap()
    private var pendingHasLineEnd = false

    package init() {}

    package var isEmpty: Bool { bytes.isEmpty }

    /// Appends text.
    ///
    /// - Parameters:
    ///   - text: the decoded text.
    ///   - source: its place in the source. If it has the length of the text, the source has the same bytes.
    package mutating func append(_ text: ArraySlice<UInt8>, source: Range<Int>) {
        let isVerbatim = text.count == source.count
        var at = text.startIndex
        while at < text.endIndex {
            let start = at
            let isSpace = Self.isCollapsible(text[at])
            if isSpace {
                while at < text.endIndex, Self.isCollapsible(text[at]) {
                    if text[at] == 0x0A || text[at] == 0x0D { pendingHasLineEnd = true }
                    at += 1
                }
            } else {
                while at < text.endIndex, !Self.isCollapsible(text[at]), Self.noBreakSpace(text, at) == 0 { at += 1 }
            }
            let place = { (range: Range<Int>) in
                isVerbatim
                    ? source.lowerBound + range.lowerBound - text.startIndex..<source.lowerBound + range.upperBound
                        - text.startIndex
                    : source
            }
            if isSpace {
                appendSpace(at: place(start..<at))
            } else if at > start {
                appendVisible(text[start..<at], source: place(start..<at))
            } else {
                at += Self.noBreakSpace(text, at)
                hold(text[start..<at], source: place(start..<at))
            }
        }
    }

    private mutating func appendSpace(at source: Range<Int>) {
        // Several spaces become one, and spaces at the start of a block are dropped.
        if !bytes.isEmpty, pending.last != 0x20 { hold([0x20], source: source) }
    }

    private mutating func hold(_ text: ArraySlice<UInt8>, source: Range<Int>) {
        guard !bytes.isEmpty else { return }
        pending += text
        pendingMap.append(length: text.count, source: source)
    }

    private mutating func appendVisible(_ text: ArraySlice<UInt8>, source: Range<Int>) {
        if !pending.isEmpty {
            // A line end between two Chinese characters is only a wrap of the source (CSS Text 3, 4.1.3).
            let isWrap = pending == [0x20] && pendingHasLineEnd && isWide(bytes.suffix(3)) && isWide(text.prefix(3))
            if !isWrap {
                bytes += pending
                for run in pendingMap.runs { map.append(length: run.text.count, source: run.source) }
            }
            pending.removeAll(keepingCapacity: true)
            pendingMap = SourceMap()
        }
        pendingHasLineEnd = false
        bytes += text
        map.append(length: text.count, source: source)
    }

    private static func isCollapsible(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// The length in bytes of a no-break space (U+00A0) or byte order mark (U+FEFF) at this place; 0 if there is none.
    private static func noBreakSpace(_ text: ArraySlice<UInt8>, _ at: Int) -> Int {
        if text[at] == 0xC2, at + 1 < text.endIndex, text[at + 1] == 0xA0 { return 2 }
        if text[at] == 0xEF, text[at...].starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
        return 0
    }

    /// Whether three bytes are a Han character, kana or full-width punctuation: U+3000 to U+9FFF or U+FF00 to U+FFEF.
    private func isWide(_ three: ArraySlice<UInt8>) -> Bool {
        guard three.count == 3, let first = three.first else { return false }
        let second = three[three.startIndex + 1]
        return (0xE3...0xE9).contains(first) && second & 0xC0 == 0x80 || first == 0xEF && (0xBC...0xBF).contains(second)
    }
}
