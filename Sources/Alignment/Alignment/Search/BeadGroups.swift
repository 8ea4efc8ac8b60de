/// Segments of several versions that belong together, as beads of pairs join them.
struct BeadGroups {
    /// For each segment of each version, the number of its group.
    private var numbers: [[Int]]
    private var groups: [Group] = []

    private struct Group {
        /// For each version, the segments; empty where none belongs to it.
        var spans: [Range<Int>]
        var beads: [PairedBead] = []
    }

    /// - Parameter counts: how many segments each version has; each is a group of its own.
    init(counts: [Int]) {
        numbers = []
        for (version, count) in counts.enumerated() {
            numbers.append((0..<count).map { groups.count + $0 })
            for segment in 0..<count {
                groups.append(Group(spans: counts.indices.map { $0 == version ? segment..<segment + 1 : 0..<0 }))
            }
        }
    }

    /// Joins what a bead links, unless it contradicts what is joined.
    mutating func join(_ pair: PairedBead) {
        let left = Set(pair.bead.source.map { numbers[pair.first][$0] })
        let right = Set(pair.bead.target.map { numbers[pair.second][$0] })
        // Two groups that both have a third version already say that its segments stand apart.
        for one in left {
            for other in right where one != other {
                for version in numbers.indices where version != pair.first && version != pair.second {
                    if !groups[one].spans[version].isEmpty, !groups[other].spans[version].isEmpty { return }
                }
            }
        }
        let all = left.union(right).sorted()
        guard let spans = spans(of: all), let target = all.first else { return }
        groups[target].spans = spans
        groups[target].beads = all.flatMap { groups[$0].beads } + [pair]
        for number in all.dropFirst() { groups[number] = Group(spans: spans.map { _ in 0..<0 }) }
        for (version, span) in spans.enumerated() { for segment in span { numbers[version][segment] = target } }
    }

    /// What groups hold together; nil where something else stands between.
    private func spans(of all: [Int]) -> [Range<Int>]? {
        var result: [Range<Int>] = []
        for version in numbers.indices {
            let some = all.map { groups[$0].spans[version] }.filter { !$0.isEmpty }
            guard let low = some.map(\.lowerBound).min(), let high = some.map(\.upperBound).max() else {
                result.append(0..<0)
                continue
            }
            guard some.reduce(0, { $0 + $1.count }) == high - low else { return nil }
            result.append(low..<high)
        }
        return result
    }

    /// - Parameter omissions: of the pairs, for what nothing corresponds to.
    func beads(omissions: [PairedBead]) -> [MultiBead] {
        var certain: [[Int: Double]] = Array(repeating: [:], count: numbers.count)
        for omission in omissions {
            for version in [omission.first, omission.second] {
                guard let segment = omission.span(of: version)?.first else { continue }
                certain[version][segment] = min(certain[version][segment] ?? 1, omission.bead.confidence)
            }
        }
        let beads = groups.filter { $0.spans.contains { !$0.isEmpty } }.map { group in
            var bead = MultiBead(spans: group.spans)
            bead.isMoved = group.beads.contains(where: \.bead.isMoved)
            if bead.isLinked {
                bead.confidence = Self.confidence(of: group.beads, versions: group.spans.count { !$0.isEmpty })
            } else if let version = group.spans.firstIndex(where: { !$0.isEmpty }) {
                bead.confidence = certain[version][group.spans[version].lowerBound] ?? 0.5
            }
            return bead
        }
        return ordered(beads)
    }

    /// As sure as the pairs that it takes to link all versions: each pair as its least sure bead.
    private static func confidence(of beads: [PairedBead], versions: Int) -> Double {
        var pairs: [Int: Double] = [:]
        for pair in beads {
            let key = pair.first << 8 | pair.second
            pairs[key] = min(pairs[key] ?? 1, pair.bead.confidence)
        }
        return pairs.values.sorted(by: >).prefix(versions - 1).min() ?? 0
    }

    /// In the order of the first version; what it lacks stands behind what comes before it in the next.
    private func ordered(_ beads: [MultiBead]) -> [MultiBead] {
        var result = beads.filter { !$0.spans[0].isEmpty }.sorted { $0.spans[0].lowerBound < $1.spans[0].lowerBound }
        for version in numbers.indices.dropFirst() {
            let missing = beads.filter { bead in
                !bead.spans[version].isEmpty && bead.spans[..<version].allSatisfy(\.isEmpty)
            }
            for bead in missing.sorted(by: { $0.spans[version].lowerBound < $1.spans[version].lowerBound }) {
                let before = bead.spans[version].lowerBound - 1
                let index = result.firstIndex { $0.spans[version].contains(before) }
                result.insert(bead, at: index.map { $0 + 1 } ?? 0)
            }
        }
        // What a version leaves out stands where its text has got to.
        var places = [Int](repeating: 0, count: numbers.count)
        for index in result.indices {
            for version in places.indices {
                if result[index].spans[version].isEmpty {
                    result[index].spans[version] = places[version]..<places[version]
                } else {
                    places[version] = result[index].spans[version].upperBound
                }
            }
        }
        return result
    }
}
