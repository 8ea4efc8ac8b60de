package import CalqueCore
import CalqueICU

/// The script of a character (UAX #24).
package enum Script {
    /// Returns the short name of a character's script: `Latn`, `Cyrl`, `Hani`; `Zyyy` for characters that scripts share,
    /// `Zinh` for combining marks.
    package static func name(of scalar: Unicode.Scalar) -> String {
        // Nearly all characters of news, without a call of ICU.
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: "Latn"
        case 0..<0x80: "Zyyy"
        case 0x410...0x44F: "Cyrl"
        case 0x4E00...0x9FA5: "Hani"
        default: UnicodeScript.name(of: scalar)
        }
    }

    /// Returns the scripts of the letters of a language, by their short names; nil where the language has no known
    /// script.
    package static func names(of language: LanguageTag) -> Set<String>? {
        switch language.script {
        case "Hans"?, "Hant"?, "Hani"?: ["Hani", "Bopo"]
        case "Jpan"?: ["Hani", "Hira", "Kana"]
        case "Kore"?: ["Hang", "Hani"]
        case let script?: [String(script)]
        case nil: nil
        }
    }
}
