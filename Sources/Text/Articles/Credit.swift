import CalqueLanguages

/// Lines that say who wrote an article.
enum Credit {
    static func isByline(_ line: String) -> Bool {
        guard line.utf8.count <= longest else { return false }
        return english(line) || russian(line) || chinese(line)
    }

    private static let longest = 200

    /// "By Anna Smith and Li Wei in Beijing": nothing but names, and small words between.
    private static func english(_ line: String) -> Bool {
        let words = words(of: line)
        guard let first = words.first, ["By", "BY", "by"].contains(first), (3...14).contains(words.count) else {
            return openers.contains { line.hasPrefix($0) }
        }
        return words[1].first?.isUppercase == true
            && words.dropFirst().allSatisfy { $0.first?.isUppercase == true || small.contains(String($0)) }
    }

    private static let openers = ["Reporting by ", "Written by ", "Editing by ", "Автор: ", "Авторы: ", "Текст: "]
    private static let small: Set<String> = [
        "and", "in", "of", "the", "for", "at", "de", "del", "da", "dos", "van", "von", "der", "den", "al", "bin", "el",
    ]

    /// «Анна Кузнецова, Интервайр»: a name and an agency. Russian headlines never write each word with a capital.
    private static func russian(_ line: String) -> Bool {
        let parts = line.split(separator: ",")
        guard parts.count == 2, (2...3).contains(words(of: parts[0]).count) else { return false }
        return words(of: line).allSatisfy { word in
            word.first?.isUppercase == true && word.unicodeScalars.allSatisfy(isCyrillicOrMark)
        }
    }

    private static func isCyrillicOrMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isCyrillic || scalar == "-" || scalar == "."
    }

    /// "记者 王雪 赵磊", "责编：赵磊".
    private static func chinese(_ line: String) -> Bool {
        guard let name = roles.first(where: { line.hasPrefix($0) }), line.count <= 40 else { return false }
        let next = line.dropFirst(name.count).first
        return next == " " || next == "\u{3000}" || next == "：" || next == ":" || next == "｜" || next == "|"
    }

    private static let roles = [
        "本报记者", "记者", "記者", "作者", "文", "撰文", "编辑", "編輯", "责编", "責編", "责任编辑", "责任編輯", "来源", "來源",
    ]

    private static func words(of line: some StringProtocol) -> [Substring] {
        Substring(line).split { $0.isWhitespace || $0 == "," || $0 == "&" }
    }
}
