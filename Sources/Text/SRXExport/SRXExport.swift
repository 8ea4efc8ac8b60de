public import CalqueCore
public import CalqueIO
import CalqueSegmentation
import CalqueXML

/// The segmentation of some languages as rules of SRX 2.0, for tools that read such files.
///
///     try SRXExport(["en", "ru"]).write(to: sink)
///
/// The rules are made from the word lists of the segmenter. A rule sees only the text beside a place, so the model and the
/// rules that look further are approximated: an abbreviation that may end a sentence ends it before one of the words that
/// begin sentences. The expressions are those that ICU and Java share.
public struct SRXExport {
    /// The name and the rules of each language, in order.
    let languages: [(tag: LanguageTag, rules: [SRXRuleText])]

    /// Makes the rules.
    ///
    /// - Throws: `Failure(.usage)` for a language without a word list.
    public init(_ languages: [LanguageTag]) throws(Failure) {
        self.languages = try languages.map { (tag) throws(Failure) in
            guard let words = SegmentationWordList.builtIn(String(tag.language)) else {
                throw Failure(.usage, "there are no segmentation rules for “\(tag)”", advice: "give others with --lang")
            }
            return (tag, SRXRuleText.rules(for: String(tag.language), words))
        }
    }

    /// Writes the file.
    ///
    /// - Throws: the errors of `sink`.
    public func write(to sink: @escaping ByteSink) throws(Failure) {
        let xml = XMLWriter(to: sink)
        try xml.declaration()
        try xml.line(indent: 0)
        try xml.start("srx", [XMLAttribute("xmlns", "http://www.lisa.org/srx20"), XMLAttribute("version", "2.0")])
        try xml.line(indent: 2)
        try xml.start("header", [XMLAttribute("segmentsubflows", "yes"), XMLAttribute("cascade", "no")])
        // The values of the standard for codes between sentences.
        for (type, isIncluded) in [("start", "no"), ("end", "yes"), ("isolated", "no")] {
            try xml.line(indent: 4)
            try xml.start("formathandle", [XMLAttribute("type", type), XMLAttribute("include", isIncluded)])
            try xml.end()
        }
        try xml.line(indent: 2)
        try xml.end()
        try xml.line(indent: 2)
        try xml.start("body")
        try writeRules(xml)
        try writeMaps(xml)
        try xml.line(indent: 2)
        try xml.end()
        try xml.line(indent: 0)
        try xml.end()
        try xml.line(indent: 0)
        try xml.finish()
    }

    private func writeRules(_ xml: XMLWriter) throws(Failure) {
        try xml.line(indent: 4)
        try xml.start("languagerules")
        for (tag, rules) in languages {
            try xml.line(indent: 6)
            try xml.start("languagerule", [XMLAttribute("languagerulename", tag.description)])
            for rule in rules {
                try xml.line(indent: 8)
                try xml.start("rule", [XMLAttribute("break", rule.isBreak ? "yes" : "no")])
                for (name, pattern) in [("beforebreak", rule.before), ("afterbreak", rule.after)] where !pattern.isEmpty
                {
                    try xml.line(indent: 10)
                    try xml.start(name)
                    try xml.text(pattern)
                    try xml.end()
                }
                try xml.line(indent: 8)
                try xml.end()
            }
            try xml.line(indent: 6)
            try xml.end()
        }
        try xml.line(indent: 4)
        try xml.end()
    }

    private func writeMaps(_ xml: XMLWriter) throws(Failure) {
        try xml.line(indent: 4)
        try xml.start("maprules")
        for (tag, _) in languages {
            // Tools write the same language with other cases and separators.
            let letters = tag.language.map { "[\($0)\($0.uppercased())]" }.joined()
            try xml.line(indent: 6)
            try xml.start(
                "languagemap",
                [
                    XMLAttribute("languagepattern", letters + "([-_].*)?"),
                    XMLAttribute("languagerulename", tag.description),
                ])
            try xml.end()
        }
        try xml.line(indent: 4)
        try xml.end()
    }
}
