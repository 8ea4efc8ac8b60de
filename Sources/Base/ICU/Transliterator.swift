import CCalqueICU
package import CalqueCore

/// A transliteration of ICU, such as `Any-Latin; Latin-ASCII; Lower`.
///
/// One transliterator serves one thread at a time.
package final class Transliterator {
    private let handle: OpaquePointer

    /// - Parameter id: an ICU transform identifier, compound ones included.
    /// - Throws: `Failure(.internal)` when ICU does not know it.
    package init(_ id: String) throws(Failure) {
        var status: Int32 = 0
        guard let opened = calque_icu_transliterator_open(id, &status), status <= 0 else {
            throw Failure(.internal, "ICU has no transliteration \(id)")
        }
        handle = opened
    }

    deinit { calque_icu_transliterator_close(handle) }

    package func callAsFunction(_ text: String) throws(Failure) -> String {
        var copy = text
        var status: Int32 = 0
        var length: Int64 = 0
        let bytes = copy.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                calque_icu_transliterate(handle, $0.baseAddress, Int64($0.count), &length, &status)
            }
        }
        guard let bytes else {
            try Status.check(status, "transliterate")
            return ""
        }
        return Status.take(bytes, length)
    }
}
