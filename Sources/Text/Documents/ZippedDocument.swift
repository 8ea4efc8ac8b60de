import CalqueArchives
import CalqueArticles
import CalqueCore
import CalqueXML

/// A document that is a zip file: DOCX (ECMA-376), ODT (OpenDocument), EPUB.
enum ZippedDocument {
    /// The members that are needed, unpacked.
    private struct Members {
        private var found: [String: [UInt8]] = [:]
        let names: [String]

        /// - Parameter wanted: whether a member is needed.
        init(_ raw: [UInt8], wanted: (String) -> Bool) throws(Failure) {
            let archive = try ZipArchive(bytes: raw)
            var names: [String] = []
            var total = 0
            while let member = try archive.next() {
                guard names.count < 20_000 else { throw Failure(.badData, "has more than 20000 members") }
                names.append(member.name)
                guard wanted(member.name), found[member.name] == nil else { continue }
                let bytes = try DocumentReader.all(try archive.open())
                total += bytes.count
                guard total <= ExtractLimit.bytes else { throw ExtractLimit.tooLong }
                found[member.name] = bytes
            }
            self.names = names
        }

        subscript(name: String) -> [UInt8]? { found[name] }
    }

    static func read(_ raw: [UInt8]) throws(Failure) -> Extract {
        let members = try Members(raw) { name in
            name.hasSuffix(".xml") && (name.hasPrefix("word/") || name.hasPrefix("docProps/"))
                || ["content.xml", "meta.xml", "mimetype", "META-INF/container.xml"].contains(name)
        }
        if let main = members.names.first(where: { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") }),
            let text = members[main]
        {
            return try docx(text, members)
        }
        let type = members["mimetype"].map { String(decoding: $0.prefix(200), as: UTF8.self) } ?? ""
        if let container = members["META-INF/container.xml"], type.contains("epub") || members["content.xml"] == nil {
            return try EPUBBook.read(raw, container: container)
        }
        if let text = members["content.xml"], !type.contains("spreadsheet"), !type.contains("presentation") {
            return try odt(text, meta: members["meta.xml"])
        }
        throw Failure(
            .badData, "this is \(name(members.names, type)), which Calque does not read", advice: advice(members.names))
    }

    private static func name(_ names: [String], _ type: String) -> String {
        if names.contains(where: { $0.hasPrefix("xl/") }) || type.contains("spreadsheet") { return "a spreadsheet" }
        if names.contains(where: { $0.hasPrefix("ppt/") }) || type.contains("presentation") { return "a presentation" }
        return "a zip file of \(names.count) \(names.count == 1 ? "member" : "members")"
    }

    private static func advice(_ names: [String]) -> String {
        names.contains { $0.hasPrefix("xl/") || $0.hasPrefix("ppt/") }
            ? "save its text as DOCX" : "unpack it, and give its files"
    }

    private static func docx(_ text: [UInt8], _ members: Members) throws(Failure) -> Extract {
        let styles = try members["word/styles.xml"].map { (bytes) throws(Failure) in try WordStyles(bytes) }
        let reader = try WordText(text, headings: styles?.headings ?? [])
        guard !reader.paragraphs.isEmpty else { throw Failure(.badData, "there is no text in this DOCX document") }
        var extract = Extract(.paragraphs(reader.paragraphs))
        try DocumentProperties(members["docProps/core.xml"]).put(into: &extract)
        return extract
    }

    private static func odt(_ text: [UInt8], meta: [UInt8]?) throws(Failure) -> Extract {
        let reader = try OpenText(text)
        guard !reader.paragraphs.isEmpty else { throw Failure(.badData, "there is no text in this ODT document") }
        var extract = Extract(.paragraphs(reader.paragraphs))
        try DocumentProperties(meta).put(into: &extract)
        return extract
    }
}

/// Collects the text of a paragraph. A line break begins another one.
struct ParagraphText {
    private(set) var done: [Extract.Paragraph] = []
    private var text = ""
    var isHeading = false

    mutating func append(_ more: String) { text += more }

    /// Ends a line.
    mutating func close() {
        let words = text.split(whereSeparator: \.isWhitespace)
        if !words.isEmpty {
            // No-break spaces between words stay, as the author wanted them.
            let line = text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).joined(separator: " ")
            done.append(Extract.Paragraph(line, isHeading: isHeading))
        }
        text = ""
    }
}

/// Title, author, date and language in Dublin Core, as DOCX, ODT and EPUB have them.
struct DocumentProperties {
    private var fields: [String: String] = [:]

    init(_ bytes: [UInt8]?) throws(Failure) {
        guard let bytes else { return }
        let reader = XMLSource.reader(bytes)
        var name: String?
        while let kind = try reader.advance() {
            switch kind {
            case .startElement: name = reader.name.local
            case .endElement: name = nil
            case .text: if let name, fields[name] == nil { fields[name] = reader.text.trimmed }
            default: break
            }
        }
    }

    func put(into extract: inout Extract) {
        extract.facts.title = fields["title"].flatMap { $0.isEmpty ? nil : $0 }
        extract.facts.author = (fields["creator"] ?? fields["initial-creator"]).flatMap { $0.isEmpty ? nil : $0 }
        extract.facts.date = fields["created"] ?? fields["creation-date"] ?? fields["date"] ?? fields["modified"]
        extract.language = fields["language"].flatMap { $0.isEmpty ? nil : LanguageTag($0) }
    }
}
