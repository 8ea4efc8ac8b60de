/// Finds control characters, noncharacters and signs of a wrong encoding.
enum ControlRule {
    /// Returns the code points of such characters in a text, at most five of them; nil where there are none.
    static func fault(in text: String) -> String? {
        // By bytes first: those characters are of ASCII or begin with one of three bytes.
        guard
            text.utf8.contains(where: { byte in
                switch byte {
                case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F, 0xC2, 0xE2, 0xEF: true
                default: false
                }
            })
        else { return nil }
        var found: [String] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            // U+0080 to U+009F come from windows-1252 that was read as Latin-1: U+0085 was an ellipsis.
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x9F, 0xFEFF, 0xFFFD, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF,
                0x2028...0x202E, 0x2066...0x2069:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
                if !found.contains(name) { found.append(name) }
            default: break
            }
        }
        return found.isEmpty ? nil : found.prefix(5).joined(separator: ", ")
    }
}
