/// The text of a cell that a spreadsheet shows and does not calculate.
enum SpreadsheetCell {
    /// Puts an apostrophe before a text that a spreadsheet would take for a formula, which could start programs or send
    /// the contents of other cells to a server.
    ///
    /// Source: OWASP, "CSV Injection". The texts begin with `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage
    /// return.
    static func safe(_ text: String) -> String {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r": "'" + text
        default: text
        }
    }
}
