import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatching

@Suite struct PatternTests {
    /// Lengths around the word size, few and many distinct tokens, unknown ones too.
    @Test(arguments: [(12, 3), (70, 4), (70, 60), (200, 2), (200, 1000)])
    func distanceIsThatOfTheMatrix(longest: Int, distinct: Int32) {
        var random = SeededGenerator(seed: UInt64(longest) + UInt64(distinct))
        func tokens() -> [TokenID] {
            (0..<Int.random(in: 0...longest, using: &random)).map { _ in
                Int.random(in: 0..<20, using: &random) == 0
                    ? .unknown : TokenID.random(in: 0..<distinct, using: &random)
            }
        }
        for _ in 0..<(longest > 100 ? 40 : 150) {
            let query = tokens()
            var text = query
            if Bool.random(using: &random) {
                text = tokens()
            } else {
                for _ in 0..<Int.random(in: 0...5, using: &random) where !text.isEmpty {
                    let place = Int.random(in: 0..<text.count, using: &random)
                    if Bool.random(using: &random) { text.remove(at: place) } else { text.insert(7, at: place) }
                }
            }
            let expected = Reference.distance(query, text)
            let pattern = Pattern(query)
            text.withUnsafeBufferPointer { text in
                #expect(pattern.distance(to: text) == expected)
                for limit in [0, expected - 1, expected, expected + 1, longest] where limit >= 0 {
                    #expect(pattern.distance(to: text, atMost: limit) == (expected <= limit ? expected : nil))
                }
            }
        }
    }

    /// Long patterns keep their rows without zeros.
    @Test(arguments: [(100, 3), (100, 1000), (700, 40), (700, 5000), (1300, 2), (1300, 100_000)])
    func sparseRowsGiveTheSameDistances(longest: Int, distinct: TokenID) {
        var random = SeededGenerator(seed: UInt64(longest) + UInt64(distinct))
        func tokens() -> [TokenID] {
            (0..<Int.random(in: longest / 2...longest, using: &random)).map { _ in
                TokenID.random(in: 0..<distinct, using: &random)
                    | (Int.random(in: 0..<4, using: &random) == 0 ? .numberBit : 0)
            }
        }
        for round in 0..<6 {
            let query = tokens()
            var text = round % 2 == 0 ? tokens() : query
            for _ in 0..<10 { text[Int.random(in: 0..<text.count, using: &random)] = 7 }
            for numbersAlike in [false, true] {
                let whole = Pattern(query[...], numbersAlike: numbersAlike, widest: .max)
                let sparse = Pattern(query[...], numbersAlike: numbersAlike, widest: 1)
                text.withUnsafeBufferPointer { text in
                    let distance = whole.distance(to: text)
                    #expect(sparse.distance(to: text) == distance)
                    for limit in [0, 10, 100] {
                        #expect(sparse.distance(to: text, atMost: limit) == whole.distance(to: text, atMost: limit))
                    }
                }
            }
            if round < 2 {
                let expected = Reference.distance(query, text)
                text.withUnsafeBufferPointer { #expect(Pattern(query).distance(to: $0) == expected) }
            }
        }
    }

    @Test func numbersMayBeAlike() {
        let query: [TokenID] = [1, 2 | .numberBit, 3, .unknownNumber]
        let text: [TokenID] = [1, 9 | .numberBit, 4, 5 | .numberBit]
        text.withUnsafeBufferPointer { text in
            #expect(Pattern(query).distance(to: text) == 3)
            #expect(Pattern(query, numbersAlike: true).distance(to: text) == 1)
        }
    }
}

@Suite struct EditScriptTests {
    /// The tokens of a segment with their tags.
    private struct Shown {
        let ranges: [Range<Int>]
        let texts: [String]

        init(_ segment: TaggedText, _ scoring: MatchScoring) {
            let shown = ShownText(segment, scoring)
            ranges = shown.tokens
            texts = shown.tokens.map { String(decoding: shown.bytes[$0], as: UTF8.self) }
        }

        var count: Int { ranges.count }
    }

    /// A script as text: `=same -deleted +inserted ~old>new`.
    private func shown(_ source: String, _ query: String, _ scoring: MatchScoring) -> String {
        let (sourceBytes, queryBytes) = (Array(source.utf8), Array(query.utf8))
        let edits = EditScript.make(source: TaggedText(source), query: TaggedText(query), scoring: scoring)
        return edits.map { edit in
            let old = String(decoding: sourceBytes[edit.source], as: UTF8.self)
            let new = String(decoding: queryBytes[edit.query], as: UTF8.self)
            return switch edit.kind {
            case .same: "=\(new)"
            case .deleted: "-\(old)"
            case .inserted: "+\(new)"
            case .substituted: "~\(old)>\(new)"
            }
        }.joined(separator: " ")
    }

    @Test(arguments: [
        ("", "", ""),
        ("a b", "a b", "=a b"),
        ("", "a b", "+a b"),
        ("a b", "", "-a b"),
        ("the old file", "the file", "=the -old =file"),
        ("the file", "the old file", "=the +old =file"),
        ("save the file.", "save this file.", "=save ~the>this =file."),
        ("保存文件", "关闭文件", "~保存>关闭 =文件"),
    ])
    func marks(source: String, query: String, script: String) {
        #expect(shown(source, query, .plain) == script)
        #expect(shown(source, query, .translator) == script)
    }

    /// The translator's script pairs numbers with numbers, and words with the same words in another case.
    @Test func pairsWhatIsNearlyTheSame() {
        #expect(shown("on 5 May", "on Monday 7 may", .translator) == "=on +Monday ~5 May>7 may")
        #expect(shown("3.2 млрд", "3.4 млрд", .translator) == "~3.2>3.4 =млрд")
        #expect(shown("3.2 млрд", "3.4 млрд", .plain) == "=3. ~2>4 =млрд")
        #expect(shown("до 5 км", "до 5км", .translator) == "=до 5км")
        #expect(shown("ещё 🇰🇿", "еще 🇺🇿", .translator) == "~ещё 🇰🇿>еще 🇺🇿")
    }

    @Test(arguments: [MatchScoring.plain, .translator])
    func theScriptTurnsTheSourceIntoTheQuery(scoring: MatchScoring) throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let source = TaggedText(randomContent(&random, atMost: 14))
            let query = TaggedText(randomContent(&random, atMost: 14))
            let edits = EditScript.make(source: source, query: query, scoring: scoring)
            let (old, new) = (Shown(source, scoring), Shown(query, scoring))
            var made: [String] = []
            var cost = 0
            var (row, column) = (0, 0)
            for edit in edits {
                let taken = old.ranges[row...].prefix { $0.upperBound <= edit.source.upperBound }.count
                let given = new.ranges[column...].prefix { $0.upperBound <= edit.query.upperBound }.count
                let sameCount = edit.kind == .same || edit.kind == .substituted
                #expect(sameCount ? taken == given && taken > 0 : (taken == 0) != (given == 0))
                made +=
                    edit.kind == .same ? Array(old.texts[row..<row + taken]) : Array(new.texts[column..<column + given])
                if edit.kind != .same { cost += max(taken, given) }
                (row, column) = (row + taken, column + given)
            }
            #expect(row == old.count && made.map { Array($0.utf8) } == new.texts.map { Array($0.utf8) })
            if scoring == .plain {
                #expect(cost == Reference.distance(old.texts.map { Array($0.utf8) }, new.texts.map { Array($0.utf8) }))
            }
        }
    }

    /// Two texts too long for a matrix: one substitution in the middle, in little memory.
    @Test func isBounded() {
        let source = "start " + (0..<5000).map { "a\($0) " }.joined() + "end"
        let query = "start " + (0..<4000).map { "b\($0) " }.joined() + "end"
        #expect(
            EditScript.make(source: TaggedText(source), query: TaggedText(query), scoring: .plain).map(\.kind) == [
                .same, .substituted, .deleted, .same,
            ])
    }
}
