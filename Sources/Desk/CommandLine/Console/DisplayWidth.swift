import CalqueCollections

/// The columns that text takes on a terminal.
///
/// East Asian wide and fullwidth scalars and emoji take two columns, marks and controls none, all others one. A grapheme
/// takes the sum of its scalars, but at most two: a family of emoji joined by ZWJ is one picture. `wcwidth` is not used,
/// since it depends on the installed locales, knows single scalars only, and differs between systems. A test compares
/// the rule with it.
package enum DisplayWidth {
    /// Returns the columns of a text without escapes. Controls, including tabs, take none.
    ///
    /// - Complexity: O(*n*).
    package static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// Returns the columns of a grapheme: 0, 1 or 2.
    package static func of(_ character: Character) -> Int {
        var sum = 0
        for scalar in character.unicodeScalars {
            // U+FE0F selects the emoji form of the scalar before it: ❤ takes one column, ❤️ two.
            if scalar.value == 0xFE0F, sum == 1, character.unicodeScalars.first?.properties.isEmoji == true { return 2 }
            sum += of(scalar)
        }
        return min(sum, 2)
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F: return 1
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0  // Hangul vowels and finals join their initial
        case 0xAD, 0x600...0x605, 0x6DD: return 1  // visible format characters
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        return isWide(scalar) ? 2 : 1
    }

    /// Cuts a text to at most `width` columns, with `ellipsis` at the end if something was cut.
    ///
    /// - Parameter width: 0 or more. The result is empty if even the ellipsis is too wide.
    package static func truncate(_ text: String, to width: Int, ellipsis: String = "…") -> String {
        guard of(text) > width else { return text }
        let room = width - of(ellipsis)
        guard room >= 0 else { return "" }
        return prefix(of: text[...], columns: room) + ellipsis
    }

    /// Fills a text up with spaces to `width` columns. A wider text stays as it is.
    package static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// Returns the longest prefix of whole graphemes that fits.
    static func prefix(of text: Substring, columns: Int) -> Substring {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            used += of(text[end])
            guard used <= columns else { break }
            end = text.index(after: end)
        }
        return text[..<end]
    }

    /// Whether a scalar has East_Asian_Width W or F (UAX #11), or the emoji presentation by default (UTS #51).
    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        guard value >= 0x1100 else { return false }
        if scalar.properties.isEmojiPresentation { return true }
        let place = wideRanges.partitioningIndex { $0.upperBound >= value }
        return place < wideRanges.count && wideRanges[place].contains(value)
    }

    /// In ascending order, without emoji, which the standard library knows.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F,  // Hangul initials
        0x2329...0x232A,
        0x2E80...0x303E,  // radicals, CJK marks
        0x3041...0x33FF,  // kana, bopomofo, enclosed CJK
        0x3400...0x9FFF,  // Han
        0xA000...0xA4C6,  // Yi
        0xA960...0xA97C,
        0xAC00...0xD7A3,  // Hangul
        0xF900...0xFAFF,
        0xFE10...0xFE19, 0xFE30...0xFE6B,
        0xFF01...0xFF60, 0xFFE0...0xFFE6,  // fullwidth forms
        0x16FE0...0x18D08,  // Tangut
        0x1AFF0...0x1B2FB,  // historic kana
        0x1F200...0x1F265,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,  // Han
    ]
}
