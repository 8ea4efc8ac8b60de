import CCalqueICU

/// The script of a character (UAX #24).
package enum Script {
    /// Its short name: `Latn`, `Cyrl`, `Hani`; `Zyyy` for what scripts share, `Zinh` for combining marks.
    package static func name(of scalar: Unicode.Scalar) -> String {
        // Nearly all of the wire, without a call.
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: "Latn"
        case 0..<0x80: "Zyyy"
        case 0x410...0x44F: "Cyrl"
        case 0x4E00...0x9FA5: "Hani"
        default: String(cString: calque_icu_script(scalar.value))
        }
    }
}
