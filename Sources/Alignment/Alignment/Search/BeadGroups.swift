/// Groups of segments of several documents, joined by the beads of pairs of documents.
struct BeadGroups {
    /// For each segment of each document, the number of its group.
    private var numbers: [[Int]]
    private var groups: [Group] = []

    private struct Group {
        /// The segments of each document; empty where the document has none in the group.
        var spans: [Range<Int>]
        var beads: [PairedBead] = []
    }

    /// Creates a group for each segment.
    ///
    /// - Parameter counts: how many segments each document has.
    init(counts: [Int]) {
        numbers = []
        for (document, count) in counts.enumerated() {
            numbers.append((0..<count).map { groups.count + $0 })
            for segment in 0..<count {
                groups.append(Group(spans: counts.indices.map { $0 == document ? segment..<segment + 1 : 0..<0 }))
            }
        }
    }

    /// Joins the groups that a bead links, unless that contradicts earlier joins.
    mutating func join(_ pair: PairedBead) {
        let left = Set(pair.bead.source.map { numbers[pair.first][$0] })
        let right = Set(pair.bead.target.map { numbers[pair.second][$0] })
        // Two groups that both have segments of a third document keep these apart.
        for one in left {
            for other in right where one != other {
                for document in numbers.indices where document != pair.first && document != pair.second {
                    if !groups[one].spans[document].isEmpty, !groups[other].spans[document].isEmpty { return }
                }
            }
        }
        let all = left.union(right).sorted()
        guard let spans = spans(of: all), let target = all.first else { return }
        groups[target].spans = spans
        groups[target].beads = all.flatMap { groups[$0].beads } + [pair]
        for number in all.dropFirst() { groups[number] = Group(spans: spans.map { _ in 0..<0 }) }
        for (document, span) in spans.enumerated() { for segment in span { numbers[document][segment] = target } }
    }

    /// Returns the segments of several groups together; nil if they are not consecutive.
    private func spans(of all: [Int]) -> [Range<Int>]? {
        var result: [Range<Int>] = []
        for document in numbers.indices {
            let some = all.map { groups[$0].spans[document] }.filter { !$0.isEmpty }
            guard let low = some.map(\.lowerBound).min(), let high = some.map(\.upperBound).max() else {
                result.append(0..<0)
                continue
            }
            guard some.reduce(0, { $0 + $1.count }) == high - low else { return nil }
            result.append(low..<high)
        }
        return result
    }

    /// Returns the groups as beads, in the order of the first document.
    ///
    /// - Parameter omissions: the omissions of all pairs, for the confidence of segments without a counterpart.
    func beads(omissions: [PairedBead]) -> [MultiBead] {
        var certain: [[Int: Double]] = Array(repeating: [:], count: numbers.count)
        for omission in omissions {
            for document in [omission.first, omission.second] {
                guard let segment = omission.span(of: document)?.first else { continue }
                certain[document][segment] = min(certain[document][segment] ?? 1, omission.bead.confidence)
            }
        }
        let beads = groups.filter { $0.spans.contains { !$0.isEmpty } }.map { group in
            var bead = MultiBead(spans: group.spans)
            bead.isMoved = group.beads.contains(where: \.bead.isMoved)
            if bead.isLinked {
                bead.confidence = Self.confidence(of: group.beads, documents: group.spans.count { !$0.isEmpty })
            } else if let document = group.spans.firstIndex(where: { !$0.isEmpty }) {
                bead.confidence = certain[document][group.spans[document].lowerBound] ?? 0.5
            }
            return bead
        }
        return ordered(beads)
    }

    /// Returns the confidence of a group: the lowest confidence of the best pairs that suffice to link all documents,
    /// where a pair has the confidence of its worst bead.
    private static func confidence(of beads: [PairedBead], documents: Int) -> Double {
        var pairs: [Int: Double] = [:]
        for pair in beads {
            let key = pair.first << 8 | pair.second
            pairs[key] = min(pairs[key] ?? 1, pair.bead.confidence)
        }
        return pairs.values.sorted(by: >).prefix(documents - 1).min() ?? 0
    }

    /// Sorts beads by the first document. A bead that the document lacks follows its predecessor in the next one.
    private func ordered(_ beads: [MultiBead]) -> [MultiBead] {
        var result = beads.filter { !$0.spans[0].isEmpty }.sorted { $0.spans[0].lowerBound < $1.spans[0].lowerBound }
        for document in numbers.indices.dropFirst() {
            let missing = beads.filter { bead in
                !bead.spans[document].isEmpty && bead.spans[..<document].allSatisfy(\.isEmpty)
            }
            for bead in missing.sorted(by: { $0.spans[document].lowerBound < $1.spans[document].lowerBound }) {
                let before = bead.spans[document].lowerBound - 1
                let index = result.firstIndex { $0.spans[document].contains(before) }
                result.insert(bead, at: index.map { $0 + 1 } ?? 0)
            }
        }
        // The empty span of an omission is put where the text of its document continues.
        var places = [Int](repeating: 0, count: numbers.count)
        for index in result.indices {
            for document in places.indices {
                if result[index].spans[document].isEmpty {
                    result[index].spans[document] = places[document]..<places[document]
                } else {
                    places[document] = result[index].spans[document].upperBound
                }
            }
        }
        return result
    }
}
