package import CalqueAlignment

/// A bead as an object of JSON: `source`, `sourceText` and so on for each document in order, then `confidence`, `moved`,
/// `review`, and the `verdict` on the documents.
package struct AlignmentRecord: Encodable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    let bead: MultiBead
    let article: AlignedArticle

    package init(_ bead: MultiBead, of article: AlignedArticle) {
        self.bead = bead
        self.article = article
    }

    /// The key of a document: the name of its operand.
    package static func name(of document: Int) -> String {
        document < 3 ? ["source", "target", "third"][document] : "version\(document + 1)"
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        for (document, text) in article.texts(of: bead).enumerated() {
            let name = Self.name(of: document)
            try object.encode(Array(bead.spans[document]), forKey: Key(name))
            try object.encode(text, forKey: Key(name + "Text"))
        }
        try object.encode(JSONLine.rounded(bead.confidence), forKey: Key("confidence"))
        try object.encode(bead.isMoved, forKey: Key("moved"))
        try object.encode(article.isForReview(bead), forKey: Key("review"))
        if let verdict = article.verdict { try object.encode(JSONLine.rounded(verdict), forKey: Key("verdict")) }
    }
}
