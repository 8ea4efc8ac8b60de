import CalqueCore
import CalqueJSON

/// A line of JSON Lines that must be an object.
enum JSONLineObject {
    /// Reads a line.
    ///
    /// - Parameter shape: what the object should look like, for advice.
    /// - Throws: `Failure(.badData)` for a line that is not an object of JSON in UTF-8.
    static func read(_ line: [UInt8], shape: String) throws(Failure) -> JSONValue {
        guard String(validating: line, as: UTF8.self) != nil else {
            throw Failure(.badData, "the line is not UTF-8", advice: "convert it to UTF-8")
        }
        func noObject(_ reason: String?) -> Failure {
            Failure(.badData, "the line is no JSON object\(reason.map { ": \($0)" } ?? "")", advice: "write \(shape)")
        }
        let object: JSONValue
        do { object = try JSONDocument(line, limit: line.count + 1).root } catch { throw noObject(error.message) }
        guard object.isObject else { throw noObject(nil) }
        return object
    }

    /// Returns the language that a member names; nil where it is left out, null or `auto`.
    ///
    /// - Throws: `Failure(.badData)` for what is no language tag.
    static func language(_ name: String, _ object: JSONValue) throws(Failure) -> LanguageTag? {
        guard let value = object[name], !value.isNull else { return nil }
        guard let tag = value.string.flatMap({ LanguageTag($0) }) else {
            throw Failure(
                .badData, "\"\(name)\" is no language tag", advice: "write one such as en or zh-Hans, or leave it out")
        }
        return tag == "auto" ? nil : tag
    }
}
