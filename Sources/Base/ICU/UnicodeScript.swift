import CCalqueICU

/// The script property of characters (UAX #24), from ICU.
package enum UnicodeScript {
    /// Returns the short name of a character's script, such as `Cyrl`.
    package static func name(of scalar: Unicode.Scalar) -> String { String(cString: calque_icu_script(scalar.value)) }
}
