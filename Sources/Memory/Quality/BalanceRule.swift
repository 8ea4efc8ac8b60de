import CalqueUnits

/// Finds brackets and quotation marks without a partner.
///
/// A quotation may continue over several segments, so a mark is a fault only where the other text has no such mark without
/// a partner.
enum BalanceRule {
    /// The marks that belong together.
    private enum Kind: CaseIterable {
        case brackets
        case quotes

        /// Returns the mark that another mark closes; nil for others.
        func opener(of mark: Unicode.Scalar) -> Unicode.Scalar? {
            switch (self, mark) {
            case (.brackets, ")"): "("
            case (.brackets, "]"): "["
            case (.brackets, "}"): "{"
            case (.brackets, "）"): "（"
            case (.brackets, "】"): "【"
            case (.brackets, "》"): "《"
            case (.brackets, "〉"): "〈"
            case (.quotes, "”"): "“"
            case (.quotes, "»"): "«"
            case (.quotes, "」"): "「"
            case (.quotes, "』"): "『"
            default: nil
            }
        }

        func isOpener(_ mark: Unicode.Scalar) -> Bool {
            switch (self, mark) {
            case (.brackets, "("), (.brackets, "["), (.brackets, "{"), (.brackets, "（"), (.brackets, "【"),
                (.brackets, "《"), (.brackets, "〈"), (.quotes, "“"), (.quotes, "«"), (.quotes, "「"), (.quotes, "『"):
                true
            default: false
            }
        }
    }

    /// Returns the quotation marks of a text that have no partner in it.
    static func strayQuotes(in text: String) -> [Unicode.Scalar] { unbalanced(text, .quotes) }

    /// Returns the mark that another mark closes; a straight one closes itself.
    static func opener(of mark: Unicode.Scalar) -> Unicode.Scalar? {
        mark == "\"" ? mark : Kind.quotes.opener(of: mark)
    }

    /// Returns the first mark without a partner in a line, and the text that has it; nil where there is no fault.
    static func fault(_ source: Variant, _ target: Variant) -> (variant: Variant, message: String)? {
        for kind in Kind.allCases {
            let (one, other) = (unbalanced(source.text, kind), unbalanced(target.text, kind))
            guard one.isEmpty != other.isEmpty else { continue }
            let variant = one.isEmpty ? target : source
            return (variant, "\((one + other)[0]) has no partner in \(variant.language)")
        }
        return nil
    }

    /// Whether a text may have a mark: by its bytes, which takes a fraction of the time of a search. Each of the marks is of
    /// ASCII or begins with one of four bytes.
    private static func mayHaveMarks(_ text: String) -> Bool {
        text.utf8.contains { byte in
            switch byte {
            case 0x22, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0xC2, 0xE2, 0xE3, 0xEF: true
            default: false
            }
        }
    }

    /// Returns the marks without a partner: first those that close nothing, then those that are never closed.
    private static func unbalanced(_ text: String, _ kind: Kind) -> [Unicode.Scalar] {
        guard mayHaveMarks(text) else { return [] }
        var open: [Unicode.Scalar] = []
        var alone: [Unicode.Scalar] = []
        var straight = 0
        let scalars = Array(text.unicodeScalars)
        for (index, mark) in scalars.enumerated() {
            if kind == .quotes, mark == "\"" {
                // An inch: 5".
                if index > 0, scalars[index - 1].properties.numericType != nil, straight % 2 == 0 { continue }
                straight += 1
            } else if kind == .quotes, mark == "„" {
                open.append("“")
            } else if kind == .quotes, mark == "“", open.last == "“" {
                open.removeLast()  // „…“
            } else if kind.isOpener(mark) {
                open.append(mark)
            } else if let opener = kind.opener(of: mark) {
                if open.last == opener {
                    open.removeLast()
                } else if !(mark == ")" && isLabel(scalars, index)) {
                    alone.append(mark)
                }
            }
        }
        if straight % 2 == 1 {
            // “…" is a matter of style: the quotation has both marks.
            if let index = open.firstIndex(where: Kind.quotes.isOpener) {
                open.remove(at: index)
            } else if let index = alone.firstIndex(where: { Kind.quotes.opener(of: $0) != nil }) {
                alone.remove(at: index)
            } else {
                alone.append("\"")
            }
        }
        return alone + open
    }

    /// Returns whether a bracket ends the label of a list at the start of a text: `a)`, `1)`.
    private static func isLabel(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index < 4
            && scalars[..<index].allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.properties.isWhitespace
            }
    }
}
