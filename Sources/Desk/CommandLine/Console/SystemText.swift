import Glibc

/// The system's words for an error number: "No space left on device".
func systemText(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
}

/// One line that a terminal shows and does not obey: controls are written as escapes (`\n`, `\u{1B}`).
func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
    return text.unicodeScalars.reduce(into: "") { line, scalar in
        if scalar.properties.generalCategory == .control {
            line += scalar.escaped(asASCII: true)
        } else {
            line.unicodeScalars.append(scalar)
        }
    }
}
