/// Recognises lines that agencies and web pages print around an article.
package enum Boilerplate {
    /// Whether a whole line or paragraph is boilerplate.
    package static func contains(_ line: String) -> Bool {
        if line.utf8.count <= longest, patterns.match(line.lowercased()) { return true }
        return isMark(line) || isCode(line)
    }

    /// The length in bytes up to which a line may match a pattern: "Photo: Anna Smith/Interwire" is a caption, but a
    /// long text after "Photo:" may be a paragraph.
    private static let longest = 240

    /// Whether a line has no letters or numbers, as `* * *`, `___` and `###`. The line of a list may be one number.
    private static func isMark(_ line: String) -> Bool {
        line.utf8.count <= 80
            && line.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            && !line.contains { "?!.…。？！".contains($0) }

    }

    /// Whether a line is a placeholder that the publishing system did not fill: `<div data-id="7"></div>`.
    private static func isCode(_ line: String) -> Bool { line.hasPrefix("<") && line.hasSuffix(">") }

    private static let patterns = Patterns(String(decoding: PackageResources.boilerplate_txt, as: UTF8.self))

    /// The lines of the resource. A line with a `*` at the end matches every line with that beginning.
    private struct Patterns {
        private var whole: Set<String> = []
        /// Beginnings of lines by their first character, so that a line is compared with few of them.
        private var openings: [Character: [String]] = [:]

        init(_ text: String) {
            for line in text.split(separator: "\n") where !line.hasPrefix("#") {
                let pattern = line.lowercased()
                if pattern.hasSuffix("*"), let first = pattern.first {
                    openings[first, default: []].append(String(pattern.dropLast()))
                } else {
                    whole.insert(pattern)
                }
            }
        }

        func match(_ line: String) -> Bool {
            if whole.contains(line) { return true }
            guard let first = line.first else { return false }
            return openings[first, default: []].contains { line.hasPrefix($0) }
        }
    }
}
