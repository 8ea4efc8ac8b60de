import CalqueSegmentation

/// What the layout of both versions says: a dateline is not the translation of a headline, nor a crosshead that of a
/// sentence.
///
/// Nothing is said of texts whose layout is unknown, where all segments are plain text.
package struct Structure: Sendable {
    private let source: [Part]
    private let target: [Part]
    /// Whether either side has anything but text.
    let isKnown: Bool

    private enum Part {
        case headline, subheading, dateline, text

        var isHeading: Bool { self == .headline || self == .subheading }
    }

    package init(source: Document, target: Document) {
        self.source = source.segments.map { Self.part($0.kind) }
        self.target = target.segments.map { Self.part($0.kind) }
        isKnown = !(self.source.allSatisfy { $0 == .text } && self.target.allSatisfy { $0 == .text })
    }

    /// From −1, no segment of either side has its like on the other, or a side mixes headings or one with text, to 0.
    ///
    /// - Complexity: the product of both counts.
    func disagreement(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        guard isKnown else { return 0 }
        let left = self.source[source]
        let right = self.target[target]
        if Self.isMixed(left) || Self.isMixed(right) { return -1 }
        // A dateline with its sentence is at home with a sentence that has its dateline inside.
        let isText = left.contains(.text) && right.contains(.text)
        func lacks(_ part: Part, _ other: ArraySlice<Part>) -> Bool {
            !other.contains { $0 == part || $0.isHeading && part.isHeading } && !(isText && part == .dateline)
        }
        let alone = left.count { lacks($0, right) } + right.count { lacks($0, left) }
        return alone == 0 ? 0 : -Float(alone) / Float(left.count + right.count)
    }

    private static func isMixed(_ parts: ArraySlice<Part>) -> Bool {
        parts.contains(where: \.isHeading) && Set(parts).count > 1
    }

    private static func part(_ kind: Segment.Kind) -> Part {
        switch kind {
        case .headline: .headline
        case .subheadline, .crosshead: .subheading
        case .dateline: .dateline
        case .text, .boilerplate: .text
        }
    }
}
