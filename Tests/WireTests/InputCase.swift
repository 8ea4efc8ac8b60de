import CalqueArticles
import CalqueCore
import CalqueWire
import Testing

/// An input of our own, and what must and must not come out of it.
struct InputCase: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// Paragraphs, or parts of them.
    var has: [String] = []
    /// What is no text of the article.
    var lacks: [String] = []
    /// A part of the message with which it is refused.
    var refusal: String?
    /// The beginning of the date of the first article.
    var date: String?
    var language: String?
    var author: String?
    /// The number of articles.
    var count: Int?

    var testDescription: String { name }

    init(
        _ name: String, bytes: [UInt8], has: [String] = [], lacks: [String] = [], refusal: String? = nil,
        date: String? = nil, language: String? = nil, author: String? = nil, count: Int? = nil
    ) {
        (self.name, self.bytes, self.has, self.lacks, self.refusal) = (name, bytes, has, lacks, refusal)
        (self.date, self.language, self.author, self.count) = (date, language, author, count)
    }

    init(
        _ name: String, _ text: String, has: [String] = [], lacks: [String] = [], refusal: String? = nil,
        date: String? = nil, language: String? = nil, author: String? = nil, count: Int? = nil
    ) {
        self.init(
            name, bytes: Array(text.utf8), has: has, lacks: lacks, refusal: refusal, date: date, language: language,
            author: author, count: count)
    }

    func check() throws {
        let articles: [Article]
        do {
            articles = try Article.readAll(bytes)
        } catch {
            #expect(refusal != nil && error.description.contains(refusal ?? ""), "\(error)")
            #expect(!error.description.contains("\n") && error.kind == .badData)
            return
        }
        let texts = articles.flatMap(\.blocks).filter { $0.kind != .boilerplate }.map(\.text)
        #expect(refusal == nil, "\(texts)")
        let whole = texts.joined(separator: "\n")
        for part in has { #expect(whole.contains(part), "\(part) is not in \(whole)") }
        for part in lacks { #expect(!whole.contains(part), "\(part) is in \(whole)") }
        if let count { #expect(articles.count == count) }
        let first = try #require(articles.first)
        if let date { #expect(first.metadata.day?.hasPrefix(date) == true, "\(first.metadata)") }
        if let language { #expect(first.language.description == language) }
        if let author { #expect(first.metadata.author == author) }
        for article in articles { for block in article.blocks { try block.checkPlace(in: article.source) } }
    }
}

extension Article.Block {
    /// The place of a block is in the source, and begins with the first character of the text unless that is escaped.
    fileprivate func checkPlace(in source: [UInt8]) throws {
        let range = map.source(of: 0..<text.utf8.count)
        #expect(range.lowerBound >= 0 && range.upperBound <= source.count && !range.isEmpty, "\(text)")
        let first = map.source(of: 0..<1)
        if first.count == 1 { #expect(source[first.lowerBound] == text.utf8.first, "\(text)") }
    }
}
