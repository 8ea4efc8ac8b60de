import Alignment
import Core
import Segmentation
import Testing

/// The aligner as a whole, on texts made for it. What it reaches on real ones is tested by the command.
@Suite struct AlignerTests {
    private let aligner = Aligner(encoder: nil)

    private func version(_ texts: [String], _ language: LanguageTag) -> Version {
        Version(segments: Segment.lines(of: texts.map { $0 + "\n" }.joined()), language: language)
    }

    /// Sentences that only their numbers tell apart.
    private func english(_ number: Int) -> String {
        "On day \(number) the port of Varna shipped \(number * 37 + 11) tonnes of grain, \(number).5 percent more."
    }

    private func russian(_ number: Int) -> String {
        "В день \(number) порт Варны отгрузил \(number * 37 + 11) тонн зерна, на \(number),5 процента больше."
    }

    @Test func aLongTextIsSearchedInAWindow() throws {
        // More than 500 by 500 segments; every fiftieth is left out of the Russian.
        let numbers = Array(1...620)
        let kept = numbers.filter { $0 % 50 != 0 }
        let beads = try aligner.align(
            version(numbers.map(english), "en"), with: version(kept.map(russian), "ru"))
        #expect(beads.flatMap(\.source) == Array(0..<numbers.count))
        #expect(beads.flatMap(\.target) == Array(0..<kept.count))
        let right = beads.count { bead in
            guard let source = bead.source.first, bead.source.count == 1 else { return false }
            guard let target = bead.target.first, bead.target.count == 1 else {
                return bead.target.isEmpty && numbers[source] % 50 == 0
            }
            return numbers[source] == kept[target]
        }
        #expect(Double(right) > 0.98 * Double(numbers.count))
        #expect(beads.allSatisfy { (0...1).contains($0.confidence) })
        #expect(Set(beads.map(\.confidence)).count > 1, "each bead has a confidence of its own")
    }

    @Test func aBlockThatStandsElsewhereIsFound() throws {
        let numbers = Array(1...24)
        let moved = Array(1...6) + Array(17...24) + Array(7...16)
        let beads = try aligner.align(
            version(numbers.map(english), "en"), with: version(moved.map(russian), "ru"))
        #expect(beads.map(\.source) == beads.map(\.source).sorted { $0.lowerBound < $1.lowerBound })
        #expect(beads.count { $0.isLinked && numbers[$0.source.lowerBound] == moved[$0.target.lowerBound] } == 24)

        let monotone = try Aligner(encoder: nil, isMonotone: true).align(
            version(numbers.map(english), "en"), with: version(moved.map(russian), "ru"))
        let targets = monotone.flatMap(\.target)
        #expect(targets == targets.sorted())
    }

    @Test(arguments: [(0, 0), (0, 3), (3, 0)])
    func anEmptySideLeavesOmissions(rows: Int, columns: Int) throws {
        let beads = try aligner.align(
            version((0..<rows).map(english), "en"), with: version((0..<columns).map(russian), "ru"))
        #expect(beads.count == rows + columns)
        #expect(beads.allSatisfy { !$0.isLinked })
    }

    @Test func aBeadPrintsAsItsToolsWriteIt() {
        #expect("\(Bead(source: 3..<5, target: 7..<8, confidence: 0.996))" == "3,4:7:0.99")
        #expect("\(Bead(source: 3..<3, target: 7..<8, confidence: 1))" == ":7:1.00")
        #expect(Bead(source: 0..<1, target: 2..<2).places == "0:")
    }
}
