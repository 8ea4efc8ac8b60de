import Calque

/// A version without what belongs to the page, for the aligner, and the way back to the numbers of its segments.
///
/// The aligner would find a translation for "Read also" if there is one, and a memory would keep it.
struct WithoutFurniture {
    let version: Document
    /// For each segment that is left, its number in the whole version.
    private let numbers: [Int]
    private let furniture: [Int]

    /// - Parameter keepsAll: leave in what belongs to the page, too.
    init(_ whole: Document, keepsAll: Bool = false) {
        let isLeft = whole.segments.map { keepsAll || $0.kind != .furniture }
        numbers = whole.segments.indices.filter { isLeft[$0] }
        furniture = whole.segments.indices.filter { !isLeft[$0] }
        version = Document(segments: numbers.map { whole.segments[$0] }, language: whole.language)
    }

    /// The numbers that segments of `version` have in the whole version.
    func segments(_ span: Range<Int>) -> [Int] { Array(numbers[span]) }

    /// Beads of such versions as beads of the whole ones: each furniture segment is an omission, for certain.
    static func restore(_ beads: [MultiBead], to versions: [WithoutFurniture]) -> [MultiBead] {
        func omission(_ place: Int, of version: Int, confidence: Double = 1) -> MultiBead {
            MultiBead(
                spans: versions.indices.map { $0 == version ? place..<place + 1 : 0..<0 }, confidence: confidence)
        }
        var restored: [MultiBead] = []
        for bead in beads {
            let places = zip(versions, bead.spans).map { $0.places(of: $1) }
            restored.append(
                MultiBead(spans: places.map(\.kept), confidence: bead.confidence, isMoved: bead.isMoved))
            // Furniture in the middle of a bead: what is beyond it cannot be linked by one range.
            for (version, place) in places.enumerated() {
                restored += place.rest.map { omission($0, of: version, confidence: 0) }
            }
        }
        for place in versions[0].furniture {
            let next =
                restored.firstIndex { !$0.spans[0].isEmpty && $0.spans[0].lowerBound > place } ?? restored.endIndex
            restored.insert(omission(place, of: 0), at: next)
        }
        for version in versions.indices.dropFirst() {
            for place in versions[version].furniture {
                let before = restored.lastIndex {
                    !$0.spans[version].isEmpty && $0.spans[version].upperBound == place
                }
                restored.insert(omission(place, of: version), at: before.map { $0 + 1 } ?? 0)
            }
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
