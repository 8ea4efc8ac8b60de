package import CalqueICU

/// A guess at the encoding of text that is not UTF-8. The text is decoded with each candidate encoding, and the result
/// that looks most like news text wins.
///
/// ICU's detector alone is sometimes wrong about a paragraph of KOI8-R or Big5, and it does not use the declaration in
/// the document.
struct CharsetGuess {
    let charset: Charset
    let text: String
    /// How much `text` looks like writing: from 0 (noise) to 1 (each letter where one is expected).
    let score: Double

    /// The first of several equally good ones wins: English with curly quotes is the same text in windows-1251.
    private static let candidates = [
        "windows-1252", "windows-1251", "GB18030", "Big5", "KOI8-R", "ISO-8859-5", "IBM866", "KOI8-U",
    ].map(Charset.init)
    /// The lowest score at which a guess is accepted.
    private static let least = 0.5

    /// Decodes the bytes; nil if they are not text in this encoding.
    ///
    /// - Parameter isDeclared: whether the document declares it. Then a few characters may be private ones, by which
    ///   pages show icons.
    init?(_ raw: [UInt8], as charset: Charset, isDeclared: Bool = false) {
        guard let text = try? charset.decode(raw), Self.isText(text, withIcons: isDeclared) else { return nil }
        self.charset = charset
        self.text = text
        score = LetterScore(text, raw: raw, charset: charset.name).value
    }

    /// Returns the best guess, or nil if no encoding fits.
    ///
    /// - Parameter declared: the encoding that the document declares. It wins unless another one is much better.
    /// - Complexity: linear in the size of the file, for each candidate encoding.
    static func best(_ raw: [UInt8], declared: Charset?) -> CharsetGuess? {
        let own = candidates.lazy.compactMap { CharsetGuess(raw, as: $0) }
        var best: CharsetGuess?
        for guess in own where guess.score > best?.score ?? 0 { best = guess }
        if let declared, let guess = CharsetGuess(raw, as: declared.asWritten, isDeclared: true) {
            let isKnown = candidates.contains { $0.name.lowercased() == guess.charset.name.lowercased() }
            // The score says little about an encoding with letters that the score does not know.
            let margin = isKnown ? 0.2 : 0.5
            if guess.score + margin >= best?.score ?? 0 { return guess }
        }
        if let best, best.score >= least { return best }
        let detected = (try? Charset.detect(raw)) ?? []
        return detected.lazy.filter { $0.charset != .utf8 && $0.confidence >= 10 }
            .compactMap { CharsetGuess(raw, as: $0.charset) }.first { $0.score > 0.2 } ?? best
    }

    /// Whether the characters are those of text: no control characters except white space, no private-use characters.
    ///
    /// - Parameter withIcons: allow private-use characters, one among fifty characters outside ASCII.
    static func isText(_ text: String, withIcons: Bool = false) -> Bool {
        let all = text.unicodeScalars
        let icons = withIcons ? all.count { $0.properties.generalCategory == .privateUse } : 0
        let mayHaveIcons = icons > 0 && icons * 50 <= all.count { !$0.isASCII }
        return all.allSatisfy { scalar in
            if (0x20..<0x7F).contains(scalar.value) { return true }
            return switch scalar.properties.generalCategory {
            case .control: scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\u{85}" || scalar == "\u{C}"
            case .privateUse: mayHaveIcons
            case .unassigned: false
            default: true
            }
        }
    }
}

extension Charset {
    /// The encoding that the name means in practice (WHATWG Encoding, 4.2): "latin1" is windows-1252, "gb2312" is
    /// GB18030.
    package var asWritten: Charset {
        switch name.lowercased() {
        case "iso-8859-1", "latin1", "l1", "us-ascii", "ascii": Charset("windows-1252")
        case "gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "euc-cn": Charset("GB18030")
        case "cp1251", "windows1251", "win-1251", "win1251": Charset("windows-1251")
        case "koi8r": Charset("KOI8-R")
        case "big5-hkscs", "cp950", "x-x-big5": Charset("Big5")
        default: self
        }
    }
}
