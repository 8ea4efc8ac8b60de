import CalqueUnits
import CalqueXML

/// Converts inline elements of TMX to XLIFF 2, and assigns the ids of codes and of their native data.
struct XLIFFCodes {
    indirect enum Piece {
        case text(String)
        case code(String, [XMLAttribute], [Piece])
    }

    /// The native codes. The n-th has the id `dn`.
    private(set) var data: [String] = []
    private var dataNumbers: [SegmentContent: Int] = [:]
    /// The ids of the segment's codes. The key is the name of the element with `x`, or else with its number among the
    /// elements of that name: the same code must have the same id and name in source, target and matches.
    private var ids: [String: Int] = [:]
    private var lastID = 0
    /// The ids in the current content. Each may occur there once.
    private var used: Set<Int> = []

    /// Starts the next segment.
    mutating func begin() { ids = [:] }

    /// A copy for a match, which has native data of its own.
    var withoutData: XLIFFCodes {
        var copy = self
        copy.data = []
        copy.dataNumbers = [:]
        return copy
    }

    mutating func pieces(_ content: SegmentContent) -> [Piece] {
        used = []
        var pairs = Pairs()
        pairs.collect(content)
        return pieces(content, &pairs)
    }

    /// The pairs of codes in a content.
    private struct Pairs {
        var begins: Set<String> = []
        var ends: Set<String> = []
        /// The ids of pairs that have started and not ended.
        var open: [String: Int] = [:]
        /// The number of elements of each name.
        var counts: [String: Int] = [:]

        mutating func collect(_ content: SegmentContent) {
            for tag in content.tags {
                guard let pair = tag.pair else { continue }
                if tag.kind == .bpt { begins.insert(pair) } else if tag.kind == .ept { ends.insert(pair) }
            }
        }
    }

    private mutating func pieces(_ content: SegmentContent, _ pairs: inout Pairs) -> [Piece] {
        var pieces: [Piece] = []
        for piece in content.pieces {
            switch piece {
            case .text(let text): pieces.append(.text(text))
            case .element(let element): pieces += self.pieces(element, &pairs)
            case .aside: break
            }
        }
        return pieces
    }

    private mutating func pieces(_ element: InlineElement, _ pairs: inout Pairs) -> [Piece] {
        let pair = element.attributes["i"]
        var attributes: [XMLAttribute] = []
        let name: String
        switch element.kind {
        case .other: return pieces(element.content, &pairs)
        case .hi:
            return [
                .code(
                    "mrk", [XMLAttribute("id", "h\(id("mrk", element, &pairs))"), XMLAttribute("type", "generic")],
                    pieces(element.content, &pairs))
            ]
        case .ph, .ut, .sub:
            name = "ph"
            attributes = [XMLAttribute("id", "\(id(name, element, &pairs))")]
        case .ept:
            name = "ec"
            if let pair, let start = pairs.open.removeValue(forKey: pair) {
                attributes = [XMLAttribute("startRef", "\(start)")]
            } else {
                attributes = [XMLAttribute("id", "\(id(name, element, &pairs))"), XMLAttribute("isolated", "yes")]
            }
        case .bpt, .it:
            let isEnd = element.kind == .it && element.attributes["pos"] == "end"
            name = isEnd ? "ec" : "sc"
            let id = id(name, element, &pairs)
            attributes = [XMLAttribute("id", "\(id)")]
            // Only if the end follows; an end before the start does not count.
            if element.kind == .bpt, let pair, pairs.ends.remove(pair) != nil {
                pairs.open[pair] = id
            } else {
                attributes.append(XMLAttribute("isolated", "yes"))
            }
        }
        if element.kind == .ept, let pair { pairs.ends.remove(pair) }
        let native = Self.native(element.content)
        // Without a native code only the type says that words are separate.
        if native.isEmpty, name == "ph", element.standsForSpace {
            attributes += [XMLAttribute("type", "fmt"), XMLAttribute("subType", "xlf:lb")]
        }
        if !native.isEmpty { attributes.append(XMLAttribute("dataRef", "d\(number(of: native))")) }
        return [.code(name, attributes, [])]
    }

    private mutating func id(_ name: String, _ element: InlineElement, _ pairs: inout Pairs) -> Int {
        pairs.counts[name, default: 0] += 1
        let key = element.attributes["x"].map { "\(name) x \($0)" } ?? "\(name) \(pairs.counts[name] ?? 0)"
        if let known = ids[key], used.insert(known).inserted { return known }
        lastID += 1
        if ids[key] == nil { ids[key] = lastID }
        used.insert(lastID)
        return lastID
    }

    private mutating func number(of native: String) -> Int {
        if let known = dataNumbers[SegmentContent(native)] { return known }
        data.append(native)
        dataNumbers[SegmentContent(native)] = data.count
        return data.count
    }

    /// The native code, with the texts inside it.
    private static func native(_ content: SegmentContent) -> String {
        content.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .element(let element): native(element.content)
            case .aside: ""
            }
        }.joined()
    }
}
