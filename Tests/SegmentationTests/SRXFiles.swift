import CalqueCore
import CalqueSegmentation

/// Small SRX files for the tests.
enum SRXFiles {
    /// A rule as in a file: `+` is a break rule, `-` an exception.
    static func rule(_ sign: String, _ before: String?, _ after: String?) -> String {
        let before = before.map { "<beforebreak>\(escaped($0))</beforebreak>" } ?? ""
        let after = after.map { "<afterbreak>\(escaped($0))</afterbreak>" } ?? ""
        return "<rule break=\"\(sign == "+" ? "yes" : "no")\">\(before)\(after)</rule>\n"
    }

    static func escaped(_ text: String) -> String {
        text.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
    }

    /// Groups of rules by name, and maps from patterns to names.
    static func file(
        cascade: String? = "no", version: String = "2.0", groups: [(String, [String])],
        maps: [(String, String)]
    ) -> String {
        let cascade = cascade.map { " cascade=\"\($0)\"" } ?? ""
        let rules = groups.map { "<languagerule languagerulename=\"\($0)\">\n\($1.joined())</languagerule>\n" }
        let maps = maps.map { "<languagemap languagepattern=\"\($0)\" languagerulename=\"\($1)\"/>\n" }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <srx xmlns="http://www.lisa.org/srx20" version="\(version)">
            <header segmentsubflows="yes"\(cascade)><formathandle type="start" include="no"/></header>
            <body><languagerules>
            \(rules.joined())</languagerules><maprules>
            \(maps.joined())</maprules></body></srx>
            """
    }

    /// One list of rules for every language.
    static func rules(_ rules: [(String, String?, String?)], file name: String? = nil) throws -> SRXRules {
        let file = file(groups: [("All", rules.map { rule($0, $1, $2) })], maps: [(".*", "All")])
        return try SRXRules(bytes: Array(file.utf8), file: name)
    }

    static func texts(_ rules: SRXRules, _ language: String, _ paragraph: String) throws -> [String] {
        guard let tag = LanguageTag(language) else { return [] }
        let bytes = Array(paragraph.utf8)
        return try rules.segmenter(for: tag).ranges(in: paragraph).map {
            String(decoding: bytes[$0], as: UTF8.self)
        }
    }
}
