import Testing

@testable import CalqueCommandLine

/// What a terminal gets of text from foreign files.
@Suite struct TerminalFilterTests {
    private func shown(_ text: String, mark: String = "") -> String {
        var filter = TerminalFilter(mark: mark)
        var buffer: [UInt8] = []
        filter.append(text.utf8, to: &buffer)
        filter.finish(&buffer)
        return String(decoding: buffer, as: UTF8.self)
    }

    @Test(arguments: [
        ("oil\tprices\n", "oil\tprices\n"), ("нефть 上涨 é 🇷🇺 👩‍👩‍👧", "нефть 上涨 é 🇷🇺 👩‍👩‍👧"),
        ("\u{1B}]52;c;cm0=\u{7}", "␛]52;c;cm0=␇"), ("\u{1B}[31mred", "␛[31mred"), ("a\rb\u{8}\u{0}", "a␍b␈␀"),
        ("\u{7F}", "␡"),
        ("\u{9B}2J \u{85}", "<U+009B>2J <U+0085>"), ("live\u{202E}evil\u{2066}", "live<U+202E>evil<U+2066>"),
        ("a\u{2028}b", "a<U+2028>b"), ("\u{200F}שלום\u{200E}", "\u{200F}שלום\u{200E}"),
        ("…„“”—\u{2030}", "…„“”—\u{2030}"),
    ])
    func controlsBecomeSymbols(text: String, expected: String) {
        #expect(shown(text) == expected)
        #expect(shown(text, mark: "x7") == expected)
    }

    @Test func ourOwnStylesPass() {
        let style = Style(isOn: true, mark: "x7")
        #expect(shown(style("oil", .bold, .red), mark: "x7") == "\u{1B}[1;31moil\u{1B}[0m")
        #expect(shown(style("\u{1B}[5m", .bold), mark: "x7") == "\u{1B}[1m␛[5m\u{1B}[0m")
        // A guess of the mark is shown, and so is an end that could become one.
        #expect(shown("\u{1B}x8[5m \u{1B}x", mark: "x7") == "␛x8[5m ␛x")
    }

    /// Wherever the text is cut, the result is the same.
    @Test func theCutsDoNotMatter() {
        let style = Style(isOn: true, mark: "qw9")
        let text = Array(
            (style("нефть", .bold) + "\u{1B}qw\u{1B}]0;\u{9B}\u{202E}上涨…\u{2030}\r\n\u{C2}é" + style("x", .red)).utf8)
        var whole: [UInt8] = []
        var filter = TerminalFilter(mark: "qw9")
        filter.append(text, to: &whole)
        filter.finish(&whole)
        for first in 0...text.count {
            for second in stride(from: first, through: text.count, by: 3) {
                var filter = TerminalFilter(mark: "qw9")
                var buffer: [UInt8] = []
                for piece in [text[..<first], text[first..<second], text[second...]] {
                    filter.append(piece, to: &buffer)
                }
                filter.finish(&buffer)
                #expect(buffer == whole, "cut at \(first) and \(second)")
            }
        }
    }

    /// Against a slow reference: no byte sequence of a file lets a control through.
    @Test func randomTextHasNoControls() {
        var random = SystemRandomNumberGenerator()
        let alphabet: [Unicode.Scalar] = [
            "\u{1B}", "[", "m", "a", "7", "x", "\u{9B}", "\u{202E}", "\u{2069}", "\n", "\t", "\r", "é", "上", "\u{7}",
            "🇷",
        ]
        for _ in 0..<500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<40 { text.append(alphabet.randomElement(using: &random) ?? "a") }
            let result = shown(String(text), mark: "zz")
            for scalar in result.unicodeScalars where scalar != "\n" && scalar != "\t" {
                #expect(scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl, "\(text)")
            }
        }
    }
}
