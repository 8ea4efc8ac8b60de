import CCalqueICU

/// The script property of characters (UAX #24), from ICU.
public enum UnicodeScript {
    /// Returns the short name of a character's script, such as `Cyrl`.
    public static func name(of scalar: Unicode.Scalar) -> String { String(cString: calque_icu_script(scalar.value)) }
}
