import CalqueCore
import CalqueJSON

/// A line of `--batch-json`: two versions of an article in one object.
struct JSONPair {
    /// The name that the caller gave the pair; it is returned as it came.
    enum Identifier: Encodable {
        case text(String)
        case number(JSONNumber)
        case none

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .text(let text): try value.encode(text)
            case .number(let number): try value.encode(number)
            case .none: try value.encodeNil()
            }
        }
    }

    enum Text {
        /// An article; with `--segmented`, segments that are lines.
        case whole(String)
        case segments([String])
    }

    let id: Identifier
    /// Each member by itself, so that a line with a wrong one still has its id.
    let source: Result<Text, Failure>
    let target: Result<Text, Failure>
    /// Nil: detected from the text.
    let sourceLanguage: Result<LanguageTag?, Failure>
    let targetLanguage: Result<LanguageTag?, Failure>

    /// Reads a line.
    ///
    /// - Throws: `Failure(.badData)` for a line that is not an object of JSON in UTF-8, or has an id of another kind.
    static func read(_ line: [UInt8]) throws(Failure) -> JSONPair {
        try JSONPair(JSONLineObject.read(line, shape: #"{"id":…,"source":…,"target":…}"#))
    }

    private init(_ object: JSONValue) throws(Failure) {
        if let text = object["id"]?.string {
            id = .text(text)
        } else if let number = object["id"].flatMap({ JSONNumber($0) }) {
            id = .number(number)
        } else if object["id"]?.isNull ?? true {
            id = .none
        } else {
            throw Failure(.badData, "\"id\" is neither text nor a number")
        }
        source = Self.text("source", object)
        target = Self.text("target", object)
        sourceLanguage = Self.language("source_lang", object)
        targetLanguage = Self.language("target_lang", object)
    }

    private static func text(_ name: String, _ object: JSONValue) -> Result<Text, Failure> {
        guard let value = object[name] else { return .failure(Failure(.badData, "\"\(name)\" is missing")) }
        if let text = value.string { return .success(.whole(text)) }
        if let items = value.items {
            let texts = items.compactMap(\.string)
            if texts.count == items.count { return .success(.segments(texts)) }
        }
        return .failure(Failure(.badData, "\"\(name)\" is neither a text nor a list of texts"))
    }

    private static func language(_ name: String, _ object: JSONValue) -> Result<LanguageTag?, Failure> {
        do throws(Failure) { return .success(try JSONLineObject.language(name, object)) } catch {
            return .failure(error)
        }
    }
}
