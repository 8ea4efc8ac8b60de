import CalqueAlignment
import CalqueSegmentation

/// A document without the boilerplate of its page, for the aligner, and the numbers of its segments in the whole
/// document.
///
/// The aligner would link "Read also" to its translation if it is there, and a memory would keep the pair.
struct WithoutBoilerplate {
    let document: Document
    /// For each segment that is left, its number in the whole document.
    private let numbers: [Int]
    private let boilerplate: [Int]

    /// - Parameter keepsAll: leave the boilerplate in.
    init(_ whole: Document, keepsAll: Bool = false) {
        let isLeft = whole.segments.map { keepsAll || $0.kind != .boilerplate }
        numbers = whole.segments.indices.filter { isLeft[$0] }
        boilerplate = whole.segments.indices.filter { !isLeft[$0] }
        document = Document(segments: numbers.map { whole.segments[$0] }, language: whole.language)
    }

    /// The numbers in the whole document of some segments of `document`.
    func segments(_ span: Range<Int>) -> [Int] { Array(numbers[span]) }

    /// Turns beads of such documents into beads of the whole documents. Each segment of boilerplate becomes an omission
    /// of confidence 1.
    static func restore(_ beads: [MultiBead], to documents: [WithoutBoilerplate]) -> [MultiBead] {
        func omission(_ place: Int, of index: Int, confidence: Double = 1) -> MultiBead {
            MultiBead(
                spans: documents.indices.map { $0 == index ? place..<place + 1 : 0..<0 }, confidence: confidence)
        }
        var restored: [MultiBead] = []
        for bead in beads {
            let places = zip(documents, bead.spans).map { $0.places(of: $1) }
            restored.append(
                MultiBead(spans: places.map(\.kept), confidence: bead.confidence, isMoved: bead.isMoved))
            // Boilerplate in the middle of a bead: one range cannot link the segments beyond it.
            for (index, place) in places.enumerated() {
                restored += place.rest.map { omission($0, of: index, confidence: 0) }
            }
        }
        for place in documents[0].boilerplate {
            let next =
                restored.firstIndex { !$0.spans[0].isEmpty && $0.spans[0].lowerBound > place } ?? restored.endIndex
            restored.insert(omission(place, of: 0), at: next)
        }
        for index in documents.indices.dropFirst() {
            for place in documents[index].boilerplate {
                let before = restored.lastIndex {
                    !$0.spans[index].isEmpty && $0.spans[index].upperBound == place
                }
                restored.insert(omission(place, of: index), at: before.map { $0 + 1 } ?? 0)
            }
        }
        return restored
    }

    /// The longest run of a side without boilerplate, and the segments outside of it.
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
