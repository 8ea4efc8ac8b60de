import CalqueArticles
import CalqueCore
import CalqueWire
import TestSupport
import Testing

/// Texts written for the tests in the formats of agencies. Each line starts with its expected kind.
@Suite("Headlines, crossheads, boilerplate")
struct BlockKindTests {
    struct Copy: Sendable, CustomTestStringConvertible {
        let name: String
        /// Lines of the form `H: text`; see `kinds`.
        let lines: String
        var testDescription: String { name }
    }

    private static let kinds: [Character: Article.Block.Kind] = [
        "H": .headline, "S": .subheadline, "C": .crosshead, "P": .paragraph, "F": .boilerplate, "B": .byline,
        "D": .dateline,
    ]

    @Test("The kind of each line", arguments: WireCopy.all, ["\n\n", "\r\n"])
    func kinds(of copy: Copy, lineEnd: String) throws {
        let lines = copy.lines.split(separator: "\n")
        let text = lines.map { String($0.dropFirst(3)) }
        let article = try Article(reading: Array(text.joined(separator: lineEnd).utf8))
        #expect(article.blocks.map(\.text) == text)
        for (line, block) in zip(lines, article.blocks) {
            #expect(line.first.flatMap { Self.kinds[$0] } == block.kind, "\(line)")
        }
    }

    @Test("The agency's article", .enabled(if: SharedData.folder != nil, "needs ../shared"))
    func seed() throws {
        let bytes = try SharedData.bytes("seed/article.en.txt")
        let article = try Article(reading: bytes)
        #expect(article.language == "en")
        let kinds = article.blocks.map(\.kind)
        #expect(article.blocks.count == 19)
        #expect(kinds.prefix(4) == [.boilerplate, .headline, .subheadline, .paragraph])
        let crossheads = article.blocks.filter { $0.kind == .crosshead }.map(\.text)
        #expect(crossheads == ["Mutually beneficial cooperation", "Publication ahead of visit to Beijing"])
        #expect(article.blocks[0].text == "All news")
        #expect(kinds.filter { $0 == .paragraph }.count == 14)
    }
}
