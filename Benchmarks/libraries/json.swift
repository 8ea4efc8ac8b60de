import FoundationEssentials
import Glibc

private struct Pair: Decodable { let source, target: String? }

/// Our reader beside simdjson, Jansson and Foundation. All make Swift strings of the two texts.
func json(_ path: String) {
    typealias Texts = [String?]
    let decoder = JSONDecoder()
    func ours(_ line: [UInt8]) -> Texts? {
        guard let root = try? JSONDocument(line).root else { return nil }
        return [root["source"]?.string, root["target"]?.string]
    }
    func foundation(_ line: Data) -> Texts? {
        (try? decoder.decode(Pair.self, from: line)).map { [$0.source, $0.target] }
    }
    func library(
        _ parse: (UnsafePointer<CChar>?, Int, UnsafeMutablePointer<text_pair>?) -> Bool, _ line: [UInt8]
    ) -> Texts? {
        var pair = text_pair()
        defer { free_pair(&pair) }
        guard line.withChars({ parse($0, $1, &pair) }) else { return nil }
        func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String? {
            start.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: count), as: UTF8.self) }
        }
        return [text(pair.source, pair.source_count), text(pair.target, pair.target_count)]
    }
    func count(_ texts: Texts?) { for text in texts ?? [] { sink &+= text?.utf8.count ?? 0 } }

    let lines = read(path).split(separator: 0x0A).map { Array($0) }
    let data = lines.map { Data($0) }
    measure(
        "json", "\(lines.count) lines",
        [
            ("ours", { for line in lines { count(ours(line)) } }),
            ("simdjson", { for line in lines { count(library(simdjson_pair, line)) } }),
            ("Jansson", { for line in lines { count(library(jansson_pair, line)) } }),
            ("Foundation", { for line in data { count(foundation(line)) } }),
        ])
    let unlike = lines.indices.filter { index in
        let texts = ours(lines[index])
        return texts == nil || texts != library(simdjson_pair, lines[index])
            || texts != library(jansson_pair, lines[index]) || texts != foundation(data[index])
    }
    note("json: lines of which not all read the same texts: \(unlike.count)")

    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    func object(_ value: String) -> [UInt8] { Array(#"{"target":"t","source":"s","x":\#(value)}"#.utf8) }
    let strings = [#""a\u0000b""#, #""\ud800""#, #""\x41""#, "\"a\u{7F}b\""]
    let values = [
        "[1,]", "01", "1.", ".5", "+1", "-", "0x10", "1e", "NaN", "1e400", "18446744073709551616", "True", "/**/1",
    ]
    let odd: [(String, [UInt8])] =
        strings.map { ($0, Array(#"{"source":\#($0)}"#.utf8)) } + values.map { ($0, object($0)) }
        + [
            ("100 deep", object(nested(100))), ("1,000 deep", object(nested(1000))),
            ("100,000 deep", object(nested(100_000))), ("a byte order mark", [0xEF, 0xBB, 0xBF] + object("1")),
            ("a byte that is not UTF-8", Array("{\"source\":\"".utf8) + [0xFF] + Array("\"}".utf8)),
            ("a comma after the last member", Array(#"{"source":"s",}"#.utf8)),
            ("a second document", object("1") + object("1")),
        ]
    let readers: [(String, ([UInt8]) -> Texts?)] = [
        ("simdjson", { library(simdjson_pair, $0) }), ("Jansson", { library(jansson_pair, $0) }),
        ("Foundation", { foundation(Data($0)) }),
    ]
    for (who, read) in readers {
        let more = odd.filter { ours($0.1) == nil && read($0.1) != nil }.map(\.0).joined(separator: ", ")
        let less = odd.filter { ours($0.1) != nil && read($0.1) == nil }.map(\.0).joined(separator: ", ")
        note("json: \(who) also reads: \(more.isEmpty ? "nothing" : more); refuses: \(less.isEmpty ? "nothing" : less)")
    }
    let twice = Array(#"{"source":"first","source":"last"}"#.utf8)
    note(
        "json: a name twice: ours takes the \(ours(twice)?[0] ?? "-"), "
            + readers.map { "\($0) the \($1(twice)?[0] ?? "-")" }.joined(separator: ", "))
}
