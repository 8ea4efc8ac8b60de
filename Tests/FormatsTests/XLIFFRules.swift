import CalqueCore
import CalqueXML

/// The rules of XLIFF 2.1 (OASIS, 2018: its schema and the Schematron of the core and of Translation Candidates) that
/// apply to the output of `XLIFFWriter`.
struct XLIFFRules {
    final class Node {
        let name: String
        let attributes: [XMLAttribute]
        var children: [Node] = []

        init(_ name: String, _ attributes: [XMLAttribute]) {
            self.name = name
            self.attributes = attributes
        }

        subscript(name: String) -> String? { attributes[name] }
        func all(_ name: String) -> [Node] { children.filter { $0.name == name } }
        /// Those below it, in order.
        var inside: [Node] { children.flatMap { [$0] + $0.inside } }
    }

    private(set) var broken: [String] = []

    init(_ bytes: [UInt8]) throws {
        let top = Node("", [])
        var open = [top]
        let reader = XMLReader(bytes: bytes)
        while let event = try reader.next() {
            switch event {
            case .startElement(let name, let attributes, _):
                let node = Node(name.qualified, attributes)
                open[open.count - 1].children.append(node)
                open.append(node)
            case .endElement: open.removeLast()
            default: break
            }
        }
        for file in top.children[0].children { check(file) }
    }

    private mutating func require(_ holds: Bool, _ rule: String) { if !holds { broken.append(rule) } }

    private mutating func check(_ file: Node) {
        let units = file.all("unit")
        require(Set(units.map { $0["id"] }).count == units.count, "ids of units differ")
        for unit in units { check(unit: unit) }
    }

    private mutating func check(unit: Node) {
        let order = ["mtc:matches", "notes", "originalData", "segment"]
        let places = unit.children.compactMap { order.firstIndex(of: $0.name) }
        require(places.count == unit.children.count && places == places.sorted(), "the order in a unit")
        require(places.filter { $0 < 3 }.count == Set(places).subtracting([3]).count, "one of each before the segments")
        let segments = unit.all("segment")
        require(!segments.isEmpty, "a unit has a segment")
        for segment in segments {
            require(["initial", "translated", "reviewed", "final"].contains(segment["state"] ?? "initial"), "states")
        }
        let sources = segments.flatMap { $0.all("source") }
        let ids = segments.map { $0["id"] } + sources.flatMap(\.inside).filter { $0["id"] != nil }.map { $0["id"] }
        require(Set(ids).count == ids.count, "ids of segments and codes of a unit differ")
        for segment in segments { check(texts: segment, data: unit.all("originalData").first) }
        let matches = unit.all("mtc:matches").flatMap(\.children)
        require(Set(matches.map { $0["id"] }).count == matches.count, "ids of matches differ")
        require(unit.all("mtc:matches").allSatisfy { !$0.children.isEmpty }, "matches hold one")
        for match in matches { check(match: match, segments: segments) }
    }

    private mutating func check(match: Node, segments: [Node]) {
        require(segments.contains { "#\($0["id"] ?? "")" == match["ref"] }, "a match points to a segment of its unit")
        require(["am", "mt", "icm", "idm", "tb", "tm", "other"].contains(match["type"] ?? ""), "types of matches")
        for name in ["similarity", "matchQuality", "matchSuitability"] {
            guard let value = match[name] else { continue }
            require(Double(value).map { (0...100).contains($0) } ?? false, "\(name) is from 0 to 100")
        }
        let names = match.children.map(\.name)
        require(
            names == ["source", "target"] || names == ["originalData", "source", "target"], "the order in a match")
        check(texts: match, data: match.all("originalData").first)
    }

    /// A source and its target, with the native codes that they refer to.
    private mutating func check(texts: Node, data: Node?) {
        let known = data?.all("data").map { $0["id"] } ?? []
        require(Set(known).count == known.count && data?.children.isEmpty != true, "ids of data differ")
        let sourceCodes = texts.all("source").flatMap(\.inside)
        for text in texts.all("source") + texts.all("target") {
            let codes = text.inside
            require(codes.allSatisfy { ["cp", "ph", "sc", "ec", "mrk"].contains($0.name) }, "inline elements")
            let ids = codes.compactMap { $0["id"] }
            require(Set(ids).count == ids.count, "an id stands once in a text")
            for code in codes {
                if let reference = code["dataRef"] { require(known.contains(reference), "dataRef points to data") }
                if let id = code["id"], let like = sourceCodes.first(where: { $0["id"] == id }) {
                    require(like.name == code.name, "an id means one element in source and target")
                }
                if code.name == "mrk" || code.name == "ph" || code.name == "sc" { require(code["id"] != nil, "ids") }
                if code.name == "sc", code["isolated"] != "yes" {
                    require(codes.contains { $0["startRef"] == code["id"] }, "what starts ends")
                }
                if code.name == "ec" {
                    require((code["startRef"] == nil) == (code["isolated"] == "yes"), "an end has a start or is alone")
                    require((code["id"] == nil) != (code["isolated"] == "yes"), "an end has an id when it is alone")
                    let start = codes.first { $0.name == "sc" && $0["id"] == code["startRef"] }
                    require(code["startRef"] == nil || start?["isolated"] == nil && start != nil, "startRef resolves")
                }
            }
        }
    }
}
