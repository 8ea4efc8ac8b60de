import TestSupport
import Testing

@testable import CalqueConcordance

/// The suffix automaton, compared with a search of all runs.
@Suite struct TextRunsTests {
    /// For each place of the text, the longest run that ends there and that one of the segments has.
    private func longest(_ text: [Int32], in segments: [[Int32]]) -> [Int] {
        text.indices.map { end in
            (1...end + 1).last { length in
                let run = text[end + 1 - length...end]
                return segments.contains { segment in
                    segment.count >= length
                        && (0...segment.count - length).contains { segment[$0..<$0 + length].elementsEqual(run) }
                }
            } ?? 0
        }
    }

    private func found(_ text: [Int32], in segments: [[Int32]]) -> [Int] {
        var known = RunLengths(TextRuns(text))
        for segment in segments {
            var (state, length) = (Int32(0), Int32(0))
            for word in segment {
                guard text.contains(word) else {
                    (state, length) = (0, 0)
                    continue
                }
                while known.runs.step(state, word) < 0, state > 0 {
                    state = known.runs.links[Int(state)]
                    length = known.runs.lengths[Int(state)]
                }
                (state, length) = (known.runs.step(state, word), length + 1)
                known.add(length, of: state)
            }
        }
        return known.atEnds()
    }

    @Test(arguments: 1..<7)
    func theLongestRunsEndWhereASearchFindsThem(alphabet: Int32) {
        var random = SeededGenerator(seed: UInt64(alphabet))
        func words(_ count: Int) -> [Int32] { (0..<count).map { _ in Int32.random(in: 0..<alphabet, using: &random) } }
        for _ in 0..<60 {
            let text = words(Int.random(in: 0...30, using: &random))
            let segments = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                words(Int.random(in: 0...25, using: &random))
            }
            #expect(found(text, in: segments) == longest(text, in: segments), "\(text) in \(segments)")
        }
    }

    /// Every run of the text has a path, and its state has the places at which it ends.
    @Test func statesAreLinear() {
        var random = SeededGenerator(seed: 3)
        for alphabet in [1, 2, 1000] as [Int32] {
            let text = (0..<2000).map { _ in Int32.random(in: 0..<alphabet, using: &random) }
            let runs = TextRuns(text)
            #expect(runs.count <= 2 * text.count)
            for _ in 0..<20 {
                let start = Int.random(in: 0..<text.count, using: &random)
                var state: Int32 = 0
                for word in text[start...].prefix(300) {
                    state = runs.step(state, word)
                    guard state >= 0 else { break }
                }
                #expect(state > 0)
            }
        }
    }
}
