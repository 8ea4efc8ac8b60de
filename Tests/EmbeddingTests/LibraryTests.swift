import CalqueEmbedding
import Foundation
import TestSupport
import Testing

/// The same ids as the SentencePiece library, on real lines and on random ones.
@Suite struct LibraryTests {
    static let needsEncoder: Comment = "needs the encoder: make encoder"

    /// Cases that are rare in news.
    static let odd = [
        " ", "  ", "\t", "\n", "\0", "\u{1}", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{2028}",
        "\u{3000}",
        "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}", "\u{E000}", "\u{2581}", "e\u{301}", "\u{301}",
        "\u{308}\u{327}",
        "й", "и\u{306}", "ﬁ", "Ⅷ", "½", "①", "ﷺ", "ﷲ", "Ａ", "カ\u{3099}", "ｶﾞ", "한", "ᄒ\u{1161}\u{11AB}", "👩‍👩‍👧", "🇷🇺",
        "👍🏽", "❤️", "𝔄", "𓀀", "𠮷", "ก็", "שָׁ", "न्त", "…", "—", "«", "“", "、", "。", "！", "№", "extra_token_id_1",
        "extra_token_id_", "<s>", "</s>", "<unk>", "http://a.b/c?d=e&f", "3.2%", "1,000,000",
    ]

    @Test(.enabled(if: Installed.folder != nil, needsEncoder))
    func agreesOnRandomLines() throws {
        var random = SeededGenerator(seed: 11)
        var lines = Self.odd + ["", String(repeating: "b", count: 5000), String(repeating: "яx中", count: 3000)]
        let letters = (0x20...0x7E).map { $0 } + Array(0x410...0x44F) + Array(0x4E00...0x4E80)
        for _ in 0..<12_000 {
            let units = (0..<Int.random(in: 1...16, using: &random)).map { _ -> String in
                switch Int.random(in: 0..<8, using: &random) {
                case 0: Self.odd.randomElement(using: &random) ?? ""
                case 1: UnicodeScalar(UInt32.random(in: 0...0x3FFF, using: &random)).map { String($0) } ?? ""
                case 2: UnicodeScalar(UInt32.random(in: 0...0x2FFFF, using: &random)).map { String($0) } ?? ""
                default: letters.randomElement(using: &random).flatMap { UnicodeScalar($0) }.map { String($0) } ?? ""
                }
            }
            lines.append(units.joined())
        }
        try check(lines)
    }

    @Test(
        .enabled(if: Installed.folder != nil, needsEncoder), .enabled(if: SharedData.folder != nil, "needs ../shared"))
    func agreesOnNews() throws {
        var lines: [String] = []
        for set in ["news-enru/clean-dev", "news-enzh/clean-dev", "mac-dev"] {
            for ending in [".src", ".tgt"] {
                for file in SharedData.files(in: "eval/align/\(set)", ending: ending) {
                    lines += try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
                }
            }
        }
        try #require(lines.count > 5000)
        // A debug build would take too long for all lines.
        try check(lines.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element))
    }

    private func check(_ lines: [String]) throws {
        let tokenizer = try Installed.encoder.get().tokenizer
        let library = try LibraryTokenizer(path: try #require(Installed.folder) + "/sp.model")
        for line in lines {
            var ids: [Int32] = []
            tokenizer.append(line, to: &ids)
            let expected = try library.ids(line)
            if ids != expected {
                Issue.record("\(line.unicodeScalars.map { String($0.value, radix: 16) }): \(ids), not \(expected)")
            }
        }
    }

    /// Small models with many ties, pieces of all types, and each flag of the normalizer.
    @Test(arguments: 0..<24)
    func agreesOnRandomModels(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let letters = ["a", "b", "c", "\u{2581}", "я", "中", "👍"]
        func word(_ longest: Int) -> String {
            (0..<Int.random(in: 1...longest, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }
                .joined()
        }
        var model = SmallModel()
        model.flags = (0..<3).map { seed >> $0 & 1 == 0 }
        var known = Set(model.pieces.map(\.text))
        for number in 0..<60 {
            let text = word(5)
            guard known.insert(text).inserted else { continue }
            let kind: SmallModel.Kind = number % 20 == 7 ? .userDefined : number % 10 == 3 ? .unused : .normal
            model.pieces.append((text, Float(Int.random(in: -9...0, using: &random)) / 3, kind))
        }
        let folder = TemporaryFolder()
        let path = folder.write(model.bytes, as: "sp.model")
        let tokenizer = try Tokenizer(path: path)
        let library = try LibraryTokenizer(path: path)
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...6, using: &random))
                .map { _ in word(6) + (["", " ", "  ", "x", "é"].randomElement(using: &random) ?? "") }.joined()
            var ids: [Int32] = []
            tokenizer.append(text, to: &ids)
            #expect(ids == (try library.ids(text)), "\(text)")
        }
    }

    /// The cost of a text without spaces is linear in its length.
    @Test func takesLongWordsInLinearTime() throws {
        var model = SmallModel()
        model.pieces += [("a", -3, .normal), ("aa", -4, .normal), ("aaaaaaaa", -5, .normal)]
        let folder = TemporaryFolder()
        let tokenizer = try Tokenizer(path: folder.write(model.bytes, as: "sp.model"))
        func time(_ count: Int) -> Duration {
            let text = String(repeating: "a", count: count)
            return ContinuousClock().measure {
                var ids: [Int32] = []
                tokenizer.append(text, to: &ids)
                #expect(ids.count == count / 8 + 3)
            }
        }
        // A hundred times as long if the cost is linear, ten thousand times if it is square. Other processes run too.
        let short = (0..<3).map { _ in time(4000) }.min() ?? .zero
        #expect(time(400_000) < short * 1500)
    }
}
