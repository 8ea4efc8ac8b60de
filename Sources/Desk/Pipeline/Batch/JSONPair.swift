import CalqueCore
import FoundationEssentials

/// A line of `--batch-json`: two documents in one object.
struct JSONPair: Decodable {
    /// The caller's identifier of the pair. The answer has it unchanged.
    enum Identifier: Codable {
        case text(String)
        case integer(Int64)
        case natural(UInt64)
        case number(Decimal)
        case none

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .none
            } else if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if let number = try? value.decode(Int64.self) {
                self = .integer(number)
            } else if let number = try? value.decode(UInt64.self) {
                self = .natural(number)
            } else {
                self = .number(try value.decode(Decimal.self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .text(let text): try value.encode(text)
            case .integer(let number): try value.encode(number)
            case .natural(let number): try value.encode(number)
            case .number(let number): try value.encode(number)
            case .none: try value.encodeNil()
            }
        }
    }

    enum Text: Decodable {
        /// An article; with `--segmented`, segments that are lines.
        case whole(String)
        case segments([String])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self = .whole(text)
            } else {
                self = .segments(try value.decode([String].self))
            }
        }
    }

    let id: Identifier
    /// Each member has its own failure, so that a line with a wrong member still has its id.
    let source: Result<Text, Failure>
    let target: Result<Text, Failure>
    /// Nil: told from the letters.
    let sourceLanguage: Result<LanguageTag?, Failure>
    let targetLanguage: Result<LanguageTag?, Failure>

    private enum Key: String, CodingKey {
        case id, source, target
        case sourceLanguage = "source_lang"
        case targetLanguage = "target_lang"
    }

    /// Reads a line.
    ///
    /// - Throws: `Failure(.badData)` for a line that is no JSON object in UTF-8, or has an id of another type.
    static func read(_ line: [UInt8]) throws(Failure) -> JSONPair {
        guard String(validating: line, as: UTF8.self) != nil else {
            throw Failure(.badData, "the line is not UTF-8", advice: "convert it to UTF-8")
        }
        do {
            return try JSONDecoder().decode(JSONPair.self, from: Data(line))
        } catch let error as DecodingError {
            if case .typeMismatch(_, let context) = error, !context.codingPath.isEmpty {
                throw Failure(.badData, "\"id\" is neither text nor a number")
            }
            throw Failure(.badData, "the line is no JSON object", advice: #"write {"id":…,"source":…,"target":…}"#)
        } catch {
            throw Failure(catching: error)
        }
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Key.self)
        id = try members.decodeIfPresent(Identifier.self, forKey: .id) ?? .none
        source = Self.text(.source, members)
        target = Self.text(.target, members)
        sourceLanguage = Self.language(.sourceLanguage, members)
        targetLanguage = Self.language(.targetLanguage, members)
    }

    private static func text(_ key: Key, _ members: KeyedDecodingContainer<Key>) -> Result<Text, Failure> {
        guard members.contains(key) else { return .failure(Failure(.badData, "\"\(key.rawValue)\" is missing")) }
        guard let text = try? members.decode(Text.self, forKey: key) else {
            return .failure(Failure(.badData, "\"\(key.rawValue)\" is neither a text nor a list of texts"))
        }
        return .success(text)
    }

    private static func language(
        _ key: Key, _ members: KeyedDecodingContainer<Key>
    ) -> Result<LanguageTag?, Failure> {
        guard members.contains(key), (try? members.decodeNil(forKey: key)) != true else { return .success(nil) }
        let word = try? members.decode(String.self, forKey: key)
        guard let tag = word.flatMap({ LanguageTag($0) }) else {
            return .failure(
                Failure(
                    .badData, "\"\(key.rawValue)\" is no language tag",
                    advice: "write one such as en or zh-Hans, or leave it out"))
        }
        return .success(tag == "auto" ? nil : tag)
    }
}
