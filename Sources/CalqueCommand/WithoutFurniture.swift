import Calque

/// A version without what belongs to the page, for the aligner, and the way back to the numbers of its segments.
///
/// The aligner would find a translation for "Read also" if there is one, and a memory would keep it.
struct WithoutFurniture {
    let version: Version
    /// For each segment that is left, its number in the whole version.
    private let numbers: [Int]
    private let furniture: [Int]

    init(_ whole: Version) {
        numbers = whole.segments.indices.filter { whole.segments[$0].kind != .furniture }
        furniture = whole.segments.indices.filter { whole.segments[$0].kind == .furniture }
        version = Version(segments: numbers.map { whole.segments[$0] }, language: whole.language)
    }

    /// Beads of two such versions as beads of the whole ones: each furniture segment is an omission, for certain.
    static func restore(_ beads: [Bead], source: WithoutFurniture, target: WithoutFurniture) -> [Bead] {
        var restored: [Bead] = []
        for bead in beads {
            let sides = (source.places(of: bead.source), target.places(of: bead.target))
            restored.append(
                Bead(
                    source: sides.0.kept, target: sides.1.kept, confidence: bead.confidence, isMoved: bead.isMoved))
            // Furniture in the middle of a bead: what is beyond it cannot be linked by one range.
            for place in sides.0.rest { restored.append(Bead(source: place..<place + 1, target: 0..<0, confidence: 0)) }
            for place in sides.1.rest { restored.append(Bead(source: 0..<0, target: place..<place + 1, confidence: 0)) }
        }
        for place in source.furniture {
            let next = restored.firstIndex { !$0.source.isEmpty && $0.source.lowerBound > place } ?? restored.endIndex
            restored.insert(Bead(source: place..<place + 1, target: 0..<0), at: next)
        }
        for place in target.furniture {
            let before = restored.lastIndex { !$0.target.isEmpty && $0.target.upperBound == place }
            restored.insert(Bead(source: 0..<0, target: place..<place + 1), at: before.map { $0 + 1 } ?? 0)
        }
        return restored
    }

    /// The longest run of a side that holds no furniture, and what is not in it.
    private func places(of side: Range<Int>) -> (kept: Range<Int>, rest: [Int]) {
        var runs: [Range<Int>] = []
        for index in side {
            if let last = runs.last, last.upperBound == numbers[index] {
                runs[runs.count - 1] = last.lowerBound..<numbers[index] + 1
            } else {
                runs.append(numbers[index]..<numbers[index] + 1)
            }
        }
        guard let kept = runs.max(by: { $0.count < $1.count }) else { return (0..<0, []) }
        return (kept, runs.filter { $0 != kept }.flatMap { $0 })
    }
}
