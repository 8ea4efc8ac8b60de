package import CalqueCore
import CalqueSegmentation

/// The numbers, names and other terms that occur in both documents, and the log odds that they give to beads.
///
/// Numbers match by value, countries, cities and dates by ICU's names of them, personal names by their sounds. The fewer
/// segments hold a term, the greater its weight.
package struct SharedTerms: Sendable {
    /// The terms that both documents have, in each segment of the source, one segment after the other.
    private let occurrences: [Occurrence]
    /// Where the terms of each segment begin, and the end.
    private let starts: [Int32]
    /// The segments of the target that hold each term, ascending, one term after the other.
    private let postings: [Int32]
    private let postingStarts: [Int32]
    private let sides: (source: [[Int]], target: [[Int]])
    /// The texts of both documents.
    let texts: (source: DocumentText, target: DocumentText)
    private let kinds: [Kind]
    /// The loss of each span if the other side has none of its terms.
    private let source: SpanTable<Float>
    private let target: SpanTable<Float>

    /// A term in a segment of the source.
    private struct Occurrence {
        let id: Int32
        /// The last segment before that has the term, or −1: within a span a term counts once.
        let previous: Int32
        let gain: Float
    }

    /// The kinds of terms, which differ in how reliably a translation keeps them.
    enum Kind {
        case number, numberWord, date, place, name, cognate, learned, memory
    }

    /// The weights of a kind of term.
    private struct Value {
        /// The factor of the logarithm of its rarity, for a bead with the term on both sides.
        let gain: Float
        /// The loss for a bead with the term on one side, if the other document has it in some segment.
        let loss: Float
        /// The loss if the other document does not have the term.
        let unmatchedLoss: Float
    }

    private static func value(_ kind: Kind) -> Value {
        switch kind {
        case .number: Value(gain: 1.3, loss: 0.7, unmatchedLoss: 1)
        case .numberWord: Value(gain: 1, loss: 0.3, unmatchedLoss: 0)
        case .date: Value(gain: 0.8, loss: 0.6, unmatchedLoss: 0.2)
        case .place: Value(gain: 1.1, loss: 0.8, unmatchedLoss: 0.2)
        case .name: Value(gain: 1, loss: 0.5, unmatchedLoss: 0)
        case .cognate: Value(gain: 0.8, loss: 0.2, unmatchedLoss: 0)
        case .learned: Value(gain: 0.7, loss: 0.2, unmatchedLoss: 0)
        case .memory: Value(gain: 2, loss: 0.5, unmatchedLoss: 0)
        }
    }

    /// Finds the shared terms of two documents.
    ///
    /// - Throws: `Failure(.internal)` if ICU's data is incomplete.
    /// - Complexity: linear in the texts, and in the pairs of names that begin with similar sounds.
    package init(source: Document, target: Document) throws(Failure) {
        try self.init(DocumentText(source), DocumentText(target))
    }

    init(_ source: DocumentText, _ target: DocumentText) throws(Failure) {
        var collector = Collector()
        let sides = try collector.collect(source, target)
        self.init(sides, kinds: collector.kinds, of: (source, target))
    }

    /// Returns the terms with the word associations of a first alignment added.
    func addingAssociations(_ source: Document, _ target: Document, from beads: [Bead]) -> SharedTerms {
        adding(WordAssociations.find(source, target, beads: beads), of: .learned)
    }

    /// Returns the terms with the translations that a memory knows added.
    ///
    /// - Throws: the error of the memory.
    func addingMemory(
        _ source: Document, _ target: Document, from memory: any TranslationSource
    ) throws(Failure) -> SharedTerms {
        adding(try MemoryEvidence.find(source, target, in: memory), of: .memory)
    }

    private func adding(_ more: (source: [[Int]], target: [[Int]], count: Int), of kind: Kind) -> SharedTerms {
        func add(_ lists: [[Int]], _ more: [[Int]]) -> [[Int]] {
            zip(lists, more).map { $0 + $1.map { kinds.count + $0 } }
        }
        return SharedTerms(
            (add(sides.source, more.source), add(sides.target, more.target)),
            kinds: kinds + [Kind](repeating: kind, count: more.count), of: texts)
    }

    private init(
        _ sides: (source: [[Int]], target: [[Int]]), kinds: [Kind],
        of texts: (source: DocumentText, target: DocumentText)
    ) {
        self.texts = texts
        self.sides = sides
        self.kinds = kinds
        var held = [(source: Int, target: Int)](repeating: (0, 0), count: kinds.count)
        for segment in sides.source { for id in segment { held[id].source += 1 } }
        for segment in sides.target { for id in segment { held[id].target += 1 } }
        let count = Float(sides.source.count + sides.target.count)
        let values = kinds.map(Self.value)
        let isShared = held.map { $0.source > 0 && $0.target > 0 }
        let frequency = held.map { Float($0.source + $0.target) }
        let losses = kinds.indices.map { isShared[$0] ? values[$0].loss : values[$0].unmatchedLoss }

        (postings, postingStarts) = Self.postings(sides.target, isShared)
        var occurrences: [Occurrence] = []
        var starts: [Int32] = [0]
        var last = [Int32](repeating: -1, count: kinds.count)
        for (index, segment) in sides.source.enumerated() {
            for id in segment where isShared[id] {
                // The losses of both sides are always subtracted, so a shared term adds them again.
                let gain = values[id].gain * log((count + 1) / frequency[id]) + 2 * losses[id]
                occurrences.append(Occurrence(id: Int32(id), previous: last[id], gain: gain))
                last[id] = Int32(index)
            }
            starts.append(Int32(occurrences.count))
        }
        self.occurrences = occurrences
        self.starts = starts
        self.source = Self.losses(sides.source, losses)
        self.target = Self.losses(sides.target, losses)
    }

    /// Returns pairs of segments that share rare terms, with the weight of these terms, in the order of the source, then of
    /// the target.
    ///
    /// - Parameter most: the greatest number of segments of a document that may hold a rare term.
    /// - Complexity: linear in the terms.
    func rarePairs(most: Int) -> [(source: Int, target: Int, weight: Float)] {
        var holders = [Int32](repeating: 0, count: kinds.count)
        for term in occurrences { holders[Int(term.id)] += 1 }
        var pairs: [(source: Int, target: Int, weight: Float)] = []
        for source in sides.source.indices {
            var weights: [Int: Float] = [:]
            for term in occurrences[Int(starts[source])..<Int(starts[source + 1])] {
                let id = Int(term.id)
                let range = Int(postingStarts[id])..<Int(postingStarts[id + 1])
                guard holders[id] <= most, range.count <= most else { continue }
                for target in postings[range] {
                    weights[Int(target), default: 0] += 1 / Float(Int(holders[id]) * range.count)
                }
            }
            pairs += weights.sorted { $0.key < $1.key }.map { (source, $0.key, $0.value) }
        }
        return pairs
    }

    /// Returns the log odds of a bead: the gains of the terms on both sides less the losses of the terms on one side.
    ///
    /// - Complexity: linear in the terms of the source span.
    func evidence(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        evidence(source, target, shared: shared(source, target))
    }

    /// Returns the log odds of a bead.
    ///
    /// - Parameter shared: the gains of the terms on both sides.
    @inline(__always)
    func evidence(_ source: Range<Int>, _ target: Range<Int>, shared: Float) -> Float {
        shared - self.source[source] - self.target[target]
    }

    /// Computes the gains of the terms on both sides for all beads with one source span.
    ///
    /// - Complexity: linear in the terms of the span and in the target segments that hold them.
    func share(_ source: Range<Int>, in row: inout SharedTermRow) {
        row.clear()
        for index in Int(starts[source.lowerBound])..<Int(starts[source.upperBound]) {
            let term = occurrences[index]
            guard Int(term.previous) < source.lowerBound else { continue }
            var before = -1
            for place in first(Int(term.id), from: row.columns.lowerBound)..<Int(postingStarts[Int(term.id) + 1]) {
                let segment = Int(postings[place])
                guard segment < row.columns.upperBound else { break }
                row.add(term.gain, segment, after: before)
                before = segment
            }
        }
    }

    private func shared(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var sum: Float = 0
        for index in Int(starts[source.lowerBound])..<Int(starts[source.upperBound]) {
            let term = occurrences[index]
            if Int(term.previous) < source.lowerBound, holds(Int(term.id), target) { sum += term.gain }
        }
        return sum
    }

    /// Returns whether a target segment of the range holds a term.
    private func holds(_ id: Int, _ range: Range<Int>) -> Bool {
        let place = first(id, from: range.lowerBound)
        return place < Int(postingStarts[id + 1]) && Int(postings[place]) < range.upperBound
    }

    /// Returns the place of the first posting of a term that is not before a segment.
    private func first(_ id: Int, from segment: Int) -> Int {
        var low = Int(postingStarts[id])
        let end = Int(postingStarts[id + 1])
        var high = end
        // Most terms are in few segments.
        while high - low > 8 {
            let middle = (low + high) / 2
            if Int(postings[middle]) < segment { low = middle + 1 } else { high = middle }
        }
        while low < end, Int(postings[low]) < segment { low += 1 }
        return low
    }

    private static func postings(_ segments: [[Int]], _ isShared: [Bool]) -> ([Int32], [Int32]) {
        var starts = [Int32](repeating: 0, count: isShared.count + 1)
        for id in segments.joined() where isShared[id] { starts[id + 1] += 1 }
        for id in isShared.indices { starts[id + 1] += starts[id] }
        var next = starts
        var postings = [Int32](repeating: 0, count: Int(starts[isShared.count]))
        for (index, segment) in segments.enumerated() {
            for id in segment where isShared[id] {
                postings[Int(next[id])] = Int32(index)
                next[id] += 1
            }
        }
        return (postings, starts)
    }

    /// Returns the loss of every span if the other side has none of its terms, each counted once.
    private static func losses(_ segments: [[Int]], _ losses: [Float]) -> SpanTable<Float> {
        // For each term of a segment, the last segment before that has it.
        var last = [Int](repeating: -1, count: losses.count)
        let previous = segments.enumerated().map { index, segment in
            segment.map { id in
                defer { last[id] = index }
                return last[id]
            }
        }
        // The sums of the spans that end here, by size. A term that an earlier segment of the span has adds nothing.
        var before = [Float](repeating: 0, count: BeadShapes.maxTotal)
        var sums = before
        return SpanTable(segments: segments.count) { end, size, _ in
            if size == 1 { swap(&before, &sums) }
            var sum: Float = size > 1 ? before[size - 1] : 0
            for (id, segment) in zip(segments[end - 1], previous[end - 1]) where segment < end - size {
                sum += losses[id]
            }
            sums[size] = sum
            return sum
        }
    }
}
