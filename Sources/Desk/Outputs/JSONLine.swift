import CalqueCommandLine
import FoundationEssentials

/// JSON Lines: a value a line, keys in alphabetical order so that the same result is the same bytes.
enum JSONLine {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension Output {
    func json(_ value: some Encodable) throws { try line(JSONLine.text(value)) }
}
