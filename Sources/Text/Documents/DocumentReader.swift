import CalqueArchives
package import CalqueCore
import CalqueIO

/// Takes the articles out of files that are no text of their own.
package enum DocumentReader {
    /// Returns the articles of a file.
    ///
    /// - Parameters:
    ///   - raw: the bytes of the file.
    ///   - form: what it is.
    /// - Returns: at least one article, in the order of the file.
    /// - Throws: `Failure(.badData)` that names the form if it holds no text, is damaged or is not read;
    ///   `Failure(.noInput)` if the program is missing that reads it.
    /// - Complexity: linear in the unpacked bytes, of which there is a limit.
    package static func extracts(_ raw: [UInt8], _ form: DocumentForm) throws(Failure) -> [Extract] {
        switch form {
        case .gzip: throw Failure(.badData, "this is a gzip file inside another", advice: "unpack it first")
        case .zip: [try ZippedDocument.read(raw)]
        case .pdf: [try PDFDocument.read(raw)]
        case .rtf: [try RTFDocument.read(raw)]
        case .mail: [try MailMessage.read(raw[...])]
        case .mailbox: try MailMessage.readAll(raw)
        case .warc: try WebArchive.read(raw)
        case .other(let name, let advice):
            throw Failure(.badData, "this is \(name), which Calque does not read", advice: advice)
        }
    }

    /// Returns the bytes of a gzip file.
    package static func unpacked(_ raw: [UInt8]) throws(Failure) -> [UInt8] {
        let source = GunzipSource(Self.source(of: raw))
        return try all { (buffer) throws(Failure) in try source.read(into: buffer) }
    }

    /// Returns all bytes of a source, as long as they are no more than an article may have.
    static func all(_ source: ByteSource) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = try [UInt8](capacity: 256 << 10, filledBy: source)
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= ExtractLimit.bytes else { throw ExtractLimit.tooLong }
        }
    }

    private static func source(of raw: [UInt8]) -> ByteSource {
        var rest = raw[...]
        return { (buffer) throws(Failure) in
            let part = rest.prefix(buffer.count)
            buffer.copyBytes(from: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
    }
}
