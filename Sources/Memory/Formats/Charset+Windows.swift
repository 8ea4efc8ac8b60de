import CalqueCore
import CalqueICU

extension Charset {
    /// The encoding in which Windows saves text in a language, if it is another than windows-1252 in letters that look like
    /// Western ones to somebody who does not know the language (Microsoft, "Code Page Identifiers").
    static func ansi(_ language: LanguageTag) -> Charset? {
        let page =
            switch language.language {
            case "pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq", "hsb", "dsb": 1250
            case "el": 1253
            case "tr", "az": 1254
            case "he": 1255
            case "ar", "fa", "ur": 1256
            case "lt", "lv", "et": 1257
            case "vi": 1258
            case "th": 874
            case "ja": 932
            case "ko": 949
            default: 0
            }
        return page == 0 ? nil : Charset(page == 932 ? "windows-31j" : "windows-\(page)")
    }
}
