import CalqueCore
import CalqueICU
import CalqueMatching
import CalqueUnits
import Foundation
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatchIndex

/// The index, compared with the exhaustive scan, which `MemoryScanTests` compares with an obvious one.
@Suite struct IndexTests {
    private func expectSame(
        _ indexed: IndexedFolder, _ units: [TranslationUnit], _ random: inout SeededGenerator, queries: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for (source, target) in [("en", nil), ("en", "ru"), (nil, nil), ("ru", "en-GB"), ("en", "en-GB")]
            as [(LanguageTag?, LanguageTag?)]
        {
            let index = try indexed.open(from: source, to: target)
            let scan = try MemoryScan(indexed.memory, from: source, to: target)
            #expect(index.segmentCount == scan.segmentCount, sourceLocation: sourceLocation)
            for scoring in MatchScoring.allCases {
                for _ in 0..<queries {
                    let query = randomQuery(&random, units, scoring)
                    let found = try index.matches(for: query).map(\.everything)
                    let expected = try scan.matches(for: query).map(\.everything)
                    #expect(found == expected, "\(query)", sourceLocation: sourceLocation)
                }
            }
        }
    }

    @Test(arguments: [3, 12, 90])
    func theAnswerIsThatOfTheScan(longest: Int) throws {
        var random = SeededGenerator(seed: UInt64(longest))
        for _ in 0..<3 {
            let indexed = try IndexedFolder()
            let units = randomUnits(&random, count: longest > 50 ? 40 : 150, longest: longest)
            try indexed.write(Array(units[..<20]), to: "b.tmx")
            try indexed.write(Array(units[20...]), to: "a.tmx")
            try expectSame(indexed, units, &random, queries: 12)
            #expect(indexed.notes.take() == [])
        }
    }

    /// Files come, change and go. However the index is updated, its answers are those of the scan.
    @Test func theIndexCatchesUp() throws {
        var random = SeededGenerator(seed: 3)
        let indexed = try IndexedFolder()
        var all: [TranslationUnit] = []
        var files: [String: Int] = [:]
        var seen: Set<Int> = []
        for step in 0..<24 {
            let isNew = step < 12 || Int.random(in: 0..<3, using: &random) == 0
            let name = isNew ? "f\(Int.random(in: 0..<1000, using: &random)).tmx" : files.keys.sorted()[0]
            if !isNew, step % 2 == 0 {
                indexed.remove(name)
                files[name] = nil
            } else {
                let units = randomUnits(&random, count: step == 0 ? 200 : 8, longest: 8)
                all += units
                try indexed.write(units, to: name)
                files[name] = step
            }
            try expectSame(indexed, all, &random, queries: 1)
            seen.insert(try indexed.parts.count)
            _ = indexed.notes.take()
        }
        #expect(seen.contains { $0 > 1 }, "new files go to parts of their own")
        #expect(seen.allSatisfy { $0 <= 10 }, "many parts become one: \(seen)")
    }

    /// From several threads at once, the index not yet checked.
    @Test func manyMayAskAtTheSameTime() async throws {
        var random = SeededGenerator(seed: 21)
        let indexed = try IndexedFolder()
        let units = randomUnits(&random, count: 150, longest: 10)
        try indexed.write(units, to: "a.tmx")
        let queries = (0..<40).map { _ in randomQuery(&random, units, .translator) }
        let expected = try queries.map { try indexed.open().matches(for: $0).map(\.everything) }
        let index = try indexed.open()
        try await withThrowingTaskGroup(of: [[String]].self) { group in
            for _ in 0..<8 {
                group.addTask { try queries.map { try index.matches(for: $0).map(\.everything) } }
            }
            for try await found in group { #expect(found == expected) }
        }
    }

    @Test func whatChangedIsTold() throws {
        let indexed = try IndexedFolder()
        let one = [TranslationUnit(variants: [Variant("en", "the old file")])]
        let other = [TranslationUnit(variants: [Variant("en", "the new file")])]
        try indexed.write(one, to: "a.tmx")
        #expect(try indexed.open().matches(for: "the old file").count == 1)
        try indexed.write(other, to: "b.tmx")
        #expect(try indexed.open().matches(for: "the new file", cutoff: 100).map(\.position) == [1])
        #expect(indexed.notes.take() == [])
        try indexed.write(other + other, to: "a.tmx")
        #expect(try indexed.open().matches(for: "the new file", cutoff: 100).map(\.position) == [0, 1, 2])
        let notes = indexed.notes.take()
        #expect(notes.count == 1 && notes[0].contains("stale"), "\(notes)")
        #expect(try indexed.open().matches(for: "the old file", cutoff: 100).isEmpty)
        #expect(indexed.notes.take() == [])
    }

    @Test func whereItCannotBeKeptItWorksAllTheSame() throws {
        let indexed = try IndexedFolder()
        try indexed.write([TranslationUnit(variants: [Variant("en", "the file")])], to: "a.tmx")
        try indexed.folder.write("file", [])
        #expect(try indexed.open(cache: indexed.folder.path("file")).matches(for: "the file").count == 1)
        let notes = indexed.notes.take()
        #expect(notes.count == 1 && notes[0].contains("cannot be kept"), "\(notes)")
        let memory = try IndexedMemory(indexed.memory, from: "en", cache: nil)
        #expect(try memory.matches(for: "the file").count == 1)
    }

    @Test func oddMemoriesAndQueries() throws {
        let indexed = try IndexedFolder()
        #expect(try indexed.open().matches(for: "a", cutoff: 0).isEmpty)
        let words = (0..<16_400).map { "word\($0 % 7000)" }.joined(separator: " ")
        let texts = ["a", "?!", "…", "a b", words, "", "  two  spaces\u{A0}", "½ ½", "Don't!!!!!", " "]
        try indexed.write(
            (texts + (0..<100).map { _ in "a" }).map { TranslationUnit(variants: [Variant("en", $0)]) }, to: "a.tmx")
        let index = try indexed.open()
        for scoring in MatchScoring.allCases {
            for (position, text) in texts.enumerated() where text.contains(where: { !$0.isWhitespace }) {
                // A distance of this length takes a second without the compiler's optimisation.
                if text == words, scoring == .plain { continue }
                let best = try #require(index.matches(for: text, limit: 1, scoring: scoring).first, "\(text.prefix(9))")
                #expect(best.position == position && best.score.points == 100 && best.source == text)
            }
            #expect(try index.matches(for: "a", limit: 3, scoring: scoring).map(\.position) == [0, 10, 11])
            #expect(try index.matches(for: "", cutoff: 0, scoring: scoring).isEmpty)
            #expect(try index.matches(for: " \n", cutoff: 0, scoring: scoring).isEmpty)
            #expect(try index.matches(for: "a", limit: 0, scoring: scoring).isEmpty)
            #expect(try index.matches(for: "a", limit: .max, scoring: scoring).count == 101)
        }
    }

    /// For texts that the index folds token by token, folding them whole gives the same tokens.
    @Test func foldingByTokensIsFoldingTheText() throws {
        var random = SeededGenerator(seed: 8)
        let scalars = [
            0x20...0x7E, 0x20...0x7E, 0xA1...0x24F, 0x370...0x52F, 0x2010...0x205E, 0x3001...0x30FF, 0x4E00...0x4EFF,
            0xFF01...0xFF9F, 0x300...0x310, 0x1100...0x1120, 0x2100...0x2130, 0xAC00...0xAC10, 0x30...0x39, 0x2C...0x2F,
            0x20...0x20, 0xBC...0xBE, 0x1F1E6...0x1F1E9, 0x200B...0x200D, 0xE30...0xE35, 0x5F...0x5F,
        ].flatMap { $0.compactMap(Unicode.Scalar.init) }
        var builder = LanguageBuilder()
        var kinds: Set<PartFormat.Kind> = []
        for number in 0..<4000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                text.append(scalars.randomElement(using: &random) ?? " ")
            }
            let entry = try builder.add(TaggedText(String(text)), variant: number)
            kinds.insert(builder.entries[entry].kind)
            guard builder.entries[entry].kind == .both else { continue }
            let folded = builder.tokens[builder.range(of: entry)].map {
                builder.vocabulary.text(of: builder.folds.folded[Int($0)])
            }
            #expect(folded == FoldedTokens(String(text)).texts, "\(text)")
        }
        #expect(kinds == [.both, .plain])
    }
}
