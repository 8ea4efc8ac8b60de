import Foundation
import TestSupport
import Testing

/// Compares alignments with those made by hand, through the whole program: reading, segmentation, and `--batch`. The
/// floors are two points below the figures when they were set.
@Suite struct AlignQualityTests {
    /// Strict F1 over the twelve pairs of samples.
    @Test(.enabled(if: encoderIsInstalled, needsEncoder))
    func samplesWithTheEncoder() throws {
        let count = try samples([])
        #expect(count.strictF1 >= 85.2)
        #expect(count.linkedF1 >= 87.0)
    }

    @Test func samplesByLengthsNumbersAndNames() throws {
        let count = try samples(["--no-encoder"])
        #expect(count.strictF1 >= 80.8)
        #expect(count.linkedF1 >= 86.3)
    }

    private func samples(_ flags: [String]) throws -> Beads.Count {
        let folder = try TemporaryFolder()
        let lines = SamplePair.all.map { "\($0.sourcePath)\t\($0.targetPath)\t\(folder.path($0.testDescription))\n" }
        let list = try folder.write("list", lines.joined().utf8)
        expectQuietSuccess(try CalqueBinary.run(["align", "-q", "--batch", list, "--format", "beads"] + flags))
        var sum = Beads.Count.zero
        for pair in SamplePair.all {
            sum = sum + (try Beads(reading: folder.read(pair.testDescription)).count(against: pair.gold))
        }
        print("samples \(flags.joined()): strict \(sum.strictF1), linked \(sum.linkedF1)")
        return sum
    }

    struct DevSet: Sendable, CustomTestStringConvertible {
        let folder: String
        let floor: Double
        var flags: [String] = []
        var testDescription: String { ([folder] + flags).joined(separator: " ") }
    }

    /// News with omissions and merged sentences, segmented already (`shared/eval/align`).
    @Test(
        .enabled(if: SharedData.folder != nil, "needs ../shared"), .enabled(if: encoderIsInstalled, needsEncoder),
        arguments: [
            DevSet(folder: "news-enru/noisy-dev", floor: 97.5), DevSet(folder: "news-enzh/noisy-dev", floor: 95.8),
        ])
    func developmentSets(set: DevSet) throws {
        let gold = SharedData.files(in: "eval/align/\(set.folder)", ending: ".gold")
        #expect(gold.count > 10)
        let folder = try TemporaryFolder()
        let list = gold.enumerated().map { number, path in
            let stem = path.dropLast(".gold".count)
            return "\(stem).src\t\(stem).tgt\t\(folder.path("\(number).beads"))\n"
        }
        let run = try CalqueBinary.run(
            ["align", "-q", "--segmented", "--format", "beads"] + set.flags
                + ["--batch", try folder.write("list", list.joined().utf8)])
        expectQuietSuccess(run)
        var sum = Beads.Count.zero
        for (number, path) in gold.enumerated() {
            let truth = try Beads(
                reading: String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self))
            let beads = try Beads(reading: folder.read("\(number).beads"))
            #expect(beads.disorder == [], "\(path)")
            sum = sum + beads.count(against: truth)
        }
        print("\(set.testDescription): strict \(sum.strictF1) in \(run.seconds) s")
        #expect(sum.strictF1 >= set.floor)
    }

    @Test(arguments: SamplePair.all)
    func theGoldIsInOrderAndWhole(pair: SamplePair) throws {
        let gold = try pair.gold
        #expect(gold.disorder == [])
        #expect(gold.all.flatMap(\.source) == Array(try pair.segments(pair.source).indices))
        #expect(gold.all.flatMap(\.target).sorted() == Array(try pair.segments(pair.target).indices))
    }

    /// The measure itself, on an example that can be counted by hand.
    @Test func strictF1() throws {
        let gold = try Beads(reading: "0:0\n1,2:1\n3:\n:2\n4:3\n")
        #expect(gold.count(against: gold).strictF1 == 100)
        // Five beads of which 0:0, :2 and 4:3 are right: 3/5. Of the three with both sides two are found: 2/3.
        let test = try Beads(reading: "0:0:0.98\n1:1:0.50\n2,3:\n:2\n4:3\n")
        let count = test.count(against: gold)
        #expect(abs(count.strictF1 - 200 * (0.6 * 2 / 3) / (0.6 + 2.0 / 3)) < 1e-9)
        #expect(abs(count.linkedF1 - 200.0 / 3) < 1e-9)
        #expect(throws: Beads.Malformed.self) { try Beads(reading: "0;0\n") }
        #expect(throws: Beads.Malformed.self) { try Beads(reading: "0, 1:0\n") }
        #expect(throws: Beads.Malformed.self) { try Beads(reading: ":\n") }
    }
}
