public import Core
public import ICU

extension Article {
    /// How the bytes of an article are laid out.
    public enum Format: String, Sendable, CaseIterable {
        /// One paragraph a line.
        case text
        case html
    }

    /// Reads a piece of wire copy.
    ///
    /// - Parameters:
    ///   - raw: the file as it came.
    ///   - language: what the document declares or its letters tell, unless given.
    ///   - format: told from the content unless given.
    ///   - charset: told from the bytes unless given.
    /// - Throws: `Failure(.badData)` for what is not text, with the place.
    public init(
        reading raw: [UInt8], language: LanguageTag? = nil, format: Format? = nil, charset: Charset? = nil
    ) throws {
        let text = try SourceText(raw, charset: charset)
        let source = text.bytes
        let blocks: [Block]
        var declared: LanguageTag?
        switch format ?? Self.format(of: source) {
        case .text: blocks = PlainText.blocks(of: source)
        case .html:
            let page = HTMLArticle(reading: source)
            blocks = page.blocks
            declared = page.language
        }
        self.init(source: source, language: language ?? Self.language(of: blocks, declared: declared), blocks: blocks)
    }

    /// What the document says of itself, unless the letters say otherwise: many a page of Russian copy has kept the
    /// `lang="en"` of the template it was made with.
    private static func language(of blocks: [Block], declared: LanguageTag?) -> LanguageTag {
        let guess = LanguageTag(
            guessedFrom: blocks.filter { $0.kind != .furniture }.map(\.text).joined(separator: "\n"))
        guard let declared else { return guess }
        let agrees = guess == "und" || declared.language == guess.language || declared.script == guess.script
        return agrees ? declared : guess
    }

    /// HTML starts with a tag that only HTML starts with; all else is plain text.
    private static func format(of source: [UInt8]) -> Format {
        let head = String(decoding: source.prefix(1024), as: UTF8.self).lowercased().drop { $0.isWhitespace }
        let isHTML =
            ["<!doctype html", "<html", "<head", "<body", "<main", "<article", "<section", "<div", "<h1", "<p>", "<p "]
            .contains { head.hasPrefix($0) }
            || (head.hasPrefix("<?xml") || head.hasPrefix("<!--")) && head.contains("<html")
        return isHTML ? .html : .text
    }
}
