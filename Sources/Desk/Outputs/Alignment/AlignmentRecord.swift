import Calque
import CalqueOutputs

/// A bead as an object of JSON: `source`, `sourceText` and so on for the versions in their order, `confidence`, `moved`,
/// `review`.
struct AlignmentRecord: Encodable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    let bead: MultiBead
    let article: AlignedArticle

    /// What the versions are called, after the operands of the command.
    static func name(of version: Int) -> String {
        version < 3 ? ["source", "target", "third"][version] : "version\(version + 1)"
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        for (version, text) in article.texts(of: bead).enumerated() {
            let name = Self.name(of: version)
            try object.encode(Array(bead.spans[version]), forKey: Key(name))
            try object.encode(text, forKey: Key(name + "Text"))
        }
        try object.encode((bead.confidence * 1000).rounded() / 1000, forKey: Key("confidence"))
        try object.encode(bead.isMoved, forKey: Key("moved"))
        try object.encode(article.isForReview(bead), forKey: Key("review"))
    }
}
