import CalqueCore
import CalqueIO
import Foundation
import TestSupport
import Testing

@testable import CalqueHistory

/// Differences give back exactly the file that they were made of.
struct FileDeltaTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func unit(_ number: Int, _ text: String = "") -> String {
        "    <tu tuid=\"\(number)\">\n      <tuv xml:lang=\"en\"><seg>Text \(number) \(text)</seg></tuv>\n    </tu>\n"
    }

    private func rebuilt(_ old: String, _ new: String) throws -> (text: String, delta: String)? {
        try folder.write("old", old.utf8)
        try folder.write("new", new.utf8)
        let comparison = try FileComparison(folder.path("old"), folder.path("new"))
        #expect(try FileDigest.of(folder.path("old")) == comparison.old)
        #expect(try FileDigest.of(folder.path("new")) == comparison.new)
        guard
            try FileDelta.write(
                folder.path("delta"), rebuilding: folder.path("old"), from: folder.path("new"), comparison)
        else {
            #expect(try folder.names().sorted() == ["new", "old"], "nothing is left")
            return nil
        }
        let bytes = Gathered()
        let sink = bytes.sink
        try FileDelta.apply(folder.path("delta"), to: folder.path("new"), sink)
        let delta = try folder.read("delta")
        try FileManager.default.removeItem(atPath: folder.path("delta"))
        return (String(decoding: bytes.all, as: UTF8.self), delta)
    }

    @Test func oneUnitIsKeptWhole() throws {
        let units = (0..<3000).map { unit($0) }
        var edited = units
        edited[1700] = unit(1700, "anders")
        let (old, new) = ("<tmx>\n" + units.joined() + "</tmx>\n", "<tmx>\n" + edited.joined() + "</tmx>\n")
        let both = try #require(try rebuilt(old, new))
        #expect(both.text == old)
        #expect(both.delta.contains("Text 1700 </seg>"), "the unit as it was")
        #expect(!both.delta.contains("anders"))
        #expect(both.delta.utf8.count < 400, "\(both.delta)")
    }

    @Test func randomChanges() throws {
        var random = SeededGenerator(seed: 7)
        var kept = 0
        for round in 0..<60 {
            // Some units are the same, as in real memories.
            var units = (0..<1500).map { unit($0 % 1200, "round \(round)") }
            let old = "<tmx>" + units.joined() + "</tmx>"
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let place = Int.random(in: 0..<units.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: units.remove(at: place)
                case 1: units.insert(unit(place, "new"), at: place)
                case 2: units[place] = unit(place, "edited")
                case 3: units.swapAt(place, Int.random(in: 0..<units.count, using: &random))
                default: units.removeSubrange(place..<min(units.count, place + 40))
                }
            }
            let new = (Bool.random(using: &random) ? "<tmx>" : "<tmx version=\"1.4\">") + units.joined() + "</tmx>"
            let both = try #require(try rebuilt(old, new))
            #expect(both.text == old)
            kept += both.delta.utf8.count
        }
        #expect(kept < 60 * 30_000, "far less than the files")
    }

    @Test func filesThatAreNotAlikeAreKeptWhole() throws {
        let old = (0..<2000).map { unit($0, "one") }.joined()
        let new = (0..<2000).map { unit($0, "other") }.joined()
        #expect(try rebuilt(old, new) == nil)
        #expect(try rebuilt(unit(1), unit(2)) == nil, "small")
        #expect(try rebuilt(String(repeating: "x", count: 3_000_000), String(repeating: "y", count: 10)) == nil)
    }

    @Test func damageIsAnError() throws {
        try folder.write("now", Array("abcdef".utf8))
        for text in ["", "calque-delta 1\ncopy 0 3\n", "calque-delta 1\ncopy x\nend\n", "calque-delta 1\ntext 5\nab"] {
            let path = try folder.write("delta", Array(text.utf8))
            let sink = Gathered().sink
            #expect(throws: Failure.self) { try FileDelta.apply(path, to: folder.path("now"), sink) }
        }
    }
}

private final class Gathered {
    var all: [UInt8] = []

    var sink: ByteSink {
        let sink: ByteSink = { (bytes) throws(Failure) in self.all.append(contentsOf: bytes) }
        return sink
    }
}
