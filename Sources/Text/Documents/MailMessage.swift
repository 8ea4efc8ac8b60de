import CalqueArticles
import CalqueCore

/// A mail (RFC 5322 with MIME), or a page that a browser saved as one (MHTML, RFC 2557).
enum MailMessage {
    /// A part that holds no others, decoded.
    private struct Leaf {
        let type: String
        let charset: String?
        let isAttachment: Bool
        let name: String?
        let address: String?
        let identifier: String?
        let bytes: [UInt8]
    }

    /// How deep parts may be in parts, and how many there may be.
    private static let deepest = 20
    private static let most = 2_000

    /// Reads the mails of a box, each of which begins with a line `From `.
    static func readAll(_ raw: [UInt8]) throws(Failure) -> [Extract] {
        var starts: [Int] = []
        var at = 0
        while at < raw.count {
            let lineEnd = raw[at...].firstIndex(of: 0x0A) ?? raw.count
            let isAfterBlank = at == 0 || raw[..<(at - 1)].last.map { $0 == 0x0A || $0 == 0x0D } ?? true
            if isAfterBlank, raw[at..<lineEnd].starts(with: "From ".utf8) { starts.append(at) }
            at = lineEnd + 1
        }
        guard starts.count <= ExtractLimit.articles else {
            throw Failure(.badData, "has more than \(ExtractLimit.articles) mails")
        }
        var extracts: [Extract] = []
        var failure: Failure?
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : raw.count
            let body = raw[start..<end].drop { $0 != 0x0A }.dropFirst()
            do { extracts.append(try read(body)) } catch { failure = failure ?? error }
        }
        if extracts.isEmpty, let failure { throw failure }
        return extracts
    }

    static func read(_ raw: ArraySlice<UInt8>) throws(Failure) -> Extract {
        let start = raw.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        let header = MailHeader(start)
        var leaves: [Leaf] = []
        try collect(header, start[header.end...], 0, &leaves)
        guard let body = body(of: leaves, header) else {
            let others = leaves.compactMap(\.name)
            throw Failure(
                .badData, "there is no text in this mail",
                advice: others.isEmpty
                    ? nil : "save what is attached as a file of its own: \(others.joined(separator: ", "))")
        }
        var extract = Extract(
            body.type == "text/html" || body.type == "application/xhtml+xml"
                ? .page(body.bytes, charset: body.charset) : .text(body.bytes, charset: body.charset))
        let charset = body.charset
        let saved = header["snapshot-content-location"]
        extract.facts.title = header.words("subject", charset: charset)
        if saved == nil {
            extract.headline = extract.facts.title
            extract.facts.author = header.words("from", charset: charset).flatMap(sender)
        }
        extract.facts.date = header["date"]
        extract.facts.identifier =
            saved ?? (body.address.flatMap { $0.hasPrefix("http") ? $0 : nil }) ?? header["message-id"]
        extract.language = header["content-language"].flatMap { LanguageTag(String($0.prefix { $0 != "," })) }
        return extract
    }

    /// The name of a sender without the address; the address where there is no name.
    private static func sender(_ field: String) -> String? {
        let name = String(field.prefix { $0 != "<" }).trimmed.filter { $0 != "\"" }
        let text = name.isEmpty ? field.filter { $0 != "<" && $0 != ">" } : name
        return text.isEmpty ? nil : text
    }

    /// The part that is the text: of a saved page the one that the page begins with, of a mail the plain text unless it is
    /// only a note to read the other one.
    private static func body(of leaves: [Leaf], _ header: MailHeader) -> Leaf? {
        let shown = leaves.filter { !$0.isAttachment }
        func has(_ leaf: Leaf) -> Bool { leaf.bytes.contains { $0 > 0x20 } }
        let pages = shown.filter { ($0.type == "text/html" || $0.type == "application/xhtml+xml") && has($0) }
        let page =
            header.parameter("start", of: "content-type").flatMap { id in pages.first { $0.identifier == id } }
            ?? pages.first
        let plain = shown.first { $0.type == "text/plain" && has($0) }
        if header["snapshot-content-location"] != nil { return page ?? plain }
        guard let plain else { return page }
        guard let page else { return plain }
        // A note of a hundred bytes beside a page of thousands is not its text.
        return plain.bytes.count < 200 && page.bytes.count > 10 * plain.bytes.count ? page : plain
    }

    private static func collect(
        _ header: MailHeader, _ body: ArraySlice<UInt8>, _ depth: Int, _ leaves: inout [Leaf]
    ) throws(Failure) {
        guard depth <= deepest, leaves.count < most else {
            throw Failure(.badData, "the parts of this mail are too many or too deep")
        }
        let type = header.token("content-type") ?? "text/plain"
        if type.hasPrefix("multipart/"), let boundary = header.parameter("boundary", of: "content-type"),
            !boundary.isEmpty
        {
            for part in parts(of: body, boundary) {
                let inner = MailHeader(part)
                try collect(inner, part[inner.end...], depth + 1, &leaves)
            }
            return
        }
        if type == "message/rfc822" {
            let inner = MailHeader(body)
            return try collect(inner, body[inner.end...], depth + 1, &leaves)
        }
        let bytes: [UInt8] =
            switch header.token("content-transfer-encoding") {
            case "base64": MailCode.base64(body)
            case "quoted-printable": MailCode.quoted(Array(body), mark: UInt8(ascii: "="))
            default: Array(body)
            }
        let name =
            header.parameter("filename", of: "content-disposition") ?? header.parameter("name", of: "content-type")
        leaves.append(
            Leaf(
                type: type, charset: header.parameter("charset", of: "content-type"),
                isAttachment: header.token("content-disposition") == "attachment", name: name.map(EncodedWords.decoded),
                address: header["content-location"], identifier: header["content-id"], bytes: bytes))
    }

    /// The parts between lines of two hyphens and the boundary. The last may lack its end.
    private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var at = body.startIndex
        while at < body.endIndex {
            let lineEnd = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
            let line = body[at..<lineEnd]
            if line.starts(with: mark) {
                let rest = line.dropFirst(mark.count).filter { $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }
                if rest.isEmpty || rest == [0x2D, 0x2D] {
                    if let start { parts.append(body[start..<max(start, at - 1)]) }
                    start = rest.isEmpty ? min(lineEnd + 1, body.endIndex) : nil
                    if !rest.isEmpty { return parts }
                }
            }
            at = lineEnd + 1
        }
        if let start { parts.append(body[start...]) }
        return parts
    }
}
