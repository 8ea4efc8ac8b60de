import Calque
import CalqueCommandLine

/// The flags that say how paragraphs are parted.
enum SegmentationFlags {
    private static let group = "Segmentation options"

    static let dateline = Flag(
        "dateline", .choice(of: SegmentationPolicies.Dateline.self), default: .alone,
        help: "A dateline with a full stop of its own is a segment, or joined to the first sentence", group: group)
    static let attribution = Flag(
        "attribution", .choice(of: SegmentationPolicies.Attribution.self), default: .joined,
        help: "Whose a quotation is stays joined to it, or stands apart where the quotation ends a sentence",
        group: group)
    static let colon = Flag.switch("split-colon", help: "End a segment after a colon", group: group)
    static let semicolon = Flag.switch("split-semicolon", help: "End a segment after a semicolon", group: group)
    static let lowercase = Flag.switch(
        "noisy", help: "Let sentences start with a small letter, as in chat and bad scans", group: group)
    static let abbreviations = Flag.optional(
        "abbreviations", .file, absent: "the built-in words alone",
        help: "More words by class, in the form of the built-in lists: [title], [organisation], [unit] …",
        group: group)
    static let explain = Flag.switch(
        "explain", help: "Print every position where a segment might end, and the rule that decided", group: group)

    /// What `segmenters` asks for.
    static let rules: [any AnyFlag] = [
        dateline, attribution, colon, semicolon, lowercase, abbreviations, SRXFlags.file, SRXFlags.lenient,
    ]

    /// What makes the segmenters that the call asks for.
    ///
    /// - Throws: `Failure` with file and line where the list of words cannot be used.
    static func segmenters(_ call: Invocation) throws -> (LanguageTag) throws -> Segmenter {
        var policies = SegmentationPolicies()
        policies.dateline = call[dateline]
        policies.attribution = call[attribution]
        policies.splitsAtColon = call[colon]
        policies.splitsAtSemicolon = call[semicolon]
        policies.allowsLowercaseStarts = call[lowercase]
        var words: SegmentationWordList?
        if let path = call[abbreviations] {
            let list = try WholeFile.read(path)
            do throws(Failure) { words = try SegmentationWordList(list) } catch { throw error.inFile(path) }
        }
        let rules = try SRXFlags.rules(call)
        return { [policies, words] language in
            try SRXFlags.warn(rules, without: language, call)
            return try Segmenter(
                language: language, policies: policies, adding: words,
                rules: rules?.segmenter(for: language, skippingProblems: true))
        }
    }
}
