import CCalqueICU
package import CalqueCore

/// Counts words as translators are paid for them. By the word boundaries of UAX #29, a piece with a letter or digit is
/// a word (`3.2`, `U.S`, `don't`; the parts of `front-month` are two). Each character of Han, kana or bopomofo is a
/// word by itself, as in the counts of Trados, memoQ and Word, so that no dictionary is needed.
///
/// One counter serves one thread at a time.
package final class WordCounter {
    private let handle: OpaquePointer

    /// - Throws: `Failure(.internal)` when ICU cannot read its rules.
    package init() throws(Failure) {
        var status: Int32 = 0
        guard let opened = calque_icu_words_open(&status) else {
            try Status.check(status, "read its word rules")
            throw Failure(.internal, "ICU gave no word rules")
        }
        handle = opened
    }

    deinit { calque_icu_words_close(handle) }

    /// - Complexity: linear in the text.
    /// - Throws: `Failure(.badData)` for a text of 2 GiB or more.
    package func words(in text: String) throws(Failure) -> Int {
        var copy = text
        guard copy.utf8.count <= Int32.max else { throw Failure(.badData, "a text of 2 GiB or more") }
        var status: Int32 = 0
        let count = copy.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                calque_icu_words_count(handle, $0.baseAddress, Int64($0.count), &status)
            }
        }
        try Status.check(status, "count words")
        return Int(count)
    }

    /// The characters of a text without white space.
    package static func characters(in text: String) -> Int {
        text.reduce(0) { $0 + ($1.isWhitespace ? 0 : 1) }
    }
}
