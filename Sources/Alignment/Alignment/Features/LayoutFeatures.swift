import CalqueSegmentation

/// Compares the layout of both sides of a bead: a dateline does not translate a headline, a crosshead no sentence.
///
/// Documents whose layout is unknown, where all segments are plain text, never disagree.
package struct LayoutFeatures: Sendable {
    private let source: [Part]
    private let target: [Part]
    /// Whether either document has segments that are not plain text.
    let isKnown: Bool

    private enum Part {
        case headline, subheading, dateline, text

        var isHeading: Bool { self == .headline || self == .subheading }
    }

    /// Reads the kinds of the segments of both documents.
    package init(source: Document, target: Document) {
        self.source = source.segments.map { Self.part($0.kind) }
        self.target = target.segments.map { Self.part($0.kind) }
        isKnown = !(self.source.allSatisfy { $0 == .text } && self.target.allSatisfy { $0 == .text })
    }

    /// Returns how much the layouts of both sides disagree, from −1 to 0.
    ///
    /// The result is −1 where a side mixes different headings, or a heading with text, and where no segment has a segment
    /// of a similar kind on the other side.
    ///
    /// - Complexity: the product of both counts.
    func disagreement(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        guard isKnown else { return 0 }
        let left = self.source[source]
        let right = self.target[target]
        if Self.isMixed(left) || Self.isMixed(right) { return -1 }
        // A dateline with its sentence agrees with a sentence that includes the dateline.
        let isText = left.contains(.text) && right.contains(.text)
        func lacks(_ part: Part, _ other: ArraySlice<Part>) -> Bool {
            !other.contains { $0 == part || $0.isHeading && part.isHeading } && !(isText && part == .dateline)
        }
        let alone = left.count { lacks($0, right) } + right.count { lacks($0, left) }
        return alone == 0 ? 0 : -Float(alone) / Float(left.count + right.count)
    }

    private static func isMixed(_ parts: ArraySlice<Part>) -> Bool {
        parts.contains { $0 != parts.first } && parts.contains(where: \.isHeading)
    }

    private static func part(_ kind: Segment.Kind) -> Part {
        switch kind {
        case .headline: .headline
        case .subheadline, .crosshead: .subheading
        case .dateline: .dateline
        case .byline, .text, .boilerplate: .text
        }
    }
}
