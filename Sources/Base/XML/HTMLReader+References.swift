import CCalqueLibXML2

// Character references (HTML standard, 13.2.5.72 and after).
extension HTMLReader {
    /// Returns the text of the reference at `&` and its end; nil if the mark is text.
    func reference(at start: Int) -> (text: String, end: Int)? {
        guard start + 1 < end else { return nil }
        return bytes[start + 1] == UInt8(ascii: "#") ? numeric(at: start + 2) : named(at: start + 1)
    }

    private func numeric(at start: Int) -> (text: String, end: Int)? {
        var position = start
        let isHex = position < end && bytes[position] | 0x20 == UInt8(ascii: "x")
        if isHex { position += 1 }
        let digits = position
        var value: UInt32 = 0
        while position < end, let digit = Self.digit(bytes[position], isHex: isHex) {
            // Past the last character the exact number does not matter, and it must not overflow.
            if value < 0x110000 { value = value * (isHex ? 16 : 10) + digit }
            position += 1
        }
        guard position > digits else { return nil }
        if position < end, bytes[position] == UInt8(ascii: ";") { position += 1 }
        return (String(Character(Self.character(value))), position)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte) - 0x30
        case 0x41...0x46 where isHex: UInt32(byte) - 0x37
        case 0x61...0x66 where isHex: UInt32(byte) - 0x57
        default: nil
        }
    }

    /// Authors who mean windows-1252 write `&#150;`, and the standard reads it so.
    private static func character(_ value: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(value) {
            let mapped = windows1252[Int(value) - 0x80]
            return Unicode.Scalar(mapped == 0 ? value : mapped) ?? "\u{FFFD}"
        }
        return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    private func named(at start: Int) -> (text: String, end: Int)? {
        let longest = 31
        var position = start
        while position < end, position - start < longest,
            Self.isLetter(bytes[position]) || Self.isDigit(bytes[position])
        {
            position += 1
        }
        if position < end, bytes[position] == UInt8(ascii: ";"), let found = Self.entity(bytes[start..<position]) {
            return (String(Character(found)), position + 1)
        }
        // The entities of Latin-1 are read without their semicolon too, even inside a word. Their names have at most
        // six letters.
        for stop in stride(from: min(position, start + 6), to: start + 1, by: -1) {
            let name = bytes[start..<stop]
            if let found = Self.entity(name), found.value < 0x100, !name.elementsEqual("apos".utf8) {
                return (String(Character(found)), stop)
            }
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func entity(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        entities[String(decoding: name, as: UTF8.self)]
    }

    /// The table of HTML 4 in libxml2, and those of the 2,231 entities of HTML 5 that occur in news copy. It is a
    /// dictionary, because libxml2 searches a list.
    private static let entities: [String: Unicode.Scalar] = {
        var table: [String: Unicode.Scalar] = [
            "AMP": "&", "LT": "<", "GT": ">", "QUOT": "\"", "COPY": "©", "REG": "®", "TRADE": "™", "Tab": "\t",
            "NewLine": "\n", "excl": "!", "num": "#", "dollar": "$", "percnt": "%", "lpar": "(", "rpar": ")",
            "ast": "*", "plus": "+", "comma": ",", "period": ".", "sol": "/", "colon": ":", "semi": ";", "equals": "=",
            "quest": "?", "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]",
            "lowbar": "_", "grave": "`", "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "rcub": "}",
            "rbrace": "}", "hyphen": "\u{2010}", "dash": "\u{2010}", "horbar": "\u{2015}", "numero": "№",
            "lsquor": "\u{201A}", "ldquor": "\u{201E}", "rsquor": "\u{2019}", "rdquor": "\u{201D}", "mldr": "…",
            "nldr": "\u{2025}", "NonBreakingSpace": "\u{A0}", "hairsp": "\u{200A}", "numsp": "\u{2007}",
            "puncsp": "\u{2008}", "NoBreak": "\u{2060}", "ZeroWidthSpace": "\u{200B}", "inodot": "ı", "Ccaron": "Č",
            "ccaron": "č", "Scaron": "Š", "Zcaron": "Ž", "zcaron": "ž", "Abreve": "Ă", "abreve": "ă", "Lstrok": "Ł",
            "lstrok": "ł", "Sacute": "Ś", "sacute": "ś", "Cacute": "Ć", "cacute": "ć", "nacute": "ń", "eogon": "ę",
            "aogon": "ą", "zdot": "ż", "Zdot": "Ż", "rcaron": "ř", "ecaron": "ě", "Gbreve": "Ğ", "gbreve": "ğ",
            "Scedil": "Ş", "scedil": "ş", "Idot": "İ", "half": "½",
        ]
        // The last character with an entity in HTML 4 is U+2666, ♦.
        for value in UInt32(0x22)...0x2666 {
            guard let name = calque_html_entity_name(value), let scalar = Unicode.Scalar(value) else { continue }
            table[String(cString: name)] = scalar
        }
        return table
    }()
}
