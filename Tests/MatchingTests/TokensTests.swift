import Foundation
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatching

@Suite struct TokensTests {
    @Test(
        arguments: [
            ("", []),
            ("  \t\u{A0}\u{3000}\u{1C}\n", []),
            ("The file_1 was saved.", ["The", "file_1", "was", "saved", "."]),
            ("3.2 млрд", ["3", ".", "2", "млрд"]),
            ("32亿元", ["32", "亿", "元"]),
            ("abcカナdef", ["abc", "カ", "ナ", "def"]),
            ("don’t—stop…", ["don", "’", "t", "—", "stop", "…"]),
            ("한국어 뉴스", ["한국어", "뉴스"]),
            ("e\u{301}té", ["e", "\u{301}", "té"]),
            ("½ x² Ⅻ", ["½", "x²", "Ⅻ"]),
            ("👍🏽a", ["👍", "🏽", "a"]),
            ("𠀀𠀁 b", ["𠀀𠀁", "b"]),
            ("a\u{0}b", ["a", "\u{0}", "b"]),
        ] as [(String, [String])])
    func takesApart(text: String, tokens: [String]) {
        #expect(SegmentTokens(text).texts.map { Array($0.utf8) } == tokens.map { Array($0.utf8) })
    }

    @Test func rangesAreInOrderAndInside() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let tokens = SegmentTokens(randomText(&random, atMost: 20))
            var end = 0
            for range in tokens.ranges {
                #expect(range.lowerBound >= end && !range.isEmpty)
                end = range.upperBound
            }
            #expect(end <= tokens.text.utf8.count)
        }
    }

    /// Python's expression of truth.py on every code point that both versions of Unicode have.
    @Test(.enabled(if: Tool("python3") != nil, "needs python3"))
    func classesAreThoseOfPython() throws {
        let script = """
            import re, sys, unicodedata
            CJK = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff'
            word = re.compile('[^\\\\W%s]' % CJK); single = re.compile('[%s]|[^\\\\w\\\\s]' % CJK)
            out = []
            for c in range(0x110000):
                s = chr(c)
                out.append('?' if unicodedata.category(s) in ('Cn', 'Cs') else 'w' if word.match(s) else '1' if single.match(s) else ' ')
            print(''.join(out))
            """
        let (status, output) = try #require(Tool("python3")).run(["-c", script])
        #expect(status == 0)
        var wrong: [String] = []
        for (value, expected) in output.utf8.enumerated() {
            guard let scalar = Unicode.Scalar(UInt32(value)), expected != UInt8(ascii: "?") else { continue }
            let letter: Character =
                switch CharacterClass(scalar) {
                case .space: " "
                case .word: "w"
                case .single: "1"
                }
            if letter.asciiValue != expected { wrong.append(String(value, radix: 16)) }
            if value == 0x10FFFF { break }
        }
        #expect(wrong.isEmpty)
    }

    /// Lines of the shared memories in three languages, divided here and by Python.
    @Test(
        .enabled(if: SharedData.folder != nil, "needs ../shared"),
        .enabled(if: Tool("python3") != nil && Tool("xz") != nil, "needs python3 and xz"),
        arguments: ["en_1m.tsv.xz", "ru_100k.txt.xz", "zh_100k.txt.xz"])
    func tokensAreThoseOfPython(file: String) throws {
        let folder = try TemporaryFolder()
        let path = try #require(SharedData.folder).appendingPathComponent("eval/tm/\(file)").path
        // All columns: the tab between them is white space.
        _ = try #require(Tool("sh")).run(["-c", "xz -dc '\(path)' | head -5000 > '\(folder.path("lines"))'"])
        let script = """
            import re, sys
            CJK = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff'
            TOK = re.compile('[%s]|[^\\\\W%s]+|[^\\\\w\\\\s]' % (CJK, CJK))
            sys.stdout.reconfigure(encoding='utf8', newline='\\n')
            for l in open(sys.argv[1], encoding='utf8', newline='\\n').read().split('\\n')[:-1]:
                print('\\n'.join(TOK.findall(l)), end='\\n\\n')
            """
        let (status, output) = try #require(Tool("python3")).run(["-c", script, folder.path("lines")])
        #expect(status == 0)
        let lines = try folder.read("lines").utf8.split(separator: 10, omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == 5000)
        let ours = lines.map { SegmentTokens(String($0) ?? "").texts.map { $0 + "\n" }.joined() + "\n" }.joined()
        #expect(Array(ours.utf8) == Array(output.utf8))
    }
}

@Suite struct VocabularyTests {
    @Test func numbersStayAndComeBack() {
        var vocabulary = Vocabulary()
        var ids: [String: TokenID] = [:]
        for number in 0..<5000 {
            var word = number % 3 == 0 ? "\(number)" : "word\(number)"
            ids[word] = word.withUTF8 { vocabulary.intern($0) }
        }
        #expect(Set(ids.values).count == 5000)
        for (word, id) in ids {
            var word = word
            #expect(word.withUTF8 { vocabulary.find($0) } == id)
            #expect(word.withUTF8 { vocabulary.intern($0) } == id)
            #expect(vocabulary.text(of: id) == word)
            #expect(id.isNumber == !word.hasPrefix("w"))
        }
        for mark in Vocabulary.finalMarks {
            var mark = mark
            #expect(mark.withUTF8 { vocabulary.find($0) }.isFinalMark)
        }
        for (word, id) in [("nowhere", TokenID.unknown), ("99999", .unknownNumber), ("٣٤", .unknownNumber)] {
            var word = word
            #expect(word.withUTF8 { vocabulary.find($0) } == id)
        }
        #expect(!TokenID.unknown.isNumber && !TokenID.unknown.isFinalMark && TokenID.unknownNumber.isNumber)
    }
}

@Suite struct TokenHashTests {
    private func hashes(_ words: [String], _ hash: TokenHash) -> [UInt32] {
        words.map { word in
            var word = word
            return word.withUTF8 { hash($0) }
        }
    }

    /// Words of all lengths around the limits of the methods for short and long tokens.
    private var words: [String] {
        var words = [""]
        for length in 1..<40 {
            for place in 0..<length {
                var word = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                word[place] = UInt8(ascii: "b")
                words.append(String(decoding: word, as: UTF8.self))
            }
        }
        return words
    }

    @Test func differentTokensHaveDifferentHashes() {
        #expect(Set(words).count == words.count)
        var random = SeededGenerator(seed: 4)
        for _ in 0..<20 {
            let hash = TokenHash(low: random.next(), high: random.next())
            #expect(hashes(words, hash) == hashes(words, hash))
            // Of 781 words no two are expected to have the same 32 bits.
            #expect(Set(hashes(words, hash)).count >= words.count - 1)
        }
    }

    /// The places of a table are the low bits.
    @Test func lowBitsAreSpread() {
        let hash = TokenHash(low: 7, high: 9)
        let places = Set(hashes((0..<1024).map { "w\($0)" }, hash).map { $0 & 1023 })
        // Random places leave a share of 1/e empty.
        #expect(places.count > 560 && places.count < 740)
    }

    @Test func theKeyDecides() {
        let (one, other) = (TokenHash(low: 1, high: 2), TokenHash(low: 1, high: 3))
        #expect(zip(hashes(words, one), hashes(words, other)).count { $0 == $1 } <= 1)
        #expect(TokenHash.ofProcess == TokenHash.ofProcess && TokenHash.ofProcess != one)
    }
}
