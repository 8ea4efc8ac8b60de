import CCalqueSnowball
package import CalqueCore

/// A stemmer of Snowball (M. F. Porter, https://snowballstem.org). It removes inflectional endings, so that the forms
/// of a word become equal: `sanctions` and `sanctioned`, `санкции` and `санкциями`.
///
/// One stemmer serves one thread at a time.
package final class Stemmer {
    private let handle: OpaquePointer

    /// - Returns: nil if Snowball has no stemmer of the language, as for Chinese.
    package init?(_ language: LanguageTag) {
        guard let opened = calque_stemmer_open(String(language.language)) else { return nil }
        handle = opened
    }

    deinit { calque_stemmer_close(handle) }

    /// Calls `body` with the stem of a word in lower case. The bytes belong to the stemmer and are valid until the next
    /// call.
    /// - Complexity: linear in the word.
    package func withStem<Result>(
        of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var count: Int32 = 0
        // If memory is short, the word stays unchanged.
        guard word.count < Int(Int32.max),
            let stem = calque_stemmer_stem(handle, word.baseAddress, Int32(word.count), &count)
        else { return body(word) }
        return body(UnsafeBufferPointer(start: stem, count: Int(count)))
    }

    package func stem(_ word: String) -> String {
        var copy = word
        return copy.withUTF8 { withStem(of: $0) { String(decoding: $0, as: UTF8.self) } }
    }
}
