import CCalqueICU
public import CalqueCore

extension LanguageTag {
    /// The tag that BCP 47 prefers for the language: `en` for `eng`, `zh` for `chi` and `cmn`, `he` for `iw`. Other
    /// tags are unchanged.
    public var canonical: LanguageTag {
        guard language.utf8.count == 3 || ["iw", "in", "ji"].contains(language) else { return self }
        var buffer = [CChar](repeating: 0, count: 160)
        var status: Int32 = 0
        calque_icu_canonical_tag(description, &buffer, Int32(buffer.count), &status)
        guard status <= 0 else { return self }
        let end = buffer.firstIndex(of: 0) ?? buffer.endIndex
        return LanguageTag(String(decoding: buffer[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)) ?? self
    }

    /// The tag with its likely script and region filled in (UTS #35): `zh` gives `zh-Hans-CN`, `zh-TW` `zh-Hant-TW`.
    public var maximized: LanguageTag {
        var buffer = [CChar](repeating: 0, count: 160)
        var status: Int32 = 0
        calque_icu_add_likely_subtags(description, &buffer, Int32(buffer.count), &status)
        guard status <= 0 else { return self }
        let end = buffer.firstIndex(of: 0) ?? buffer.endIndex
        return LanguageTag(String(decoding: buffer[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)) ?? self
    }

    /// The four-letter script, written or likely: `Hans` for `zh-CN`.
    public var script: Substring? {
        maximized.description.split(separator: "-").dropFirst().first { $0.utf8.count == 4 }
    }

    /// Whether both are the same language in the same script, whatever the region: `zh`, `zh-CN` and `zh-Hans` match
    /// one another, `zh-Hans` and `zh-TW` do not; `en` and `en-GB` match.
    public func matches(_ other: LanguageTag) -> Bool {
        if self == other { return true }
        let (one, two) = (canonical, other.canonical)
        return one.language == two.language && one.script == two.script
    }
}
