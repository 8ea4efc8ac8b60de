/// Makes a server's message fit for one line.
enum OneLine {
    /// Returns the text without line breaks, control characters and the `secret`, cut to the length of a line.
    static func of(_ text: String, without secret: String? = nil) -> String {
        var line = ""
        for scalar in text.unicodeScalars.prefix(2_000) {
            let isBreak = scalar.value == 0x2028 || scalar.value == 0x2029
            let isControl = scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
            line.unicodeScalars.append(isControl || isBreak ? " " : scalar)
        }
        if let secret, !secret.isEmpty {
            line = line.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
        }
        return line.count > 200 ? line.prefix(199) + "…" : line
    }
}
