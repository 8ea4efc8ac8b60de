public import CalqueCore

/// Recognises lines that agencies and web pages print around an article.
package enum Boilerplate {
    /// Whether a whole line or paragraph is boilerplate.
    package static func contains(_ line: String) -> Bool {
        if line.utf8.count <= longest, patterns.match(line.lowercased()) { return true }
        return isMark(line) || isCode(line)
    }

    /// Whether a line stands before a list of links: "Читайте также:".
    static func isLinkLabel(_ line: String) -> Bool {
        line.utf8.count <= 60 && linkLabels.contains(line.lowercased().filter { $0 != ":" && $0 != "：" })
    }

    /// The lines of the section of the resource.
    private static let linkLabels = Set(
        section("# Labels of lists of links").map { $0.filter { $0 != ":" && $0 != "*" && $0 != "：" } })

    /// The lines between a comment and the next.
    private static func section(_ title: String) -> [String] {
        String(decoding: PackageResources.boilerplate_txt, as: UTF8.self).split(separator: "\n")
            .drop { $0 != title }.dropFirst().prefix { !$0.hasPrefix("#") }.map { $0.lowercased() }
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

    private static let patterns = BoilerplatePatterns(
        lines: String(decoding: PackageResources.boilerplate_txt, as: UTF8.self))
}

/// Lines that are boilerplate: whole lines, or their beginnings, ends or middles where a `*` stands for any text. Case is
/// ignored.
public struct BoilerplatePatterns: Sendable {
    private var whole: Set<String> = []
    /// Beginnings of lines by their first character, so that a line is compared with few of them.
    private var openings: [Character: [String]] = [:]
    private var endings: [String] = []
    private var middles: [String] = []

    /// Reads a list of patterns, one a line. Blank lines and lines with `#` at the start are left out.
    ///
    /// - Throws: `Failure(.badData)` if it is not UTF-8 or a pattern has a `*` inside.
    public init(reading raw: [UInt8]) throws(Failure) {
        guard let text = String(validating: raw.withoutByteOrderMark, as: UTF8.self) else {
            throw Failure(.badData, "the patterns are not UTF-8", advice: "convert them to UTF-8")
        }
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let inner = line.drop { $0 == "*" }
            if let star = inner.firstIndex(of: "*"), inner[star...].contains(where: { $0 != "*" }), !line.hasPrefix("#")
            {
                throw Failure(
                    .badData, "a star inside a pattern", at: .init(line: number + 1),
                    advice: "write it at the beginning or the end only")
            }
        }
        self.init(lines: text)
    }

    init(lines text: String) {
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let pattern = String(line.lowercased().drop { $0.isWhitespace })
            let inner = String(pattern.drop { $0 == "*" }.reversed().drop { $0 == "*" || $0.isWhitespace }.reversed())
            guard let first = inner.first else { continue }
            switch (pattern.hasPrefix("*"), pattern.hasSuffix("*")) {
            case (false, false): whole.insert(inner)
            case (false, true): openings[first, default: []].append(String(pattern.dropLast()))
            case (true, false): endings.append(inner)
            case (true, true): middles.append(inner)
            }
        }
    }

    /// Whether a line matches, in lower case.
    func match(_ line: String) -> Bool {
        if whole.contains(line) { return true }
        if endings.contains(where: line.hasSuffix) || middles.contains(where: { line.contains($0) }) { return true }
        guard let first = line.first else { return false }
        return openings[first, default: []].contains { line.hasPrefix($0) }
    }
}

extension Article {
    /// Returns the article with the blocks that match marked as boilerplate.
    public func marking(_ patterns: BoilerplatePatterns) -> Article {
        var copy = Article(
            source: source, language: language,
            blocks: blocks.map { patterns.match($0.text.lowercased()) ? $0.of(.boilerplate) : $0 }, dateline: dateline)
        (copy.metadata, copy.isOfArchive) = (metadata, isOfArchive)
        return copy
    }
}
