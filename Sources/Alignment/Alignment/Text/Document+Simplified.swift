package import CalqueCore
import CalqueICU
import CalqueLanguages
import CalqueSegmentation

extension Document {
    /// The document as it is compared: traditional Chinese in simplified characters, as the lexicons and nearly all that
    /// the encoder has learnt from are. Other documents are returned as they are.
    ///
    /// - Throws: `Failure(.internal)` if ICU's data is incomplete.
    /// - Complexity: linear in a Chinese text.
    package func simplified() throws(Failure) -> Document {
        guard language.canonical.language == "zh" || language.language == "yue", isTraditional else { return self }
        let transliterator = try Transliterator("Hant-Hans")
        var simplified: [Segment] = []
        simplified.reserveCapacity(segments.count)
        for segment in segments {
            simplified.append(
                Segment(
                    text: try transliterator(segment.text), range: segment.range, paragraph: segment.paragraph,
                    kind: segment.kind, language: segment.language))
        }
        return Document(segments: simplified, language: "zh")
    }

    /// By its characters, because a tag often tells the language only.
    private var isTraditional: Bool {
        var script = ChineseScript()
        for segment in segments { for scalar in segment.text.unicodeScalars { script.see(scalar) } }
        return script.language != "zh"
    }
}
