import TestSupport

/// Writes random files that TMX 1.4 allows, as other tools might: comments, instructions, languages in odd spellings,
/// references and CDATA. It does not use our writer.
struct WrittenTMX {
    var random: SeededGenerator

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func one(of choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }

    private mutating func some(_ most: Int, _ make: (inout WrittenTMX) -> String) -> String {
        (0..<number(0...most)).map { _ in make(&self) }.joined()
    }

    private mutating func text() -> String {
        some(4) { make in
            make.one(of: [
                "word", " ", "\n", "&amp;", "&lt;b&gt;", "&#233;", "e\u{301}", "习", "\u{1D11E}", "&#13;", "&#9;",
                "<![CDATA[<&>]]>", "\u{85}",
            ])
        }
    }

    private mutating func value() -> String {
        some(3) { make in make.one(of: ["v", " ", "&quot;", "&amp;", "&#10;", "&#9;", "é", ">", "'", "0.98700"]) }
    }

    /// A comment or an instruction.
    private mutating func aside() -> String {
        one(of: [
            "<!-- a comment -->", "<!---->", "<!-- <seg> & -->", "<?go?>", "<?go now=\"1\" ?>", "<?x:y <a>&?>",
        ])
    }

    private mutating func asides() -> String { number(0...3) == 0 ? aside() + some(1) { $0.aside() } : "" }

    private mutating func space() -> String { one(of: ["", "\n", "  "]) }

    private mutating func attributes(_ names: [String], always: [String] = []) -> String {
        let some = names.shuffled(using: &random).prefix(number(0...names.count))
        return (always + some).shuffled(using: &random).map { name in
            let value =
                switch name {
                case "xml:lang", "lang", "srclang", "adminlang":
                    one(of: ["en", "EN-us", "zh_hans", "sr@latin", "ru_RU.UTF-8", "eng", "*all*", "?", "", "x-Klingon"])
                case "segtype": one(of: ["block", "paragraph", "sentence", "phrase"])
                case "pos": one(of: ["begin", "end"])
                case "creationdate", "changedate", "lastusagedate": "20260203T000000Z"
                case "usagecount": one(of: ["0", "7", "007", "9223372036854775808"])
                default: self.value()
                }
            return " \(name)=\"\(value)\""
        }.joined()
    }

    private mutating func annotations(inHeader: Bool = false) -> String {
        some(3) { make in
            make.space() + make.asides()
                + {
                    switch make.number(0...(inHeader ? 2 : 1)) {
                    case 0: "<note\(make.attributes(["xml:lang", "lang", "o-encoding"]))>\(make.text())</note>"
                    case 1:
                        "<prop\(make.attributes(["xml:lang", "lang", "o-encoding"], always: ["type"]))>\(make.text())</prop>"
                    default:
                        "<ude\(make.attributes(["base"], always: ["name"]))>"
                            + "<map\(make.attributes(["code", "ent", "subst"], always: ["unicode"]))/></ude>"
                    }
                }()
        }
    }

    private mutating func content(_ depth: Int, isCode: Bool = false) -> String {
        some(4) { make in
            if make.number(0...5) == 0 { return make.aside() }
            if depth > 3 || make.number(0...1) == 0 { return make.text() }
            if isCode { return "<sub\(make.attributes(["datatype", "type"]))>\(make.content(depth + 1))</sub>" }
            let (name, optional, required): (String, [String], [String]) =
                [
                    ("bpt", ["x", "type"], ["i"]), ("ept", [], ["i"]), ("it", ["x", "type"], ["pos"]),
                    ("ph", ["x", "assoc", "type"], []), ("hi", ["x", "type"], []), ("ut", ["x"], []),
                ].randomElement(using: &make.random) ?? ("hi", [], [])
            let inner = make.content(depth + 1, isCode: name != "hi")
            return "<\(name)\(make.attributes(optional, always: required))>\(inner)</\(name)>"
        }
    }

    private mutating func variant() -> String {
        let names = [
            "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion",
            "creationdate", "creationid", "changedate", "o-tmf", "changeid", "lang",
        ]
        return asides() + space() + "<tuv\(attributes(names, always: ["xml:lang"]))>\(annotations())\(asides())"
            + "<seg>\(content(0))</seg>\(asides())</tuv>"
    }

    private mutating func unit() -> String {
        let names = [
            "tuid", "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion",
            "creationdate", "creationid", "changedate", "segtype", "changeid", "o-tmf", "srclang",
        ]
        return asides() + space() + "<tu\(attributes(names))>\(annotations())\(variant())\(some(2) { $0.variant() })"
            + "\(asides())</tu>"
    }

    mutating func file() -> String {
        let optional = ["o-encoding", "creationdate", "creationid", "changedate", "changeid"]
        let required = [
            "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
        ]
        return "<?xml version=\"1.0\"?>" + asides() + one(of: ["", "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">"]) + asides()
            + "<tmx version=\"1.4\">\(asides())\(space())<header\(attributes(optional, always: required))>"
            + "\(annotations(inHeader: true))\(asides())</header>\(asides())<body>\(some(3) { $0.unit() })\(asides())"
            + "</body>\(asides())</tmx>\(asides())"
    }
}
