import FoundationEssentials
import Glibc

extension Failure {
    init(catching error: any Error) { self.init(.badData, "\(error)") }
}

func json(_ path: String) {
    let all = read(path)
    let lines = all.split(separator: 0x0A).map { Array($0) }
    func count(_ source: String?, _ target: String?) {
        sink &+= UInt64((source?.utf8.count ?? 0) + (target?.utf8.count ?? 0))
    }
    func bySimdjson(_ line: [UInt8]) -> Int32 {
        var (source, target): (UnsafePointer<CChar>?, UnsafePointer<CChar>?)
        var (sourceCount, targetCount) = (0, 0)
        let code = line.withUnsafeBytes {
            simdjson_pair(
                $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, &source, &sourceCount, &target,
                &targetCount)
        }
        if code == 0, let source, let target {
            count(
                String(decoding: UnsafeRawBufferPointer(start: source, count: sourceCount), as: UTF8.self),
                String(decoding: UnsafeRawBufferPointer(start: target, count: targetCount), as: UTF8.self))
        }
        return code
    }
    func objects(_ bytes: [UInt8], each: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        var at = 0
        let objects = JSONObjects(
            { room in
                let count = min(room.count, bytes.count - at)
                bytes.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
                at += count
                return count
            }, file: nil)
        while let object = try objects.next() { try each(object) }
    }
    func byTree(_ line: [UInt8]) throws(Failure) {
        let tree = try JSONTree(line)
        withExtendedLifetime(tree) { count(tree.root["source"]?.string, tree.root["target"]?.string) }
    }
    func document(_ line: [UInt8]) throws(Failure) {
        let value = try JSONDocument.read(line)
        count(value["source"]?.text?.string, value["target"]?.text?.string)
    }
    func pair(_ line: [UInt8]) throws(Failure) {
        let pair = try JSONPair.read(line)
        for text in [pair.source, pair.target] { if case .whole(let text) = try text.get() { count(text, nil) } }
    }
    func ranged(_ line: [UInt8]) throws(Failure) {
        let root = try RangedJSON(line).root
        count(root["source"]?.string, root["target"]?.string)
    }
    measure(
        "json", "\(lines.count) lines", rounds: 5, bytes: all.count,
        [
            ("JSONTree, by Jansson", { for line in lines { try? byTree(line) } }),
            ("JSONObjects and JSONTree", { try? objects(all) { object throws(Failure) in try byTree(object) } }),
            ("JSONObjects alone", { try? objects(all) { sink &+= UInt64($0.count) } }),
            ("JSONDocument", { for line in lines { try? document(line) } }),
            ("JSONPair, by Foundation", { for line in lines { try? pair(line) } }),
            ("simdjson DOM", { for line in lines { _ = bySimdjson(line) } }),
            ("sketch of one reader", { for line in lines { try? ranged(line) } }),
        ])

    // The answer of an embeddings server: 200 vectors of 1,024 numbers.
    var state: UInt64 = 3
    let vectors = (0..<200).map { index in
        let numbers = (0..<1024).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return "\(Double(Int64(bitPattern: state) >> 11) / 1e17)"
        }
        return #"{"object":"embedding","index":\#(index),"embedding":[\#(numbers.joined(separator: ","))]}"#
    }
    let answer = Array(#"{"object":"list","data":[\#(vectors.joined(separator: ","))]}"#.utf8)
    measure(
        "json", "an answer with vectors", rounds: 5, bytes: answer.count,
        [
            (
                "JSONTree, by Jansson",
                {
                    guard let tree = try? JSONTree(answer) else { return }
                    withExtendedLifetime(tree) {
                        for item in tree.root["data"]?.items ?? [] {
                            sink &+= UInt64(item["embedding"]?.numbers?.count ?? 0)
                        }
                    }
                }
            ),
            (
                "sketch of one reader",
                {
                    for item in (try? RangedJSON(answer))?.root["data"]?.items ?? [] {
                        sink &+= UInt64(item["embedding"]?.numbers?.count ?? 0)
                    }
                }
            ),
        ])

    // An odd string is asked for; of other values it matters whether the document is read.
    func inObject(_ value: String) -> [UInt8] {
        value.hasPrefix("\"")
            ? Array(#"{"target":"t","source":\#(value)}"#.utf8)
            : Array(#"{"source":"s","target":"t","x":\#(value)}"#.utf8)
    }
    let odd: [(String, [UInt8])] = [
        ("plain", inObject("1")),
        ("a name twice", Array(#"{"source":"s","source":"S","target":"t"}"#.utf8)),
        ("\\u0000", inObject(#""a\u0000b""#)),
        ("a raw zero in a string", inObject("\"a\u{0}b\"")),
        ("a raw line end in a string", inObject("\"a\nb\"")),
        ("a raw DEL in a string", inObject("\"a\u{7F}b\"")),
        ("a high surrogate alone", inObject(#""\ud800""#)),
        ("a low surrogate alone", inObject(#""\udc00""#)),
        ("a pair", inObject(#""\ud83d\ude00""#)),
        ("halves the wrong way round", inObject(#""\ude00\ud83d""#)),
        ("\\u+123", inObject(#""\u+123""#)),
        ("\\x41", inObject(#""\x41""#)),
        ("bytes that are not UTF-8", inObject("\"a").dropLast() + [0xFF] + Array("\"}".utf8)),
        ("a surrogate as UTF-8", inObject("\"a").dropLast() + [0xED, 0xA0, 0x80] + Array("\"}".utf8)),
        ("a mark before", [0xEF, 0xBB, 0xBF] + inObject("1")),
        ("a comma behind the last item", inObject("[1,]")),
        ("a comma behind the last member", Array(#"{"source":"s","target":"t",}"#.utf8)),
        ("a comment", inObject("/* c */ 1")),
        ("single quotes", inObject("'a'")),
        ("a name without quotes", Array(#"{source:"s","target":"t"}"#.utf8)),
        ("01", inObject("01")), ("1.", inObject("1.")), (".5", inObject(".5")), ("+1", inObject("+1")),
        ("-", inObject("-")), ("0x10", inObject("0x10")), ("1e", inObject("1e")), ("NaN", inObject("NaN")),
        ("1e400", inObject("1e400")), ("2^64", inObject("18446744073709551616")),
        ("a number of 400 digits", inObject(String(repeating: "9", count: 400))),
        ("True", inObject("True")),
        ("100 deep", inObject(String(repeating: "[", count: 100) + String(repeating: "]", count: 100))),
        ("1,000 deep", inObject(String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000))),
        ("100,000 deep", inObject(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))),
        ("cut off", Array(#"{"source":"s","target":"t""#.utf8)),
        ("something behind", inObject("1") + Array(" 2".utf8)),
        ("two objects", inObject("1") + inObject("1")),
        ("nothing", []), ("a string", Array("\"s\"".utf8)),
    ]
    // JSONDocument makes blanks of \b and \f, which none of these lines has.
    var unlike = 0
    for line in lines {
        guard let tree = try? JSONTree(line), let document = try? JSONDocument.read(line),
            let root = (try? RangedJSON(line))?.root
        else {
            unlike += 1
            continue
        }
        for name in ["source", "target"] {
            let text = withExtendedLifetime(tree) { tree.root[name]?.string }
            let other = name == "source" ? root["source"] : root["target"]
            if text != other?.string || text != document[name]?.text?.string
                || document[name]?.text?.map != other?.text?.map
            {
                unlike += 1
            }
        }
    }
    note("json: lines of which Jansson, JSONDocument and the sketch read other texts or places: \(unlike)")
    func verdict(_ body: () throws(Failure) -> Void) -> String {
        do { try body() } catch { return "no" }
        return "yes"
    }
    print(
        "odd\tJSONTree, by Jansson\tJSONObjects and JSONTree\tJSONDocument\tJSONPair, by Foundation\tsimdjson DOM\tsketch"
    )
    for (name, bytes) in odd {
        let answers = [
            verdict { () throws(Failure) in try byTree(bytes) },
            verdict { () throws(Failure) in
                var seen = 0
                try objects(bytes) { object throws(Failure) in
                    seen += 1
                    try byTree(object)
                }
                if seen == 0 { throw Failure(.badData, "none") }
            },
            verdict { () throws(Failure) in try document(bytes) },
            verdict { () throws(Failure) in try pair(bytes) },
            bytes.isEmpty ? "no" : bySimdjson(bytes) == 0 ? "yes" : "no",
            verdict { () throws(Failure) in try ranged(bytes) },
        ]
        print("odd", name, answers.joined(separator: "\t"), separator: "\t")
    }
    // Which of the two a name said twice means.
    let twice = odd[1].1
    let tree = try? JSONTree(twice)
    note(
        "json: a name twice: JSONTree \(tree?.root["source"]?.string ?? "-"),"
            + " JSONDocument \((try? JSONDocument.read(twice))?["source"]?.text?.string ?? "-"),"
            + " JSONPair \((try? JSONPair.read(twice)).map { "\($0.source)" } ?? "-"),"
            + " sketch \((try? RangedJSON(twice))?.root["source"]?.string ?? "-")")
    withExtendedLifetime(tree) {}
    let huge = inObject("123456789012345678901234567890")
    note(
        "json: a whole number of 30 digits: Jansson \((try? JSONTree(huge)) == nil ? "refuses the document" : "reads it")"
    )
    let places = Array(#"{"source":"aé\n\ud83d\ude00b","target":"t"}"#.utf8)
    let ours = (try? JSONDocument.read(places))?["source"]?.text
    let sketch = (try? RangedJSON(places))?.root["source"]?.text
    note("json: maps alike: \(ours?.map == sketch?.map && ours?.bytes == sketch?.bytes)")
}
