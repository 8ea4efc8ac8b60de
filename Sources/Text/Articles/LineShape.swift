import CalqueLanguages

/// What a line of copy looks like, by itself.
enum LineShape: Equatable {
    /// One of the lines that pages print around articles.
    case boilerplate
    /// Running text: it ends as sentences do, or is too long for a heading.
    case sentence
    /// Who wrote it, or a remark in brackets: "By Anna Smith", "(完)".
    case credit
    /// Little but a date: "3 February 2022, 10:15".
    case date
    /// An item of a list by its mark: "• Nine ships wait".
    case item
    /// A short line with a colon inside, a heading or an item: "Gold: Liu Yifan".
    case label
    /// Any other short line without an end.
    case heading

    init(_ line: String) {
        if Boilerplate.contains(line) {
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

    /// A question or exclamation of one sentence, or one that ends in an abbreviation such as `7 a.m.`
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

    /// In letters, of which a Han character counts as three: no heading in any agency's style book is longer.
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
        // 国际电讯社北京2月3日电: a dateline on a line of its own.
        if last == "电" || last == "電", tail.contains(where: \.isNumber) { return true }
        return sentenceEnds.contains(last) || hasInnerEnd(line)
    }

    /// Whether a sentence ends inside of the line: after a word, not after what may be an abbreviation.
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

    /// A bullet or a dash and a blank, or a number with its mark.
    private static func isItem(_ line: String) -> Bool {
        guard let first = line.first else { return false }
        let rest = line.dropFirst()
        if "•·●▪■◆‣⁃○*".contains(first) { return true }
        if "-–—".contains(first) { return rest.first == " " && !line.contains("\"") && !isSentence(line) }
        let digits = line.prefix { ("0"..."9").contains($0) }
        guard (1...2).contains(digits.count), let mark = line.dropFirst(digits.count).first else { return false }
        let next = line.dropFirst(digits.count + 1).first
        return mark == "、" || ".)．）".contains(mark) && (next == " " || mark == "．" || mark == "）")
    }

    /// Two numbers or more that make up a good part of the line.
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
    /// What ends a sentence, or shows that the line goes on elsewhere.
    private static let sentenceEnds: Set<Character> = [
        ".", "!", "?", "…", "。", "！", "？", "．", "｡", ":", ";", ",", "：", "；", "，", "-", "–", "—",
    ]
}

extension Substring {
    /// The longest end of it whose characters fulfil the condition.
    fileprivate func suffix(while condition: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
