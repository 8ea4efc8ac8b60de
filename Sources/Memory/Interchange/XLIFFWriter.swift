public import CalqueCore
public import CalqueFormats
public import CalqueIO
import CalqueXML

/// A streaming writer of XLIFF 2.1 (OASIS, 2018) with the Translation Candidates Module. It writes a segmented article with
/// its matches, for translation tools.
///
///     let writer = try XLIFFWriter(to: sink, source: "en", target: "ru", original: "story.txt")
///     try writer.write(paragraph)
///     try writer.finish()
///
/// A paragraph becomes a unit. The inline elements of TMX become `sc` and `ec`, `ph` and `mrk`, with their native codes as
/// original data. A code has the same id in source, target and matches of a segment. A text inside a code (`sub`) stays in
/// it. Characters that XML forbids become `<cp/>` in text.
public final class XLIFFWriter {
    private let xml: XMLWriter
    private var unitCount = 0
    private var segmentCount = 0
    private var matchCount = 0

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
            [
                XMLAttribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
                XMLAttribute("xmlns:mtc", "urn:oasis:names:tc:xliff:matches:2.0"), XMLAttribute("version", "2.1"),
                XMLAttribute("srcLang", source.description), XMLAttribute("trgLang", target.description),
            ])
        try xml.line(indent: 2)
        try xml.start("file", [XMLAttribute("id", "f1")])
        if let original { try xml.attribute("original", original) }
        try xml.attribute("xml:space", "preserve")
    }

    /// Writes a paragraph, unless it has no segments.
    public func write(_ segments: [XLIFFSegment]) throws(Failure) {
        if segments.isEmpty { return }
        unitCount += 1
        var codes = XLIFFCodes()
        let made = segments.map { segment in
            codes.begin()
            let source = codes.pieces(segment.source)
            let target = segment.target.map { codes.pieces($0) }
            let matches = XLIFFMatch.ordered(segment.matches)
                .map { match -> (XLIFFMatch, XLIFFCodes, [XLIFFCodes.Piece], [XLIFFCodes.Piece]) in
                    var own = codes.withoutData
                    let source = own.pieces(match.source)
                    let target = own.pieces(match.target)
                    return (match, own, source, target)
                }
            segmentCount += 1
            return (segment, "s\(segmentCount)", source, target, matches)
        }
        try xml.line(indent: 4)
        try xml.start("unit", [XMLAttribute("id", "u\(unitCount)")])
        if made.contains(where: { !$0.4.isEmpty }) {
            try xml.line(indent: 6)
            try xml.start("mtc:matches")
            for (_, id, _, _, matches) in made {
                for (match, codes, source, target) in matches { try write(match, for: id, codes, source, target) }
            }
            try xml.line(indent: 6)
            try xml.end()
        }
        try write(notes: made.map { ($0.1, $0.0.notes) })
        try write(codes.data, indent: 6)
        for (segment, id, source, target, _) in made {
            try xml.line(indent: 6)
            try xml.start("segment", [XMLAttribute("id", id)])
            if !segment.canResegment { try xml.attribute("canResegment", "no") }
            try xml.attribute("state", segment.state.rawValue)
            if let subState = segment.subState { try xml.attribute("subState", subState) }
            try write(source, target, indent: 8)
            try xml.line(indent: 6)
            try xml.end()
        }
        try xml.line(indent: 4)
        try xml.end()
    }

    /// Ends the file. It is complete only after it.
    public func finish() throws(Failure) {
        try xml.line(indent: 2)
        try xml.end()
        try xml.line(indent: 0)
        try xml.end()
        try xml.line(indent: 0)
        try xml.finish()
    }

    /// Writes the notes of segments. A note belongs to a unit, so it names its segment.
    private func write(notes: [(id: String, notes: [String])]) throws(Failure) {
        guard notes.contains(where: { !$0.notes.isEmpty }) else { return }
        try xml.line(indent: 6)
        try xml.start("notes")
        for (id, notes) in notes {
            for note in notes {
                try xml.line(indent: 8)
                try xml.start("note", [XMLAttribute("appliesTo", "target")])
                try xml.text("\(id): \(note)")
                try xml.end()
            }
        }
        try xml.line(indent: 6)
        try xml.end()
    }

    private func write(
        _ match: XLIFFMatch, for segment: String, _ codes: XLIFFCodes, _ source: [XLIFFCodes.Piece],
        _ target: [XLIFFCodes.Piece]
    ) throws(Failure) {
        matchCount += 1
        try xml.line(indent: 8)
        try xml.start("mtc:match", [XMLAttribute("id", "m\(matchCount)"), XMLAttribute("ref", "#\(segment)")])
        try xml.attribute("type", match.isInContext ? "icm" : "tm")
        for (name, value) in [
            ("matchSuitability", match.suitability), ("matchQuality", match.quality), ("similarity", match.similarity),
        ] {
            if let value, !value.isNaN { try xml.attribute(name, Self.percent(value)) }
        }
        if let origin = match.origin { try xml.attribute("origin", origin) }
        try write(codes.data, indent: 10)
        try write(source, target, indent: 10)
        try xml.line(indent: 8)
        try xml.end()
    }

    /// A percentage with two decimals, rounded down, so that only equal texts have 100.00.
    private static func percent(_ value: Double) -> String {
        let hundredths = Int(saturating: min(max(value, 0), 100) * 100 + 1e-7)
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    private func write(_ data: [String], indent: Int) throws(Failure) {
        if data.isEmpty { return }
        try xml.line(indent: indent)
        try xml.start("originalData")
        for (index, code) in data.enumerated() {
            try xml.line(indent: indent + 2)
            try xml.start("data", [XMLAttribute("id", "d\(index + 1)")])
            try text(code)
            try xml.end()
        }
        try xml.line(indent: indent)
        try xml.end()
    }

    private func write(_ source: [XLIFFCodes.Piece], _ target: [XLIFFCodes.Piece]?, indent: Int) throws(Failure) {
        for (name, pieces) in [("source", source), ("target", target)] {
            guard let pieces else { continue }
            try xml.line(indent: indent)
            try xml.start(name)
            try write(pieces)
            try xml.end()
        }
    }

    private func write(_ pieces: [XLIFFCodes.Piece]) throws(Failure) {
        for piece in pieces {
            switch piece {
            case .text(let text): try self.text(text)
            case .code(let name, let attributes, let inner):
                try xml.start(name, attributes)
                try write(inner)
                try xml.end()
            }
        }
    }

    /// Writes text. Characters that XML 1.0 forbids become `<cp/>`.
    private func text(_ text: String) throws(Failure) {
        var rest = Substring(text).unicodeScalars[...]
        while let bad = rest.firstIndex(where: { Self.isForbidden($0) }) {
            try xml.text(String(rest[..<bad]))
            let digits = String(rest[bad].value, radix: 16, uppercase: true)
            try xml.start(
                "cp", [XMLAttribute("hex", String(repeating: "0", count: max(0, 4 - digits.count)) + digits)])
            try xml.end()
            rest = rest[rest.index(after: bad)...]
        }
        try xml.text(String(rest))
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
