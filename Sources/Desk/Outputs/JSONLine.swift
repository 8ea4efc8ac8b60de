package import CalqueCore
import FoundationEssentials

/// JSON Lines: one value a line. Keys are in alphabetical order, so that the same result gives the same bytes.
package enum JSONLine {
    /// Returns the value as one line, without its end.
    ///
    /// - Throws: `Failure(.internal)` for a value that JSON cannot hold, such as an infinite number.
    package static func text(_ value: some Encodable) throws(Failure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw Failure(catching: error)
        }
    }
}
