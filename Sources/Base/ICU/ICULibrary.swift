import CCalqueICU

/// The library ICU.
package enum ICULibrary {
    /// The version that runs: `72.1`.
    package static var version: String {
        var text = [CChar](repeating: 0, count: 20)
        calque_icu_version(&text)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
