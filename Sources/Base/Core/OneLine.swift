/// Makes text from files fit for one line of a message or a terminal.
package enum OneLine {
    /// Returns the text with a blank in place of each control character and line end.
    ///
    /// - Parameter limit: the most characters (Unicode scalars); a longer text is cut and ends with `…`.
    package static func blanked(_ text: String, limit: Int = .max) -> String {
        var line = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                line.append("…")
                break
            }
            line.append(isControl(scalar) ? " " : scalar)
            count += 1
        }
        return String(line)
    }

    /// Returns the text with control characters and line ends written as escapes of Swift (`\n`, `\u{1B}`), so that
    /// a terminal shows them and does not obey them.
    package static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return text.unicodeScalars.reduce(into: "") { line, scalar in
            if isControl(scalar) {
                line += scalar.escaped(asASCII: true)
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
    }

    /// Whether a terminal may obey the character: C0 and C1 controls, line ends, and marks that reorder text.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
