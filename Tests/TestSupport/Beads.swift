/// An alignment as in a file of beads, and its scores against another.
///
/// It follows the convention of vecalign's and Bertalign's scorers, which `shared/eval/align/score.py` explains. It is
/// our own code, so that the tests need no Python and do not measure the aligner with its own types.
package struct Beads: Sendable, Equatable {
    package struct Bead: Sendable, Hashable {
        package var source: [Int]
        package var target: [Int]

        package init(source: [Int], target: [Int]) {
            self.source = source
            self.target = target
        }

        package var isLinked: Bool { !source.isEmpty && !target.isEmpty }
    }

    package struct Malformed: Error { package let line: String }

    package var all: [Bead] = []
    /// The third field of each bead, as it was written; nil if there is none.
    package var confidences: [String?] = []

    /// The marks in the fourth field of each bead: `moved`, `review`.
    package var marks: [Set<String>] = []

    /// - Throws: ``Malformed`` at a line that is not `0,1:0`, `0,1:0:0.93` or `0,1:0:0.93:moved,review`.
    package init(reading text: String) throws {
        for line in text.utf8.split(separator: 0x0A).map({ String(Substring($0)) }) {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            guard (2...4).contains(fields.count) else { throw Malformed(line: line) }
            func numbers(_ field: Substring) throws -> [Int] {
                try field.isEmpty
                    ? []
                    : field.split(separator: ",", omittingEmptySubsequences: false).map { word in
                        guard let number = Int(word), number >= 0, "\(number)" == word else {
                            throw Malformed(line: line)
                        }
                        return number
                    }
            }
            let bead = Bead(source: try numbers(fields[0]), target: try numbers(fields[1]))
            guard !bead.source.isEmpty || !bead.target.isEmpty else { throw Malformed(line: line) }
            all.append(bead)
            confidences.append(fields.count > 2 ? String(fields[2]) : nil)
            let marks = fields.count > 3 ? fields[3].split(separator: ",", omittingEmptySubsequences: false) : []
            guard marks.allSatisfy({ $0 == "moved" || $0 == "review" }), (fields.count > 3) == !marks.isEmpty else {
                throw Malformed(line: line)
            }
            self.marks.append(Set(marks.map(String.init)))
        }
    }

    /// The places that break one of the two rules of the order: sources ascend; a bead without a source follows the
    /// bead that holds the target segment before its own.
    package var disorder: [Int] {
        var places: [Int] = []
        var lastSource = -1
        var seenTargets: Set<Int> = []
        for (place, bead) in all.enumerated() {
            if let first = bead.source.first {
                if first <= lastSource { places.append(place) }
                lastSource = bead.source.last ?? lastSource
            } else if let first = bead.target.first, first > 0, !seenTargets.contains(first - 1) {
                places.append(place)
            }
            seenTargets.formUnion(bead.target)
        }
        return places
    }

    /// Hits and totals, to be added up over documents.
    package struct Count: Sendable, AdditiveArithmetic {
        /// Beads of the test, those with both sides, and how many of each are in the gold.
        var tested = 0, right = 0, linkedTested = 0, linkedRight = 0
        /// Beads of the gold with both sides, and how many are in the test.
        var wanted = 0, found = 0

        package static let zero = Count()
        package static func + (one: Count, other: Count) -> Count { combine(one, other, +) }
        package static func - (one: Count, other: Count) -> Count { combine(one, other, -) }
        private static func combine(_ one: Count, _ other: Count, _ operation: (Int, Int) -> Int) -> Count {
            var sum = Count()
            for part in [\Count.tested, \.right, \.linkedTested, \.linkedRight, \.wanted, \.found] {
                sum[keyPath: part] = operation(one[keyPath: part], other[keyPath: part])
            }
            return sum
        }

        /// Precision over all beads, including omissions; recall over beads with both sides. In percent.
        package var strictF1: Double { Self.f1(right, tested, found, wanted) }
        /// Omissions left out of precision too.
        package var linkedF1: Double { Self.f1(linkedRight, linkedTested, found, wanted) }

        private static func f1(_ hits: Int, _ tested: Int, _ found: Int, _ wanted: Int) -> Double {
            let precision = tested == 0 ? 0 : Double(hits) / Double(tested)
            let recall = wanted == 0 ? 0 : Double(found) / Double(wanted)
            return precision + recall == 0 ? 0 : 200 * precision * recall / (precision + recall)
        }
    }

    package func count(against gold: Beads) -> Count {
        let test = Set(all)
        let truth = Set(gold.all)
        var count = Count()
        count.tested = test.count
        count.right = test.intersection(truth).count
        count.linkedTested = test.count(where: \.isLinked)
        count.linkedRight = test.intersection(truth).count(where: \.isLinked)
        count.wanted = truth.count(where: \.isLinked)
        count.found = count.linkedRight
        return count
    }
}
