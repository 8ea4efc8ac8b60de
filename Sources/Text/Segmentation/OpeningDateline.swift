import CalqueLanguages

/// The dateline at the start of a wire story: one or two places, a date and an agency.
///
/// Some agencies end it with a full stop, so that it is a sentence of its own: `MOSCOW, February 3. /TASS/.`,
/// `МОСКВА, 3 фев — РИА Новости.` With other agencies a dash and the first sentence follow: `ST. LOUIS (AP) — `,
/// `Москва. 3 февраля. ИНТЕРФАКС - `.
struct OpeningDateline {
    /// The end of the part in which no position is a boundary, in bytes.
    private(set) var inside = 0
    /// The end of a dateline that is a sentence of its own, in bytes; 0 if there is none.
    private(set) var end = 0

    /// The greatest length in bytes: two cities, a date and an agency fit.
    private static let longest = 160

    init(in paragraph: Paragraph, lexicon: SegmentationLexicon) {
        guard let first = paragraph.scalar(at: 0), first.isUppercaseLetter || first.isDigit else { return }
        if let end = Self.placeAndDate(paragraph), agency(at: end, in: paragraph) { return }
        let limit = min(paragraph.count, Self.longest)
        var slash: Int?
        var seenDigit = false
        var at = 0
        while at < limit, let scalar = paragraph.scalar(at: at) {
            let after = at + UTF8.width(scalar)
            switch scalar {
            case "/":
                if let slash, after - slash > 2, seenDigit, paragraph.scalar(at: after) == "." {
                    (inside, end) = (after + 1, after + 1)
                    return
                }
                slash = after
            case "!", "?", "…", "\"", "«", "“", "。", "，": return
            case "—", "–", "-", "―":
                if paragraph.scalar(before: at)?.isSpace == true {
                    dash(at: at, in: paragraph, lexicon, seenDigit: seenDigit)
                    return
                }
            default: seenDigit = seenDigit || scalar.isDigit
            }
            at = after
            while at < limit, Self.isLetterOrSpace(paragraph.bytes[at]) || paragraph.bytes[at] == 0x2C { at += 1 }
        }
    }

    @inline(__always)
    private static func isLetterOrSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x61...0x7A).contains(byte | 0x20) }

    /// Ends the dateline at a dash if the text before it has an agency, or a place in capitals.
    private mutating func dash(at dash: Int, in paragraph: Paragraph, _ lexicon: SegmentationLexicon, seenDigit: Bool) {
        let mostWords = 12
        var words = 0
        var hasAgency = false
        var at = 0
        while at < dash {
            let word = paragraph.word(at: at)
            if word.isEmpty {
                at = paragraph.end(of: at)
                continue
            }
            words += 1
            hasAgency = hasAgency || Self.isAgency(paragraph, word, lexicon)
            at = word.upperBound
        }
        let first = paragraph.word(at: 0)
        let afterFirst = paragraph.scalar(at: first.upperBound)
        let isCapitals = paragraph.isAllCapitals(first)
        let closed = paragraph.scalar(before: paragraph.skipSpacesBack(from: dash)) == ")"
        // «WINSTON-SALEM, N.C. — »
        let isState = afterFirst == "," && paragraph.scalar(before: paragraph.skipSpacesBack(from: dash)) == "."
        let isPlace =
            isCapitals && (closed || isState && words <= 4 || seenDigit && (afterFirst == "," || afterFirst == "."))
        guard words <= mostWords, hasAgency || isPlace else { return }
        inside = dash
        // In the style of РИА Новости, the agency and a full stop follow the dash.
        let next = paragraph.skip(from: dash) { $0.isDash || $0.isSpace }
        let agency = paragraph.word(at: next)
        guard seenDigit, Self.isAgency(paragraph, agency, lexicon) || closesAtOnce(paragraph, agency) else { return }
        let stop = paragraph.skip(from: next) { $0 != "." && $0 != "," && !$0.isDash }
        guard stop - next <= 40, paragraph.scalar(at: stop) == "." else { return }
        let after = paragraph.scalar(at: stop + 1)
        guard after?.isSpace ?? true else { return }
        (inside, end) = (stop + 1, stop + 1)
    }

    /// Whether the word may be an agency that is not listed: a capitalised word and a full stop.
    private func closesAtOnce(_ paragraph: Paragraph, _ word: Range<Int>) -> Bool {
        paragraph.scalar(at: word.lowerBound)?.isUppercaseLetter == true && paragraph.scalar(at: word.upperBound) == "."
            && word.count > 4
    }

    private static func isAgency(_ paragraph: Paragraph, _ word: Range<Int>, _ lexicon: SegmentationLexicon) -> Bool {
        var bytes = paragraph.slice(word)
        // «ИНТЕРФАКС-ПОВОЛЖЬЕ» is a branch.
        if let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")), paragraph.isAllCapitals(word),
            isAgency(paragraph, word.lowerBound..<word.lowerBound + hyphen, lexicon)
        {
            bytes = UnsafeBufferPointer(rebasing: bytes[..<hyphen])
        }
        return lexicon.classes(of: bytes).contains(.agencies)
            || lexicon.borrowsLatin && SegmentationLexicon.english.classes(of: bytes).contains(.agencies)
    }

    /// Whether a whole sentence is a dateline: it ends in `/AGENCY/.`, or it has a place, a date and an agency before
    /// `电`, as with Chinese agencies.
    static func isDateline(_ sentence: String) -> Bool {
        let text = sentence.hasSuffix("。") ? sentence.utf8.dropLast(3) : sentence.utf8[...]
        let ends = SegmentationLexicon.chinese.affixes.datelineEnds
        if sentence.hasSuffix("/.") || ends.contains(where: { text.suffix($0.count).elementsEqual($0) }) {
            return sentence.utf8.count <= longest && sentence.unicodeScalars.contains { $0.isDigit }
        }
        // МОСКВА, 3 фев — РИА Новости.
        guard sentence.utf8.count <= longest, sentence.hasSuffix("."),
            let dash = sentence.firstIndex(where: { $0 == "—" || $0 == "–" }) ?? sentence.firstIndex(of: "-")
        else { return false }
        let place = sentence[..<dash].unicodeScalars.prefix { $0 != "," }
        return sentence[..<dash].unicodeScalars.contains { $0.isDigit } && place.count > 2
            && place.allSatisfy { !$0.isLowercaseLetter }
    }
}

extension OpeningDateline {
    /// The start of the agency after a place and a date, each with a full stop: `Киев. 3 февраля. УНИАН`,
    /// `Kyiv. February 3. UNIAN`; nil if the paragraph does not begin so.
    private static func placeAndDate(_ paragraph: Paragraph) -> Int? {
        let mostBytes = 48
        var stop = 0
        while stop < min(mostBytes, paragraph.count), isLetterOrSpace(paragraph.bytes[stop]) { stop += 1 }
        while stop < mostBytes, let scalar = paragraph.scalar(at: stop),
            scalar.isLetter || scalar == "-" || scalar == " "
        {
            stop += UTF8.width(scalar)
        }
        guard paragraph.scalar(at: stop) == "." else { return nil }
        var at = paragraph.skipSpaces(from: stop + 1)
        var isDay = false
        var isMonth = false
        for _ in 0..<2 {
            let word = paragraph.word(at: at)
            guard let first = paragraph.scalar(at: at), !word.isEmpty else { return nil }
            if first.isDigit, word.count <= 2 { isDay = true } else if first.isLetter { isMonth = true }
            at = word.upperBound
            if paragraph.scalar(at: at)?.isSpace == true { at = paragraph.skipSpaces(from: at) }
        }
        // «3 февраля 2024 года.»
        at = paragraph.skip(from: at) { $0.isDigit || $0 == " " || $0 == "," || $0 == "г" }
        guard isDay, isMonth, paragraph.scalar(at: at) == "." else { return nil }
        let next = paragraph.skipSpaces(from: at + 1)
        return next > at + 1 ? next : nil
    }

    /// Ends the dateline after an agency of one to three words with capitals, before a dash or with a full stop.
    private mutating func agency(at start: Int, in paragraph: Paragraph) -> Bool {
        let mostWords = 3
        var at = start
        for _ in 0..<mostWords {
            var word = paragraph.word(at: at).upperBound
            // «INTERFAX.RU»
            while paragraph.scalar(at: word) == ".", paragraph.scalar(at: word + 1)?.isLetter == true {
                word = paragraph.word(at: word + 1).upperBound
            }
            guard word > at, paragraph.scalar(at: at)?.isUppercaseLetter == true else { return false }
            if paragraph.scalar(at: word) == "." {
                // A single word in small letters is a sentence: «Холодно.»
                guard paragraph.isAllCapitals(start..<word) else { return false }
                (inside, end) = (word + 1, word + 1)
                return true
            }
            at = paragraph.skipSpaces(from: word)
            if paragraph.scalar(at: at)?.isDash == true {
                guard at > word else { return false }
                inside = at
                return true
            }
        }
        return false
    }
}
