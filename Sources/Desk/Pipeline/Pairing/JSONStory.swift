import CalqueAlignment
import CalqueArticles
import CalqueCore
import CalqueICU
import CalqueJSON
import CalqueUnits
import CalqueWire

/// A line of an archive in JSON Lines: `{"id","text" or "html","title","date","lang"}`.
struct JSONStory {
    let id: String
    private let title: String?
    private let text: String
    private let isHTML: Bool
    private let date: String?
    private let language: LanguageTag?

    /// Reads a line.
    ///
    /// - Throws: `Failure(.badData)` that names what is wrong.
    init(_ line: [UInt8]) throws(Failure) {
        let object = try JSONLineObject.read(line, shape: #"{"id":…,"text":…}"#)
        if let text = object["id"]?.string, !text.isEmpty {
            id = text
        } else if let number = object["id"].flatMap({ JSONNumber($0) }) {
            id = number.text
        } else {
            throw Failure(.badData, "\"id\" is missing", advice: "give each story a name of its own")
        }
        guard let text = object["text"]?.string ?? object["html"]?.string else {
            throw Failure(.badData, "\"text\" is missing", advice: #"write "text" or "html""#)
        }
        self.text = text
        isHTML = object["text"]?.string == nil
        title = object["title"]?.string
        date = object["date"]?.string
        language = try JSONLineObject.language("lang", object)
    }

    /// The story, segmented.
    ///
    /// - Parameter language: of a story that does not name its own; nil: detected.
    func story(language given: LanguageTag?) throws(Failure) -> ArchiveStory {
        let whole = title.map { text.hasPrefix($0) || isHTML ? text : "\($0)\n\n\(text)" } ?? text
        let document = try Document(
            reading: Array(whole.utf8), language: language ?? given, format: isHTML ? .html : .text, charset: .utf8)
        let day = date.flatMap { UnitDate(startOf: $0) ?? UnitDate($0)?.wholeDay }
        return try ArchiveStory(id: id, document, date: day?.precision == .day ? day : nil, path: nil)
    }
}
