import CalqueICU

/// What a character is to `FoldedTokens`, and its folded form.
///
/// The folded form is that of NFKC_Casefold (UAX #44), with these changes. Quotation marks are `"`, apostrophes `'`, all
/// hyphens and dashes `-`, ё is е. № is kept, because NFKC makes the word "no" of it. Characters that are two words to NFKC
/// (`℃`, `…`) have several scalars, see `expansion`.
struct FoldedScalar {
    enum Kind: UInt8 {
        /// White space; the zero-width space, which UAX #29 does not join to words either.
        case space
        case letter
        /// A letter with several scalars: `ß`, `ﬁ`.
        case letters
        case digit
        /// A token by itself: Han, kana, Thai and other letters without blanks between words, punctuation, symbols.
        case single
        /// A mark that belongs to the character before it.
        case mark
        /// A character that nobody sees, or that spelling leaves out: soft hyphens, vowel points of Arabic and Hebrew.
        case ignorable
        /// A sign that says nothing about the words: ™, ®.
        case sign
        /// A symbol whose folded form is split into tokens: `㎞`, `…`.
        case symbol
        /// A raised or lowered digit: part of a word (`м²`), never of a number (`10²`).
        case raised
        /// `½`: a number.
        case fraction
        /// Half of a flag.
        case regional
        /// The joiner of emoji.
        case joiner
    }

    let kind: Kind
    /// The scalar as it is written.
    let written: UInt32
    /// The folded scalar; for several scalars the first.
    let folded: UInt32

    init(_ kind: Kind, _ written: UInt32, _ folded: UInt32) {
        (self.kind, self.written, self.folded) = (kind, written, folded)
    }

    /// The characters of `table`: Latin, Greek and Cyrillic.
    static let tableEnd: UInt32 = 0x530
    /// The kinds and folded forms of the scalars before `tableEnd`: the kind in the upper 8 bits.
    static let table = rows(0..<tableEnd)
    // A program that meets none of these does not wait for them.
    private static let middle = rows(tableEnd..<0x2000)
    private static let punctuation = rows(0x2000..<0x2100)
    private static let symbols = rows(0x2100..<0x3000)
    private static let kana = rows(0x3000..<0x3100)

    /// ICU folds all scalars of a range in one call, because a call for each takes many times as long.
    private static func rows(_ range: Range<UInt32>) -> [UInt32] {
        var lines = String.UnicodeScalarView()
        for value in range {
            // A line break separates, and is folded to itself.
            lines.append(value == 0x0A ? " " : Unicode.Scalar(value) ?? " ")
            lines.append("\n")
        }
        var rows: [UInt32] = []
        rows.reserveCapacity(range.count)
        var form: [UInt32] = []
        for folded in fold(String(lines)).unicodeScalars where rows.count < range.count {
            if folded != "\n" {
                form.append(folded.value)
                continue
            }
            let value = range.lowerBound + UInt32(rows.count)
            let scalar = Unicode.Scalar(value).map { classify($0, form) } ?? FoldedScalar(.single, value, value)
            rows.append(UInt32(scalar.kind.rawValue) << 24 | scalar.folded)
            form.removeAll(keepingCapacity: true)
        }
        return rows
    }

    /// - Parameter row: of a table.
    @inline(__always)
    private init(_ value: UInt32, row: UInt32) {
        self.init(Kind(rawValue: UInt8(row >> 24)) ?? .single, value, row & 0xFF_FFFF)
    }

    @inline(__always)
    init(_ value: UInt32, table: UnsafeBufferPointer<UInt32>) {
        if value < Self.tableEnd {
            self.init(value, row: table[Int(value)])
            return
        }
        switch value {
        case Self.tableEnd..<0x2000: self.init(value, row: Self.middle[Int(value - Self.tableEnd)])
        case 0x2000..<0x2100: self.init(value, row: Self.punctuation[Int(value - 0x2000)])
        case 0x2100..<0x3000: self.init(value, row: Self.symbols[Int(value - 0x2100)])
        case 0x3000..<0x3100: self.init(value, row: Self.kana[Int(value - 0x3000)])
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x2_0000...0x2_F7FF, 0x2_FA20...0x3_FFFF:
            self.init(.single, value, value)
        case 0xAC00...0xD7A3: self.init(.letter, value, value)
        // The wide form of ASCII; a wide low line is no letter to `SegmentTokens`.
        case 0xFF01...0xFF3E, 0xFF40...0xFF5E: self.init(value, row: table[Int(value - 0xFEE0)])
        default:
            let form = Unicode.Scalar(value).map { Self.fold(String($0)).unicodeScalars.map(\.value) } ?? []
            self = Unicode.Scalar(value).map { Self.classify($0, form) } ?? FoldedScalar(.single, value, value)
        }
    }

    /// The folded form of a character with several scalars.
    static func expansion(of value: UInt32) -> [UInt32] {
        guard let scalar = Unicode.Scalar(value) else { return [value] }
        return fold(String(scalar)).unicodeScalars.map { unify($0.value) }
    }

    /// Returns NFKC_Casefold; a text of gigabytes, which ICU refuses, stays as it is.
    static func fold(_ text: String) -> String { (try? CaseFolding.nfkc(text)) ?? text }

    // MARK: Classes

    /// - Parameter form: the scalar's NFKC_Casefold.
    private static func classify(_ scalar: Unicode.Scalar, _ form: [UInt32]) -> FoldedScalar {
        let value = scalar.value
        let unified = unify(value)
        if unified != value, !isLetter(scalar) || value == 0x2BC { return FoldedScalar(.single, value, unified) }
        if let kind = named(value) { return FoldedScalar(kind, value, kind == .raised ? form.first ?? value : value) }
        if scalar.properties.isWhitespace { return FoldedScalar(.space, value, value) }
        if scalar.properties.isDefaultIgnorableCodePoint { return FoldedScalar(.ignorable, value, value) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return FoldedScalar(.mark, value, value)
        case .decimalNumber: return FoldedScalar(.digit, value, form.first ?? value)
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
            return letter(value, form)
        case .otherNumber, .otherSymbol: return symbol(value, form)
        default:
            guard form.count == 1 else { return symbol(value, form) }
            let folded = unify(form[0])
            return FoldedScalar(.single, value, isStarter(folded) ? folded : value)
        }
    }

    private static func letter(_ value: UInt32, _ form: [UInt32]) -> FoldedScalar {
        let form = form.map(unify)
        guard let first = form.first else { return FoldedScalar(.ignorable, value, value) }
        if isAlone(value) || isAlone(first) {
            return form.count == 1 ? FoldedScalar(.single, value, first) : symbol(value, form)
        }
        if form.count == 1 { return FoldedScalar(.letter, value, first) }
        let isWord = form.allSatisfy { scalar in
            Unicode.Scalar(scalar).map { isLetter($0) || isMark($0) } ?? false
        }
        guard isWord, Unicode.Scalar(first).map(isLetter) ?? false else { return symbol(value, form) }
        return FoldedScalar(.letters, value, first)
    }

    private static func symbol(_ value: UInt32, _ form: [UInt32]) -> FoldedScalar {
        guard let first = form.first else { return FoldedScalar(.ignorable, value, value) }
        // The form of a spacing accent is a blank with a mark.
        return form == [value] || !isStarter(first)
            ? FoldedScalar(.single, value, value) : FoldedScalar(.symbol, value, unify(first))
    }

    private static func isStarter(_ value: UInt32) -> Bool {
        Unicode.Scalar(value).map { !$0.properties.isWhitespace && !isMark($0) } ?? true
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber: true
        default: false
        }
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Characters whose properties do not say what they are to a translator.
    private static func named(_ value: UInt32) -> Kind? {
        if isSign(value) { return .sign }
        if isPoint(value) { return .ignorable }
        return switch value {
        case 0x5F: .letter
        case 0x2116: .single
        case 0x1C...0x1F, 0x200B: .space
        case 0x200D: .joiner
        case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079, 0x2080...0x2089: .raised
        case 0xBC...0xBE, 0x2150...0x215E, 0x2189: .fraction
        case 0x1_F1E6...0x1_F1FF: .regional
        // Skin tones; voicing marks of narrow kana; vowels that follow a consonant.
        case 0x1_F3FB...0x1_F3FF, 0xFF9E, 0xFF9F, 0xE32, 0xE33, 0xEB2, 0xEB3: .mark
        default: nil
        }
    }

    /// Whether it says nothing about the words: ®, ℠ and ™.
    static func isSign(_ value: UInt32) -> Bool { [0xAE, 0x2120, 0x2122].contains(value) }

    /// Whether it is a point of Hebrew or Arabic, or the stroke that lengthens a word.
    private static func isPoint(_ value: UInt32) -> Bool {
        switch value {
        case 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x640, 0x64B...0x652, 0x670: true
        default: false
        }
    }

    /// Whether a mark makes no other word: a point, stress on a Cyrillic letter, or what is left of İ in small letters.
    ///
    /// - Parameter base: the character that has the mark.
    static func isDropped(_ mark: UInt32, after base: UInt32) -> Bool {
        switch mark {
        case 0x300, 0x301: (0x400...0x52F).contains(base)
        case 0x307: base == 0x69 || base == 0x49
        default: isPoint(mark)
        }
    }

    /// Whether a letter is a token by itself: Han and kana, and scripts without blanks whose words need a dictionary.
    private static func isAlone(_ value: UInt32) -> Bool {
        switch value {
        case 0x3005...0x3007, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF66...0xFF9D, 0x2_0000...0x3_FFFF:
            true
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF, 0xA9E0...0xA9FF,
            0xAA60...0xAADF:
            true
        default: false
        }
    }

    /// Returns one form for characters that stand for each other in the same language.
    static func unify(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x2018...0x201B, 0x60, 0xB4, 0x2BC, 0x2032, 0x2039, 0x203A: 0x27
        case 0x201C...0x201F, 0xAB, 0xBB, 0x2033, 0x300C...0x300F, 0x301D...0x301F: 0x22
        case 0x58A, 0x5BE, 0x1806, 0x2010...0x2015, 0x2043, 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63: 0x2D
        case 0x2044, 0x2215: 0x2F
        case 0x3001: 0x2C
        case 0x3002: 0x2E
        case 0x450, 0x451: 0x435
        case 0x45D: 0x438
        default: value
        }
    }
}
