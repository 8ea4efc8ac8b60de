import CalqueICU

/// Which encoding a text is in that is not UTF-8: it is decoded in each that may be, and the reading that looks most
/// like news wins.
///
/// ICU's detector alone takes a paragraph of KOI8-R or Big5 for something else now and then, and knows nothing of
/// what a document declares.
struct CharsetGuess {
    let charset: Charset
    let text: String
    /// From 0, noise, to 1, every letter in its place.
    let score: Double

    /// Of equals the first is taken: English with curly quotes reads the same in windows-1251.
    private static let candidates = [
        "windows-1252", "windows-1251", "GB18030", "Big5", "KOI8-R", "ISO-8859-5", "IBM866", "KOI8-U",
    ].map(Charset.init)
    /// Below it a reading is not believed.
    private static let least = 0.5

    /// nil when the bytes are no text in this encoding.
    init?(_ raw: [UInt8], as charset: Charset) {
        guard let text = try? raw.withUnsafeBytes(charset.decode), Self.isText(text) else { return nil }
        self.charset = charset
        self.text = text
        score = LetterScore(text, raw: raw, charset: charset.name).value
    }

    /// - Parameter declared: believed unless another reading is much better.
    static func best(_ raw: [UInt8], declared: Charset?) -> CharsetGuess? {
        let own = candidates.lazy.compactMap { CharsetGuess(raw, as: $0) }
        var best: CharsetGuess?
        for guess in own where guess.score > best?.score ?? 0 { best = guess }
        if let declared, let guess = CharsetGuess(raw, as: declared.asWritten) {
            let isKnown = candidates.contains { $0.name.lowercased() == guess.charset.name.lowercased() }
            // Of an encoding whose letters we do not know, little can be said but that it is valid.
            let margin = isKnown ? 0.2 : 0.5
            if guess.score + margin >= best?.score ?? 0 { return guess }
        }
        if let best, best.score >= least { return best }
        let told = (try? raw.withUnsafeBytes(Charset.detect)) ?? []
        return told.lazy.filter { $0.charset != .utf8 && $0.confidence >= 10 }
            .compactMap { CharsetGuess(raw, as: $0.charset) }.first { $0.score > 0.2 } ?? best
    }

    /// Text has no control characters but white space, and no private-use characters.
    static func isText(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            if (0x20..<0x7F).contains(scalar.value) { return true }
            return switch scalar.properties.generalCategory {
            case .control: scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\u{85}" || scalar == "\u{C}"
            case .privateUse, .unassigned: false
            default: true
            }
        }
    }
}

extension Charset {
    /// What those mean who write the name (WHATWG Encoding, 4.2): "latin1" is windows-1252, "gb2312" is GB18030.
    var asWritten: Charset {
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
