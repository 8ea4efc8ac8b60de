import ICU

/// The words of a text that are likely to look alike in its translation, in Latin letters: names, and all Latin words
/// of a text in another script.
///
/// Transliteration by ICU; spelling is then reduced to what survives it (Путин and Putin, Си Цзиньпин and Xi Jinping
/// through the consonants).
struct Names {
    private let latin: Transliterator

    init() throws {
        latin = try Transliterator("Any-Latin; Latin-ASCII; Lower")
    }

    /// - Returns: a name's letters in Latin, and whether it must be whole in the other text (Han) or only begin alike.
    func words(in text: String) throws -> [String] {
        var found: [String] = []
        var word = String.UnicodeScalarView()
        func close() throws {
            defer { word = String.UnicodeScalarView() }
            guard let first = word.first, word.count >= 3, first.properties.isUppercase else { return }
            found.append(Self.skeleton(try latin(String(word))))
        }
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic, !scalar.properties.isIdeographic {
                word.append(scalar)
            } else {
                try close()
            }
        }
        try close()
        return found.filter { $0.utf8.count >= 3 }
    }

    /// The Latin reading of each run of Han characters, as one string of letters.
    func reading(of text: String) throws -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.isIdeographic }) else { return "" }
        return Self.skeleton(try latin(text), keepingVowels: false)
    }

    /// Consonants, with those that transliterations confuse made one: `ts`, `tz`, `c` and `z`; `kh` and `h`; `w` and `v`.
    static func skeleton(_ latin: String, keepingVowels: Bool = false) -> String {
        var out: [UInt8] = []
        for byte in latin.utf8 {
            let letter: UInt8
            switch byte {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
                UInt8(ascii: "y"), UInt8(ascii: "j"), UInt8(ascii: "h"), UInt8(ascii: "'"):
                // The first letter counts whatever it is.
                if !out.isEmpty { continue }
                letter = byte == UInt8(ascii: "j") || byte == UInt8(ascii: "h") ? byte : UInt8(ascii: "a")
            case UInt8(ascii: "w"): letter = UInt8(ascii: "v")
            case UInt8(ascii: "c"), UInt8(ascii: "q"): letter = UInt8(ascii: "k")
            case UInt8(ascii: "x"): letter = UInt8(ascii: "s")
            case UInt8(ascii: "z"): letter = UInt8(ascii: "s")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): letter = byte
            default: continue
            }
            if out.last != letter { out.append(letter) }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
