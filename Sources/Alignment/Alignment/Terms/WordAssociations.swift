import CalqueCore
import CalqueLanguages
import CalqueSegmentation

/// Finds words of two documents that occur in the same beads of a first alignment, as terms for a second one.
///
/// This follows Kay and Röscheisen (1993), whose aligner learned its words from the text alone. Words are compared by
/// their first characters, Chinese text by pairs of characters.
enum WordAssociations {
    /// Returns, for each segment, the numbers of the associated pairs of words of which it holds one, and the number of
    /// pairs.
    ///
    /// - Complexity: linear in the segments, for segments of bounded length.
    static func find(
        _ source: Document, _ target: Document, beads: [Bead]
    ) -> (source: [[Int]], target: [[Int]], count: Int) {
        let sides = (Types(source), Types(target))
        var together: [UInt64: Int32] = [:]
        for bead in beads where bead.isLinked && bead.source.count <= 2 && bead.target.count <= 2 {
            let left = Set(sides.0.segments[bead.source].joined())
            let right = Set(sides.1.segments[bead.target].joined())
            for one in left { for two in right { together[UInt64(one) << 32 | UInt64(two), default: 0] += 1 } }
        }
        var pairs: [(source: Int, target: Int, strength: Float)] = []
        let least: Float = 0.6
        for (pair, count) in together where count >= 2 {
            let (one, two) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            // A half is subtracted because two common beads of two are weaker evidence than four of four.
            let strength = (Float(count) - 0.5) / (Float(sides.0.counts[one] * sides.1.counts[two])).squareRoot()
            if strength >= least { pairs.append((one, two, strength)) }
        }
        pairs.sort { ($0.strength, $1.source, $1.target) > ($1.strength, $0.source, $0.target) }
        var taken = (
            [Int?](repeating: nil, count: sides.0.counts.count), [Int?](repeating: nil, count: sides.1.counts.count)
        )
        var count = 0
        for pair in pairs where taken.0[pair.source] == nil && taken.1[pair.target] == nil {
            taken.0[pair.source] = count
            taken.1[pair.target] = count
            count += 1
        }
        return (
            sides.0.segments.map { $0.compactMap { taken.0[$0] } },
            sides.1.segments.map { $0.compactMap { taken.1[$0] } },
            count
        )
    }

    /// The words of a document that occur more than once but not in most segments.
    private struct Types {
        var segments: [[Int]] = []
        var counts: [Int] = []

        init(_ document: Document) {
            var numbers: [[UInt32]: Int] = [:]
            var all: [[Int]] = []
            var held: [Int] = []
            for segment in document.segments {
                var inSegment: [Int] = []
                let text = segment.text.unicodeScalars.map(\.value)
                func add(_ word: [UInt32]) {
                    let number = numbers[word] ?? numbers.count
                    if number == held.count {
                        numbers[word] = number
                        held.append(0)
                    }
                    if !inSegment.contains(number) {
                        inSegment.append(number)
                        held[number] += 1
                    }
                }
                Letters.forEachWord(of: text) { range, _ in
                    guard range.count >= 3 else { return }
                    let stem = Letters.stem(text[range].map(Letters.lowercase), document.language)
                    add(Array(stem.prefix(6)))
                }
                for at in text.indices.dropLast() where Letters.isHan(text[at]) && Letters.isHan(text[at + 1]) {
                    add([text[at], text[at + 1]])
                }
                all.append(inSegment)
            }
            let most = max(2, document.segments.count / 3)
            var renumbered = [Int](repeating: -1, count: held.count)
            for number in held.indices where held[number] >= 2 && held[number] <= most {
                renumbered[number] = counts.count
                counts.append(held[number])
            }
            segments = all.map { $0.compactMap { renumbered[$0] >= 0 ? renumbered[$0] : nil } }
        }
    }
}
