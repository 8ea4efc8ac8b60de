import CCalqueICU
package import CalqueCore

/// Folding of case and width.
package enum CaseFolding {
    /// Returns NFKC_Casefold (UAX #44): compatibility characters in their usual form, small letters, composed, without
    /// characters that are ignorable by default.
    /// - Complexity: linear.
    /// - Throws: `Failure(.badData)` for a text of more than 512 MiB.
    package static func nfkc(_ text: String) throws(Failure) -> String {
        var copy = text
        var status: Int32 = 0
        var length: Int64 = 0
        let folded = copy.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                calque_icu_nfkc_casefold($0.baseAddress, Int64($0.count), &length, &status)
            }
        }
        guard let folded else { throw Failure(.badData, "a segment too long to be looked up") }
        return Status.take(folded, length)
    }
}
