import CalqueCore
import CalqueSegmentation

/// Compares the punctuation and the position of both sides of a bead: translations keep questions, quotations and
/// headlines.
///
/// The log odds of each property follow from how often translations keep it, counted over 4,000 pairs of news, and from
/// how frequent it is in the document: where every other sentence is quoted, a quotation mark says little.
struct PunctuationFeatures {
    /// A property of segments.
    private struct Feature {
        /// How often the translation of a segment that has the property has it too.
        let kept: Float
        /// How often the translation of a segment without the property has it.
        let added: Float
    }

    private static let features = [
        Feature(kept: 0.92, added: 0.004),  // a question mark
        Feature(kept: 0.8, added: 0.005),  // an exclamation mark
        Feature(kept: 0.93, added: 0.09),  // a quotation mark
        Feature(kept: 0.7, added: 0.015),  // a quotation mark at the start
        Feature(kept: 0.87, added: 0.06),  // a quotation mark at the end
        Feature(kept: 0.75, added: 0.03),  // a colon
        Feature(kept: 0.85, added: 0.03),  // a parenthesis
        Feature(kept: 0.97, added: 0.1),  // a full stop or the like at the end
        Feature(kept: 0.8, added: 0.02),  // a headline or another line above the text
        Feature(kept: 0.75, added: 0.2),  // the start of a paragraph
    ]

    /// The properties of the segments of each span, a bit each.
    private let source: SpanTable<UInt16>
    private let target: SpanTable<UInt16>
    /// For each number of target segments, the log odds by the bits of both sides: first for the first five properties,
    /// then for the others.
    private let tables: [[Float]]

    init(source: (document: Document, text: DocumentText), target: (document: Document, text: DocumentText)) {
        let (left, right) = (Self.marks(source.document, source.text), Self.marks(target.document, target.text))
        self.source = Self.joined(left)
        self.target = Self.joined(right)
        let frequencies = [Self.frequencies(left), Self.frequencies(right)]
        tables = (1..<BeadShapes.maxTotal).map { Self.table(frequencies, count: $0) }
    }

    /// Returns the logarithm of odds of a bead.
    @inline(__always)
    func evidence(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        let (left, right) = (self.source[source], self.target[target])
        let first = Int(left & 31) << 5 | Int(right & 31)
        let others = Int(left >> 5) << 5 | Int(right >> 5)
        return tables[target.count - 1][first] + tables[target.count - 1][1024 + others]
    }

    private static func joined(_ marks: [UInt16]) -> SpanTable<UInt16> {
        SpanTable(segments: marks.count) { end, size, shorter in
            (shorter ?? 0) | (end >= size ? marks[end - size] : 0)
        }
    }

    private static func table(_ frequencies: [[Float]], count: Int) -> [Float] {
        var table = [Float](repeating: 0, count: 2048)
        for (bit, feature) in features.enumerated() {
            // A property of all segments or of none is not informative.
            let extremes = frequencies.map { $0[bit] }
            guard extremes.allSatisfy({ (0.001...0.97).contains($0) }) else { continue }
            let one = max(frequencies[1][bit], 0.02)
            let any = 1 - pow(1 - one, Float(count))
            let odds = [
                log((1 - feature.added) / (1 - any)), log(feature.added / any), log((1 - feature.kept) / (1 - any)),
                log(feature.kept / any),
            ].map { max(-3, min(3, $0)) }
            let place = bit % 5
            for index in 0..<1024 {
                table[bit / 5 * 1024 + index] += odds[(index >> (5 + place) & 1) << 1 | (index >> place & 1)]
            }
        }
        return table
    }

    private static func frequencies(_ marks: [UInt16]) -> [Float] {
        features.indices.map { bit in
            Float(marks.count { $0 >> UInt16(bit) & 1 == 1 }) / Float(max(1, marks.count))
        }
    }

    private static func marks(_ document: Document, _ text: DocumentText) -> [UInt16] {
        var paragraph = -1
        return zip(document.segments, text.segments).map { segment, scalars in
            var marks: UInt16 = 0
            var (ends, isQuoted, isFirst) = (false, false, true)
            for scalar in scalars {
                // Most characters are letters.
                if scalar >= 0x40 && scalar < 0xA0 || scalar >= 0x400 && scalar < 0x2000 {
                    (ends, isQuoted, isFirst) = (false, false, false)
                    continue
                }
                switch Unicode.Scalar(scalar) ?? "\u{FFFD}" {
                case "?", "？": (marks, ends, isQuoted) = (marks | 1, true, false)
                case "!", "！": (marks, ends, isQuoted) = (marks | 2, true, false)
                case "\"", "“", "”", "«", "»", "„", "「", "」", "『", "‘":
                    marks |= isFirst ? 4 | 8 : 4
                    isQuoted = true
                case ":", "：": (marks, ends, isQuoted) = (marks | 32, false, false)
                case "(", "（": marks |= 64
                case ".", "。", "…": ends = true
                case ")", "）", "'", "’", " ", ",", "，": break
                default: (ends, isQuoted) = (false, false)
                }
                isFirst = false
            }
            if isQuoted { marks |= 16 }
            if ends { marks |= 128 }
            switch segment.kind {
            case .headline, .subheadline, .crosshead: marks |= 256
            case .byline, .dateline, .text, .boilerplate: break
            }
            if segment.paragraph != paragraph { marks |= 512 }
            paragraph = segment.paragraph
            return marks
        }
    }
}
