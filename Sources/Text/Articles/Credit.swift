import CalqueLanguages

/// Recognises lines that name the author of an article.
package enum Credit {
    /// Whether a line is a byline.
    package static func isByline(_ line: String) -> Bool {
        guard line.utf8.count <= longest else { return false }
        if let inner = inBrackets(line) {
            return openings.contains { inner.hasPrefix($0) } || startsWithRole(String(inner))
        }
        return startsWithBy(line) || openings.contains { line.hasPrefix($0) } || isRussianSignature(line)
            || startsWithRole(line)
    }

    /// Whether a line in brackets names those who worked on the text, as at the end of a story.
    static func isSignOff(_ line: String) -> Bool { inBrackets(line) != nil && isByline(line) }

    /// The greatest length of a byline, in bytes.
    private static let longest = 200

    /// What stands in the brackets around a line: `(Reporting by Anna Smith; editing by Li Wei)`.
    private static func inBrackets(_ line: String) -> Substring? {
        guard let first = line.first, "([（【".contains(first), let last = line.last, ")]）】".contains(last) else {
            return nil
        }
        return line.dropFirst().dropLast()
    }

    /// Whether a line has only names and small words after "By": "By Anna Smith and Li Wei in Beijing".
    private static func startsWithBy(_ line: String) -> Bool {
        let words = words(of: line)
        guard let first = words.first, by.contains(String(first)), (3...14).contains(words.count) else { return false }
        return words[1].first?.isUppercase == true
            && words.dropFirst().allSatisfy { $0.first?.isUppercase == true || particles.contains(String($0)) }
    }

    /// Whether a line has a name and an agency: «Анна Кузнецова, Интервайр». Russian headlines do not capitalise every
    /// word.
    private static func isRussianSignature(_ line: String) -> Bool {
        let parts = line.split(separator: ",")
        guard parts.count == 2, (2...3).contains(words(of: parts[0]).count) else { return false }
        return words(of: line).allSatisfy { word in
            word.first?.isUppercase == true && word.unicodeScalars.allSatisfy(isCyrillicOrMark)
        }
    }

    private static func isCyrillicOrMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isCyrillic || scalar == "-" || scalar == "."
    }

    /// Whether a line starts with a role: "记者 王雪 赵磊", "责编：赵磊".
    private static func startsWithRole(_ line: String) -> Bool {
        guard let name = roles.first(where: { line.hasPrefix($0) }), line.count <= 40 else { return false }
        let next = line.dropFirst(name.count).first
        return next == " " || next == "\u{3000}" || next == "：" || next == ":" || next == "｜" || next == "|"
    }

    private static func words(of line: some StringProtocol) -> [Substring] {
        Substring(line).split { $0.isWhitespace || $0 == "," || $0 == "&" }
    }

    // MARK: Words

    private static let resource = ResourceLines(PackageResources.credits_txt)
    private static let by = Set(resource.words("by").joined())
    private static let particles = Set(resource.words("particles").joined())
    private static let openings = resource["openings"].map { String($0.dropLast()) }
    private static let roles = Array(resource.words("roles").joined())
}
