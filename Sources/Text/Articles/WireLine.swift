/// Recognises the lines that agencies put around the text of a story on the wire: keywords, marks of versions, notes to
/// editors, end marks, telephone numbers.
enum WireLine {
    /// What a line before the text is.
    enum Head: Equatable {
        /// `Ferry/`, `Verkehr/Hafen/Hamburg/`, `BC-Ferry, 1st Ld`.
        case keywords
        /// `Ferry line to open in May =`. The number of bytes of the sign and the blank before it.
        case headline(sign: Int)
    }

    /// What a line is by its form, if it stands before the text.
    static func head(_ line: String) -> Head? {
        guard line.utf8.count <= 200 else { return nil }
        let obliques = line.utf8.count { $0 == UInt8(ascii: "/") }
        if obliques > 0, line.utf8.count > 2, !line.contains("://") {
            let words = line.split(separator: " ").count
            if line.hasSuffix("/") && words <= 6 || obliques > 1 && words <= 4 && !line.contains(where: \.isNumber) {
                return .keywords
            }
        }
        if line.hasSuffix("="), let last = line.dropLast().last, last == " " || last.isLetter || last.isNumber,
            line.split(separator: " ").count > 1
        {
            return .headline(sign: last == " " ? 2 : 1)
        }
        return isSlug(line) || isVersion(line) ? .keywords : nil
    }

    /// Whether a line is no text wherever it stands.
    static func isFurniture(_ line: String) -> Bool {
        // Most lines are long, or have neither a sign of an address nor seven figures.
        guard line.utf8.count <= 120 else { return false }
        if line.utf8.count <= 60, isVersion(line) { return true }
        var digits = 0
        for byte in line.utf8 {
            if (0x30...0x39).contains(byte) { digits += 1 }
            if byte == UInt8(ascii: "@") || digits >= 7 { return isContact(line) }
        }
        return false
    }

    /// `BC-Ferry-Line`, `AM-Ferry, 1st Ld`: two capitals or more, hyphens, and no sentence.
    private static func isSlug(_ line: String) -> Bool {
        guard let first = line.split(separator: " ").first, first.contains("-"), line.utf8.count <= 60 else {
            return false
        }
        let parts = first.split(separator: "-", omittingEmptySubsequences: false)
        // Norway-Ferry, 1st LD-Writethru 04-06
        let rest = line.split(separator: " ").dropFirst().prefix(2).joined(separator: " ")
        if first.hasSuffix(","), isVersion(rest) { return true }
        guard parts.count >= 2, ["AM", "PM", "BC", "AP", "US"].contains(parts[0].uppercased()) else { return false }
        return line.split(separator: " ").count == 1 || first.hasSuffix(",") || parts.count >= 3
    }

    /// `1st LD`, `2nd Ld-Writethru`, `URGENT`, `3rd Lead (adds details)`, `UPDATE 2`.
    private static func isVersion(_ line: String) -> Bool {
        // An ordinal number, or one word in capitals.
        guard let start = line.utf8.first, (0x30...0x39).contains(start) || !line.utf8.contains(0x20) else {
            return false
        }
        let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard let first = words.first, words.count <= 6 else { return false }
        if words.count == 1 { return marks.contains(String(first)) && line.uppercased() == line }
        let isOrdinal = first.first?.isNumber == true && ["st", "nd", "rd", "th"].contains { first.hasSuffix($0) }
        return isOrdinal && ["ld", "lead", "add", "writethru", "update", "sub"].contains { words[1].hasPrefix($0) }
            && words.count <= 4 && !line.hasSuffix(".")
    }

    private static let marks: Set<String> = [
        "urgent", "flash", "bulletin", "eilmeldung", "alert", "newsalert", "срочно", "молния",
    ]

    /// Whether a line is an e-mail address or a telephone number with few words beside it.
    private static func isContact(_ line: String) -> Bool {
        let words = line.split { $0 == " " || $0 == "\u{3000}" }
        guard words.count <= 8 else { return false }
        if words.contains(where: isAddress) { return words.count <= 6 }
        let digits = line.count { $0.isNumber }
        guard (7...32).contains(digits) else { return false }
        let signs = line.count { "+()-/–.:： ".contains($0) }
        let others = line.count - digits - signs
        // A telephone number begins with its sign, or its label ends in a colon.
        let isLabelled = line.contains { $0 == ":" || $0 == "：" } && others <= 20 && !line.contains("-->")
        guard line.first == "+" || line.first == "(" || isLabelled else { return false }
        return line.contains("+") && others <= 20 || others <= 12 && labels.contains { line.lowercased().hasPrefix($0) }
    }

    private static let labels = [
        "tel", "phone", "fax", "mobile", "тел", "факс", "电话", "電話", "传真", "電話番号", "telefon", "tél", "ph:",
    ]

    private static func isAddress(_ word: Substring) -> Bool {
        guard let at = word.firstIndex(of: "@"), at > word.startIndex else { return false }
        let host = word[word.index(after: at)...]
        return host.contains(".") && host.count >= 4 && host.allSatisfy { $0.isASCII }
    }
}
