/// What agencies and their pages print around an article.
enum Furniture {
    /// Whether a whole line or paragraph is furniture.
    static func contains(_ line: String) -> Bool {
        if line.utf8.count <= longest, patterns.match(line.lowercased()) { return true }
        return isMark(line) || isCode(line)
    }

    /// In bytes. "Photo: Anna Smith/Interwire" is a caption, a sentence after "Photo:" may not be one.
    private static let longest = 240

    /// `* * *`, `___`, `###`, `-0-`: nothing to read. A line of a list may be one number.
    private static func isMark(_ line: String) -> Bool {
        line.utf8.count <= 80
            && line.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            && !line.contains { "?!.…。？！".contains($0) }
            || line == "-0-" || line == "-30-" || line == "– 30 –"
    }

    /// `<div data-id="7"></div>` in the text: what a publishing system was to put there.
    private static func isCode(_ line: String) -> Bool { line.hasPrefix("<") && line.hasSuffix(">") }

    private static let patterns = Patterns(String(decoding: PackageResources.furniture_txt, as: UTF8.self))

    /// Lines of the resource: whole lines, and such as start with what stands before a `*`.
    private struct Patterns {
        private var whole: Set<String> = []
        /// By their first character, so that a line is compared with few.
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
