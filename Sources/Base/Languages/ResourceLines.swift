/// The lines of a text resource, by section.
///
/// A line `[name]` begins a section. Empty lines and lines that begin with `#` are left out.
package struct ResourceLines: Sendable {
    private var sections: [String: [Substring]] = [:]

    /// - Parameter bytes: UTF-8.
    package init(_ bytes: [UInt8]) {
        var section = ""
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = String(line.dropFirst().dropLast())
            } else {
                sections[section, default: []].append(line)
            }
        }
    }

    /// The lines of a section; empty where there is no such section. Lines before the first section are in section "".
    package subscript(section: String) -> [Substring] { sections[section] ?? [] }

    /// Returns the words of each line of a section.
    package func words(_ section: String) -> [[String]] {
        self[section].map { $0.split(separator: " ").map(String.init) }
    }

    /// Returns the characters of all lines of a section.
    package func characters(_ section: String = "") -> Set<Unicode.Scalar> {
        self[section].reduce(into: []) { $0.formUnion($1.unicodeScalars) }
    }

    /// Returns the value at the beginning of each line of a section, with the words after it.
    package func values(_ section: String) -> [(value: Int, words: [String])] {
        words(section).compactMap { words in
            words.first.flatMap(Int.init).map { ($0, Array(words.dropFirst())) }
        }
    }
}
