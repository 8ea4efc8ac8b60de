public import CalqueCore
public import CalqueFormats
public import CalqueIO
import CalqueUnits
import CalqueXML

/// A streaming writer of XLIFF 1.2 (OASIS, 2008), for tools that do not read XLIFF 2. It takes what ``XLIFFWriter`` takes.
///
///     let writer = try XLIFF12Writer(to: sink, source: "en", target: "ru", original: "story.txt")
///     try writer.write(paragraph)
///     try writer.finish()
///
/// A paragraph becomes a group, and a segment a `trans-unit`. Matches become `alt-trans`, the best first. Each unit has a
/// target, because OmegaT 3 shows only targets: a segment that is not translated has its source there, with the state
/// `needs-translation`, and its suggestion is the first `alt-trans`. The inline elements of TMX become those of XLIFF 1.2 with
/// their native codes.
public final class XLIFF12Writer {
    private let xml: XMLWriter
    private var groupCount = 0
    private var segmentCount = 0

    /// Writes the start of the file.
    ///
    /// - Parameter original: the name of the article.
    public init(
        to sink: @escaping ByteSink, source: LanguageTag, target: LanguageTag, original: String? = nil
    ) throws(Failure) {
        xml = XMLWriter(to: sink, invalidCharacters: .replace)
        try xml.declaration()
        try xml.line(indent: 0)
        try xml.start(
            "xliff",
            [XMLAttribute("version", "1.2"), XMLAttribute("xmlns", "urn:oasis:names:tc:xliff:document:1.2")])
        try xml.line(indent: 2)
        // All four are required.
        try xml.start("file", [XMLAttribute("original", original ?? "")])
        try xml.attribute("datatype", "plaintext")
        try xml.attribute("source-language", source.description)
        try xml.attribute("target-language", target.description)
        try xml.attribute("xml:space", "preserve")
        try xml.line(indent: 4)
        try xml.start("body")
    }

    /// Writes a paragraph, unless it has no segments.
    public func write(_ segments: [XLIFFSegment]) throws(Failure) {
        if segments.isEmpty { return }
        groupCount += 1
        try xml.line(indent: 6)
        try xml.start("group", [XMLAttribute("id", "p\(groupCount)"), XMLAttribute("restype", "x-paragraph")])
        for segment in segments { try write(segment) }
        try xml.line(indent: 6)
        try xml.end()
    }

    /// Ends the file. It is complete only after it.
    public func finish() throws(Failure) {
        for indent in [4, 2, 0] {
            try xml.line(indent: indent)
            try xml.end()
        }
        try xml.line(indent: 0)
        try xml.finish()
    }

    private func write(_ segment: XLIFFSegment) throws(Failure) {
        segmentCount += 1
        try xml.line(indent: 8)
        try xml.start("trans-unit", [XMLAttribute("id", "s\(segmentCount)")])
        if segment.state == .reviewed || segment.state == .final { try xml.attribute("approved", "yes") }
        try text("source", segment.source, indent: 10)
        try xml.line(indent: 10)
        try xml.start("target", Self.state(of: segment))
        try write((segment.state == .initial ? nil : segment.target) ?? segment.source)
        try xml.end()
        for note in segment.notes {
            try xml.line(indent: 10)
            try xml.start("note", [XMLAttribute("annotates", "target")])
            try xml.text(note)
            try xml.end()
        }
        let matches = XLIFFMatch.ordered(segment.matches)
        if segment.state == .initial, let target = segment.target,
            !matches.contains(where: { $0.target == target })
        {
            try alternative([], segment.source, target)
        }
        for match in matches {
            let quality = Int(saturating: min(max(match.suitability ?? match.similarity, 0), 100) + 1e-9)
            let origin = match.origin.map { [XMLAttribute("origin", $0)] } ?? []
            try alternative([XMLAttribute("match-quality", "\(quality)%")] + origin, match.source, match.target)
        }
        try xml.line(indent: 8)
        try xml.end()
    }

    private static func state(of segment: XLIFFSegment) -> [XMLAttribute] {
        let state =
            switch segment.state {
            case .initial: "needs-translation"
            case .translated: "translated"
            case .reviewed: "signed-off"
            case .final: "final"
            }
        let isExact = segment.matches.contains { $0.similarity >= 100 }
        let qualifier = segment.subState.flatMap(XLIFFSegment.qualifier) ?? (isExact ? "exact-match" : nil)
        let attribute = segment.state == .initial ? nil : qualifier.map { XMLAttribute("state-qualifier", $0) }
        return [XMLAttribute("state", state)] + (attribute.map { [$0] } ?? [])
    }

    private func alternative(
        _ attributes: [XMLAttribute], _ source: SegmentContent, _ target: SegmentContent
    ) throws(Failure) {
        try xml.line(indent: 10)
        try xml.start("alt-trans", attributes)
        try text("source", source, indent: 12)
        try text("target", target, indent: 12)
        try xml.line(indent: 10)
        try xml.end()
    }

    private func text(_ name: String, _ content: SegmentContent, indent: Int) throws(Failure) {
        try xml.line(indent: indent)
        try xml.start(name)
        try write(content)
        try xml.end()
    }

    private func write(_ content: SegmentContent) throws(Failure) {
        var codes = Codes()
        try write(content, &codes)
    }

    /// The numbers of the codes in a content. Those with the same `x` have the same number in source and target.
    private struct Codes {
        var count = 0

        mutating func id(_ element: InlineElement) -> String {
            count += 1
            return element.attributes["x"] ?? "c\(count)"
        }
    }

    private func write(_ content: SegmentContent, _ codes: inout Codes) throws(Failure) {
        for piece in content.pieces {
            switch piece {
            case .text(let text): try xml.text(text)
            case .element(let element): try write(element, &codes)
            case .aside: break
            }
        }
    }

    private func write(_ element: InlineElement, _ codes: inout Codes) throws(Failure) {
        let pair = element.attributes["i"].map { [XMLAttribute("rid", $0)] } ?? []
        let id = [XMLAttribute("id", codes.id(element))]
        switch element.kind {
        case .bpt: try xml.start("bpt", id + pair)
        case .ept: try xml.start("ept", id + pair)
        case .it:
            let isEnd = element.attributes["pos"] == "end"
            try xml.start("it", id + [XMLAttribute("pos", isEnd ? "close" : "open")])
        case .ph, .ut: try xml.start("ph", id)
        case .sub: try xml.start("sub")
        case .hi: try xml.start("mrk", [XMLAttribute("mtype", "x-hi")])
        case .other: return try write(element.content, &codes)
        }
        try write(element.content, &codes)
        try xml.end()
    }
}
