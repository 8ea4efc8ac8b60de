import CalqueArticles
import CalqueCore

/// The pages of a web archive (WARC 1.0 and 1.1, ISO 28500).
enum WebArchive {
    static func read(_ raw: [UInt8]) throws(Failure) -> [Extract] {
        var extracts: [Extract] = []
        var records = 0
        var rest = raw[...]
        while let start = start(of: rest) {
            let header = MailHeader(raw[start...].drop { $0 != 0x0A }.dropFirst())
            let (block, end) = block(raw, header)
            records += 1
            rest = raw[end...]
            guard extracts.count < ExtractLimit.articles else {
                throw Failure(.badData, "has more than \(ExtractLimit.articles) pages", advice: "divide it")
            }
            if let extract = page(header, block) { extracts.append(extract) }
        }
        guard !extracts.isEmpty else {
            throw Failure(.badData, "there is no web page in the \(records) records of this WARC file")
        }
        return extracts
    }

    private static func start(of rest: ArraySlice<UInt8>) -> Int? {
        var at = rest.startIndex
        while at < rest.endIndex {
            if rest[at...].starts(with: "WARC/".utf8) { return at }
            at = (rest[at...].firstIndex(of: 0x0A) ?? rest.endIndex - 1) + 1
        }
        return nil
    }

    /// The block of a record, and the number of the byte after it. Where its length is wrong, the block goes on to the next
    /// record.
    private static func block(_ raw: [UInt8], _ header: MailHeader) -> (ArraySlice<UInt8>, Int) {
        let length = header["content-length"].flatMap { Int($0) } ?? 0
        let end = header.end + min(max(length, 0), raw.count - header.end)
        let after = raw[end...].prefix(64).drop { $0 == 0x0D || $0 == 0x0A }
        if after.isEmpty || after.starts(with: "WARC/".utf8) { return (raw[header.end..<end], end) }
        let next = start(of: raw[end...]) ?? raw.count
        return (raw[header.end..<next], next)
    }

    private static func page(_ header: MailHeader, _ block: ArraySlice<UInt8>) -> Extract? {
        var body = block
        var content = header
        switch header["warc-type"]?.lowercased() {
        case "response":
            guard block.starts(with: "HTTP/".utf8) else { return nil }
            let status = block.drop { $0 != 0x20 }.dropFirst().prefix(3)
            guard status.elementsEqual("200".utf8) else { return nil }
            content = MailHeader(block.drop { $0 != 0x0A }.dropFirst())
            body = block[content.end...]
        case "resource", "conversion": break
        default: return nil
        }
        let type = content.token("content-type") ?? ""
        guard type.contains("html") || type == "text/plain" else { return nil }
        var bytes = Array(body)
        if content.token("transfer-encoding") == "chunked" { bytes = joined(bytes) }
        if bytes.starts(with: [0x1F, 0x8B]) {
            guard let unpacked = try? DocumentReader.unpacked(bytes) else { return nil }
            bytes = unpacked
        } else if let code = content.token("content-encoding"), code != "identity", code != "gzip" {
            return nil
        }
        let charset = content.parameter("charset", of: "content-type")
        var extract = Extract(
            type.contains("html") ? .page(bytes, charset: charset) : .text(bytes, charset: charset))
        extract.facts.identifier = header["warc-target-uri"].map { String($0.filter { $0 != "<" && $0 != ">" }) }
        return extract
    }

    /// The bytes of an answer that was sent in pieces (RFC 9112, 7.1). Many archives keep the name of the code, and not the code.
    private static func joined(_ raw: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var at = 0
        while at < raw.count {
            guard let lineEnd = raw[at...].prefix(40).firstIndex(of: 0x0A) else { return bytes.isEmpty ? raw : bytes }
            let digits = raw[at..<lineEnd].prefix { MailCode.hexadecimal($0) != nil }
            guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size <= raw.count else {
                return bytes.isEmpty ? raw : bytes
            }
            if size == 0 { return bytes }
            let start = lineEnd + 1
            let end = min(start + size, raw.count)
            bytes += raw[start..<end]
            // A line end follows each piece.
            at = min(end + 2, raw.count)
            if end < raw.count, raw[end] == 0x0A { at = end + 1 }
        }
        return bytes
    }
}
