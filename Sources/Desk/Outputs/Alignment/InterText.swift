import CalqueAlignment
package import CalqueCore
import CalqueSegmentation
import CalqueXML

/// The files of an alignment for InterText (Vondřička, Institute of the Czech National Corpus): a document for each
/// document with numbered paragraphs and sentences, and the links between them in TEI's stand-off form.
///
/// `<link type="1-2" xtargets="4:1;3:1 3:2" status="auto"/>` names the sentences of `toDoc`, the target, and then those
/// of `fromDoc`. A bead for review has the status `plain`, InterText's word for unconfirmed. A bead that moved has
/// `mark="1"`, a number that InterText keeps with a link.
package struct InterText: Sendable {
    package struct File: Sendable {
        /// The end of the file's name, after the prefix: `.en.xml`.
        package let suffix: String
        package let bytes: [UInt8]
    }

    package let files: [File]

    /// - Parameters:
    ///   - name: the name of the files without folder and suffix, for the links.
    /// - Throws: `Failure(.usage)` for more than two documents, or two in one language.
    package init(_ article: AlignedArticle, name: String) throws(Failure) {
        guard article.documents.count == 2 else {
            throw Failure(.usage, "InterText links two documents", advice: "align two documents at a time")
        }
        let languages = try Moses.suffixes(of: article)
        var files: [File] = []
        for (document, language) in zip(article.documents, languages) {
            files.append(File(suffix: ".\(language).xml", bytes: try Self.document(document, name: name)))
        }
        let links = try Self.links(article, documents: files.map { name + $0.suffix })
        files.append(File(suffix: ".\(languages[0]).\(languages[1]).alignment.xml", bytes: links))
        self.files = files
    }

    // MARK: Documents

    /// The identifier of each segment: `3:2` is the second sentence of the third paragraph.
    private static func identifiers(of document: Document) -> [(paragraph: Int, sentence: Int)] {
        var places: [(paragraph: Int, sentence: Int)] = []
        var block: Int?
        for segment in document.segments {
            let last = places.last ?? (0, 0)
            places.append(segment.paragraph == block ? (last.0, last.1 + 1) : (last.0 + 1, 1))
            block = segment.paragraph
        }
        return places
    }

    private static func document(_ document: Document, name: String) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        let xml = XMLWriter(to: { bytes += $0 }, invalidCharacters: .replace)
        try xml.declaration()
        try xml.line(indent: 0)
        try xml.start("doc", [XMLAttribute("id", name), XMLAttribute("xml:lang", document.language.description)])
        for (segment, place) in zip(document.segments, identifiers(of: document)) {
            if place.sentence == 1 {
                if place.paragraph > 1 {
                    try xml.line(indent: 0)
                    try xml.end()
                }
                try xml.line(indent: 0)
                try xml.start("p", [XMLAttribute("id", "\(place.paragraph)")])
            }
            try xml.line(indent: 0)
            try xml.start("s", [XMLAttribute("id", "\(place.paragraph):\(place.sentence)")])
            try xml.text(segment.text)
            try xml.end()
        }
        if !document.segments.isEmpty {
            try xml.line(indent: 0)
            try xml.end()
        }
        try xml.line(indent: 0)
        try xml.end()
        try xml.line(indent: 0)
        try xml.finish()
        return bytes
    }

    // MARK: Links

    private static func links(_ article: AlignedArticle, documents: [String]) throws(Failure) -> [UInt8] {
        let names = article.documents.map { identifiers(of: $0).map { "\($0.paragraph):\($0.sentence)" } }
        var bytes: [UInt8] = []
        let xml = XMLWriter(to: { bytes += $0 }, invalidCharacters: .replace)
        try xml.declaration()
        try xml.line(indent: 0)
        try xml.start("linkGrp", [XMLAttribute("toDoc", documents[1]), XMLAttribute("fromDoc", documents[0])])
        for bead in article.beads {
            try xml.line(indent: 0)
            let targets = [1, 0].map { names[$0][bead.spans[$0]].joined(separator: " ") }
            try xml.start(
                "link",
                [
                    XMLAttribute("type", "\(bead.spans[1].count)-\(bead.spans[0].count)"),
                    XMLAttribute("xtargets", targets.joined(separator: ";")),
                    XMLAttribute("status", article.isForReview(bead) ? "plain" : "auto"),
                ] + (bead.isMoved ? [XMLAttribute("mark", "1")] : []))
            try xml.end()
        }
        try xml.line(indent: 0)
        try xml.end()
        try xml.line(indent: 0)
        try xml.finish()
        return bytes
    }
}
