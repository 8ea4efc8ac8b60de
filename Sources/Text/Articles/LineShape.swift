import CalqueLanguages

/// The form of a line of text, without regard to its neighbours.
enum LineShape: Equatable {
    /// A line that pages print around articles.
    case boilerplate
    /// Running text: the line ends like a sentence, or is too long for a heading.
    case sentence
    /// The author, or a remark in brackets: "By Anna Smith", "(完)".
    case credit
    /// Mostly a date: "3 February 2022, 10:15".
    case date
    /// A list item with a mark: "• Nine ships wait".
    case item
    /// A short line with a colon inside, which may be a heading or a list item: "Gold: Liu Yifan".
    case label
    /// Any other short line that does not end like a sentence.
    case heading

    init(_ line: String) {
        if Boilerplate.contains(line) || WireLine.isFurniture(line) {
            self = .boilerplate
        } else if Self.isItem(line) {
            self = .item
        } else if Self.isBracketed(line) || Credit.isByline(line) {
            self = .credit
        } else if Self.isSentence(line) {
            self = .sentence
        } else if Self.isDate(line) {
            self = .date
        } else {
            self = line.contains(where: { $0 == ":" || $0 == "：" }) ? .label : .heading
        }
    }

    /// Whether a line that ends like a sentence may be a headline: one question or exclamation, or a line that ends in
    /// an abbreviation such as `7 a.m.`
    static func mayBeHeadline(_ line: String) -> Bool {
        guard weight(line) <= longestHeading else { return false }
        var tail = Substring(line)
        while let last = tail.last, closers.contains(last) { tail.removeLast() }
        guard let last = tail.popLast(), last != "…", sentenceEnds.contains(last) else { return false }
        if hasInnerEnd(String(tail)) { return false }
        if "?!？！".contains(last) { return true }
        let word = tail.suffix(while: { !$0.isWhitespace })
        return last == "." && word.count <= 7 && word.contains(".") && word.allSatisfy { $0.isLetter || $0 == "." }
    }

    // MARK: Forms

    /// The greatest length of a heading, in letters. A Han character counts as three. No agency allows longer headings.
    private static let longestHeading = 200

    private static func weight(_ line: String) -> Int {
        line.utf8.count > 4 * longestHeading
            ? Int.max : TextLength.roughLetters(in: line)
    }

    private static func isSentence(_ line: String) -> Bool {
        guard weight(line) <= longestHeading else { return true }
        var tail = Substring(line)
        while let last = tail.last, closers.contains(last) { tail.removeLast() }
        guard let last = tail.last else { return true }
        // A dateline on a line of its own: 国际电讯社北京2月3日电
        if last == "电" || last == "電", tail.contains(where: \.isNumber) { return true }
        return sentenceEnds.contains(last) || hasInnerEnd(line)
    }

    /// Whether a sentence ends inside the line, after a word that is too long for an abbreviation.
    private static func hasInnerEnd(_ line: String) -> Bool {
        var letters = 0
        var afterStop = false
        for character in line {
            if character == "。" { return true }
            if afterStop, character.isWhitespace { return true }
            afterStop = ".!?".contains(character) && letters >= 4
            letters = character.isLowercase ? letters + 1 : 0
        }
        return false
    }

    private static func isBracketed(_ line: String) -> Bool {
        guard let first = line.first, let last = line.last, line.count > 1 else { return false }
        return first == "(" && last == ")" || first == "（" && last == "）" || first == "[" && last == "]"
            || first == "【" && last == "】"
    }

    /// Whether a line starts with a bullet, with a dash and a space, or with a number or a letter and its mark.
    private static func isItem(_ line: String) -> Bool {
        guard let first = line.first else { return false }
        let rest = line.dropFirst()
        if "•·●▪■◆‣⁃○*".contains(first) { return true }
        if "-–—".contains(first) { return rest.first == " " && !line.contains("\"") && !isSentence(line) }
        if isLettered(line) { return true }
        let digits = line.prefix { ("0"..."9").contains($0) }
        guard (1...2).contains(digits.count), let mark = line.dropFirst(digits.count).first else { return false }
        let next = line.dropFirst(digits.count + 1).first
        return mark == "、" || ".)．）".contains(mark) && (next == " " || mark == "．" || mark == "）")
    }

    /// Whether a line starts like `a) Ships wait`, `(b) …`, `(iv) …`, `в) …`.
    private static func isLettered(_ line: String) -> Bool {
        let label = line.drop { $0 == "(" }
        let letters = label.prefix { $0.isLetter && $0.isLowercase }
        guard (1...4).contains(letters.count), line.count - label.count <= 1,
            letters.count == 1 || letters.allSatisfy({ "ivx".contains($0) })
        else { return false }
        return label.dropFirst(letters.count).starts(with: ") ")
    }

    /// Whether a line has two or more numbers, which make up a good part of it.
    private static func isDate(_ line: String) -> Bool {
        var digits = 0
        var letters = 0
        var numbers = 0
        var inNumber = false
        for scalar in line.unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            if isDigit, !inNumber { numbers += 1 }
            inNumber = isDigit
            if isDigit { digits += 1 } else if scalar.properties.isAlphabetic { letters += 1 }
        }
        return numbers >= 2 && digits >= 4 && digits * 5 >= (digits + letters) * 2
    }

    private static let closers: Set<Character> = [
        "\"", "'", "”", "’", "»", "“", ")", "]", "」", "』", "）", "】", "》", " ",
    ]
    /// Marks that end a sentence or show that the text continues on another line.
    private static let sentenceEnds: Set<Character> = [
        ".", "!", "?", "…", "。", "！", "？", "．", "｡", ":", ";", ",", "：", "；", "，", "-", "–", "—",
    ]
}

extension Substring {
    /// The longest end of the text whose characters satisfy the condition.
    fileprivate func suffix(while condition: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
