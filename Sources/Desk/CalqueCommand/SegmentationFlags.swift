import Calque
import CalqueCommandLine

/// The flags that change how paragraphs are split into segments.
enum SegmentationFlags {
    private static let group = "Segmentation options"

    static let dateline = Flag(
        "dateline", .choice(of: SegmentationPolicies.Dateline.self), default: .alone,
        help: "Make a dateline that ends in a full stop a segment of its own, or join it to the first sentence",
        group: group)
    static let attribution = Flag(
        "attribution", .choice(of: SegmentationPolicies.Attribution.self), default: .joined,
        help: "Keep the attribution with its quotation, or make it a segment of its own where the quotation ends a "
            + "sentence",
        group: group)
    static let colon = Flag.switch("split-colon", help: "End a segment after a colon", group: group)
    static let semicolon = Flag.switch("split-semicolon", help: "End a segment after a semicolon", group: group)
    static let lowercase = Flag.switch(
        "noisy", help: "Let sentences begin with a lowercase letter, as in chats and bad scans", group: group)
    static let missingSpaces = Flag(
        "missing-spaces", .choice(of: SegmentationPolicies.MissingSpaces.self), default: .evidence,
        help:
            "End a segment at a full stop without a space after it, as in 'ended.He said': where the words around it show "
            + "that a space is missing, between any words, or never", group: group)
    static let abbreviations = Flag.optional(
        "abbreviations", .file, absent: "the built-in words only",
        help: "More words by class, in the form of the built-in lists: [title], [organisation], [unit] …",
        group: group)
    static let explain = Flag.switch(
        "explain", help: "Print every position where a segment might end, and the rule that decided", group: group)

    /// The flags that ``segmenters(_:)`` reads.
    static let rules: [any AnyFlag] = [
        dateline, attribution, colon, semicolon, lowercase, missingSpaces, abbreviations, SRXFlags.file,
        SRXFlags.lenient,
    ]

    /// Returns a function that makes the segmenter for a language, as the call asks for.
    ///
    /// - Throws: `Failure` with file and line when the list of words or the SRX file cannot be used.
    static func segmenters(_ call: Invocation) throws(Failure) -> (LanguageTag) throws(Failure) -> Segmenter {
        var policies = SegmentationPolicies()
        policies.dateline = call[dateline]
        policies.attribution = call[attribution]
        policies.splitsAtColon = call[colon]
        policies.splitsAtSemicolon = call[semicolon]
        policies.allowsLowercaseStarts = call[lowercase]
        policies.missingSpaces = call[missingSpaces]
        var words: SegmentationWordList?
        if let path = call[abbreviations] {
            let list = try WholeFile.read(path, limit: 16 << 20, advice: "give a list of abbreviations")
            do throws(Failure) { words = try SegmentationWordList(list) } catch { throw error.inFile(path) }
        }
        let rules = try SRXFlags.rules(call)
        return { [policies, words] (language) throws(Failure) in
            try SRXFlags.warn(rules, without: language, call)
            return try Segmenter(
                language: language, policies: policies, adding: words,
                rules: rules?.segmenter(for: language, skippingProblems: true))
        }
    }
}
