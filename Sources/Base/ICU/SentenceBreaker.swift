import CCalqueICU
package import CalqueCore

/// Sentence boundaries after UAX #29, with opening quotation marks and brackets taken out of its class Close.
///
/// The standard counts an opening quotation mark as a closer of the sentence before it, so it breaks `他说。“好。”` after
/// the mark. This is wrong in every language without a space there.
///
/// One breaker serves one thread at a time.
package final class SentenceBreaker {
    private let handle: OpaquePointer

    /// - Parameter isPlain: use ICU's rules unchanged, for comparison.
    /// - Throws: `Failure(.internal)` when ICU's rules cannot be tailored.
    package init(isPlain: Bool = false) throws(Failure) {
        var status: Int32 = 0
        guard let opened = calque_icu_breaker_open(isPlain ? "[]" : #"[\p{Ps}\p{Pi}«„‚‹"']"#, &status) else {
            try Status.check(status, "tailor its sentence rules")
            throw Failure(.internal, "ICU gave no sentence rules")
        }
        handle = opened
    }

    deinit { calque_icu_breaker_close(handle) }

    /// Calls `body` with each boundary after the start of the text, as a byte offset, the end of the text included.
    ///
    /// - Complexity: linear in the text.
    /// - Throws: `Failure(.badData)` for a text of 2 GiB or more.
    package func forEachBoundary(in text: UnsafeRawBufferPointer, _ body: (Int) -> Void) throws(Failure) {
        guard let start = text.baseAddress, !text.isEmpty else { return }
        guard text.count <= Int32.max else { throw Failure(.badData, "a paragraph of 2 GiB or more") }
        var status: Int32 = 0
        calque_icu_breaker_set_text(handle, start.assumingMemoryBound(to: CChar.self), Int64(text.count), &status)
        try Status.check(status, "read a text")
        while true {
            let next = calque_icu_breaker_next(handle)
            guard next >= 0 else { return }
            body(Int(next))
        }
    }
}
