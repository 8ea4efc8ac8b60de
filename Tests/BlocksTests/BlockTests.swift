import CalqueCore
import TestSupport
import Testing

@testable import CalqueBlocks

@Suite struct BlockTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func file(_ text: String) throws -> BlockFile? {
        BlockFile(path: try folder.write("a.tmx", text.utf8))
    }

    /// A file whose units and comments have different lengths.
    private func text(_ units: [Int], header: String = "<header/>") -> String {
        "<tmx version=\"1.4\">\(header)<body>\n"
            + units.map {
                "<tu tuid=\"\($0)\"><tuv><seg>\(String(repeating: "word\($0) ", count: $0 % 37 + 1))</seg></tuv></tu>\n"
            }
            .joined() + "</body></tmx>\n"
    }

    @Test(arguments: [
        ("<tu><tu >\n<tu\n><tu\t><tu/>", 5, true), ("<tuv><t><tuu></tu><tu", 0, true), ("<x:tu><tu>", 1, false),
        ("<x:tuv><tu>", 1, true), ("<!-- <tu> --><tu>", 1, true), ("<![CDATA[<tu>]]><?x <tu> ?><tu>", 1, true),
        ("<!DOCTYPE tmx><tu>", 1, true),
        ("<!-- > -- <tu> ><tu> -->", 0, true), ("", 0, true), ("no markup at all", 0, true),
        ("a<", 0, true), ("<a b='x:tu '/>", 0, true),
    ])
    func startsOfUnits(text: String, count: Int, isPlain: Bool) throws {
        let file = try #require(try file(text))
        let starts = try #require(UnitStarts(in: 0..<file.size, of: file))
        #expect(starts.places.count == count && starts.isPlain == isPlain, "\(text): \(starts.places)")
    }

    /// Starts on both sides of a boundary between two readings are found.
    @Test func startsInALargeFile() throws {
        let unit = "<tu tuid=\"x\"><tuv xml:lang=\"en\"><seg>Oil</seg></tuv></tu>"
        let text = String(repeating: unit, count: 50_000)
        let file = try #require(try file(text))
        let starts = try #require(UnitStarts(in: 0..<file.size, of: file, wantsHeads: true))
        #expect(starts.places == Array(stride(from: 0, to: text.utf8.count, by: unit.utf8.count)))
        #expect(starts.heads.dropLast(5).allSatisfy { $0 == starts.heads[0] && $0 != 0 })
    }

    /// A comment that is longer than a reading, and whose end is on both sides of a boundary.
    @Test func longCommentsArePassedOver() throws {
        for count in (1 << 20) - 12...(1 << 20) {
            let file = try #require(try file("<tu/><!--" + String(repeating: "x", count: count) + "<tu>--><tu/>"))
            let starts = try #require(UnitStarts(in: 0..<file.size, of: file))
            #expect(starts.places == [0, file.size - 5], "\(count)")
        }
    }

    @Test(arguments: [
        ("", true), ("<?xml version=\"1.0\"?>", true), ("<?xml version=\"1.0\" encoding = 'UTF-8'?>", true),
        ("<?xml version=\"1.0\" encoding=\"windows-1251\"?>", false),
        ("\u{FEFF}<?xml version='1.0' encoding='utf-16'?>", false),
        ("<?xml version='1.0'?><tmx><header o-encoding='koi8-r'/>", true),
    ])
    func otherEncodingsAreNotRead(start: String, isRead: Bool) throws {
        #expect(try (file(start + "<tmx/>") != nil) == isRead)
    }

    @Test func blocksMakeUpTheFile() throws {
        let text = text(Array(0..<500))
        let file = try #require(try file(text))
        for size in [1, 100, 3000, 1_000_000] {
            let blocks = try #require(file.blocks(in: 0..<file.size, size: size))
            #expect(blocks.first?.start == 0 && blocks.first?.units == 0 && blocks.last?.end == file.size)
            #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.end == $1.start })
            #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.firstUnit + $0.units == $1.firstUnit })
            #expect(blocks.reduce(0) { $0 + $1.units } == 500)
            #expect(file.has(blocks))
            #expect(file.compare(with: blocks, size: file.size) == [.same(blocks: 0..<blocks.count, start: 0)])
        }
    }

    /// After any edits the stretches make up the file, what is called the same is the same, and little is called changed.
    @Test func whatIsTheSameIsTheSame() throws {
        var random = SeededGenerator(seed: 7)
        for round in 0..<60 {
            var units = (0..<400).map { $0 }
            let old = Array(text(units).utf8)
            let blocks = try #require(
                try file(String(decoding: old, as: UTF8.self))?.blocks(in: 0..<old.count, size: 600))
            let edits = round % 6
            for _ in 0..<edits {
                let place = Int.random(in: 0..<units.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: units.remove(at: place)
                case 1: units.insert(Int.random(in: 1000..<2000, using: &random), at: place)
                default: units[place] = Int.random(in: 1000..<2000, using: &random)
                }
            }
            let header = round % 4 == 3 ? "<header><prop type=\"x\">more</prop></header>" : "<header/>"
            let new = Array(text(units, header: header).utf8)
            let file = try #require(try file(String(decoding: new, as: UTF8.self)))
            var place = 0
            var changed = 0
            var last = 0
            for stretch in file.compare(with: blocks, size: old.count) {
                switch stretch {
                case .changed(let range):
                    #expect(range.lowerBound == place && !range.isEmpty)
                    changed += range.count
                    place = range.upperBound
                case .same(let range, let start):
                    #expect(start == place && range.lowerBound >= last)
                    let bytes = old[blocks[range.lowerBound].start..<blocks[range.upperBound - 1].end]
                    #expect(new[start...].starts(with: bytes))
                    place += bytes.count
                    last = range.upperBound
                }
            }
            #expect(place == new.count)
            #expect(
                changed <= (edits + (round % 4 == 3 ? 1 : 0)) * 3000,
                "round \(round): \(changed) bytes for \(edits) edits")
        }
    }

    /// Blocks that are all alike, and a file that becomes shorter: nothing is used twice.
    @Test func equalUnitsAreCounted() throws {
        let unit = "<tu><tuv xml:lang=\"en\"><seg>\(String(repeating: "same ", count: 60))</seg></tuv></tu>"
        let many = try #require(try file(String(repeating: unit, count: 100)))
        let blocks = try #require(many.blocks(in: 0..<many.size, size: 300))
        for count in [0, 1, 50, 99, 101, 200] {
            let fewer = try #require(try file(String(repeating: unit, count: count)))
            let same = fewer.compare(with: blocks, size: many.size).reduce(0) { sum, stretch in
                if case .same(let range, _) = stretch { sum + range.count } else { sum }
            }
            #expect(same <= count && same >= min(count, 99) - 1, "\(count): \(same)")
        }
    }
}
