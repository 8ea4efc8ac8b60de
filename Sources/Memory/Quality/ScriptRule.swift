import CalqueCore
import CalqueICU
import CalqueLanguages

/// Checks that a text is in the script of its language.
enum ScriptRule {
    /// Returns the script that most letters are in, where it is another than that of the language. Names keep their script,
    /// so a fifth of the letters is enough.
    static func fault(in text: String, language: LanguageTag) -> String? {
        guard language.language != "und", let expected = Script.names(of: language) else { return nil }
        var (own, all, small) = (0, 0, 0)
        var others: [String: Int] = [:]
        let (latin, cyrillic, han) = (
            expected.contains("Latn"), expected.contains("Cyrl"), expected.contains("Hani")
        )
        for scalar in text.unicodeScalars {
            // Nearly all letters, without a comparison of names.
            switch scalar.value {
            case 0x41...0x5A where latin, 0x61...0x7A where latin, 0x410...0x44F where cyrillic,
                0x4E00...0x9FA5 where han:
                (own, all) = (own + 1, all + 1)
                continue
            case 0..<0x41: continue
            default: if !scalar.properties.isAlphabetic { continue }
            }
            let script = Script.name(of: scalar)
            if script == "Zyyy" || script == "Zinh" { continue }
            all += 1
            if expected.contains(script) {
                own += 1
            } else {
                others[script, default: 0] += 1
                if !scalar.properties.isUppercase { small += 1 }
            }
        }
        // A line of capitals or two words may be a name: NATO, Reuters.
        guard all > 3, own * 5 < all, small > 2, isMoreThanAName(text) else { return nil }
        let most = others.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "other"
        return "most letters are \(most), not those of \(language)"
    }

    private static func isMoreThanAName(_ text: String) -> Bool {
        let words = text.split { !$0.isLetter }
        return words.count > 3 || words.contains { $0.first?.isUppercase == false && $0.count > 1 }
    }

    /// Returns the characters of the other Chinese script in a Chinese text, in one line; nil where there are none.
    static func mixture(in text: String, language: LanguageTag) -> String? {
        guard language.language == "zh" || language.language == "yue" else { return nil }
        let isTraditional = language.script == "Hant"
        var strange = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            var script = ChineseScript()
            script.see(scalar)
            if (isTraditional ? script.simplified : script.traditional) > 0, !strange.contains(scalar) {
                strange.append(scalar)
            }
        }
        guard !strange.isEmpty else { return nil }
        let shown = String(String.UnicodeScalarView(strange.prefix(8)))
        return "\(isTraditional ? "simplified" : "traditional") characters in \(language): \(shown)"
    }
}
