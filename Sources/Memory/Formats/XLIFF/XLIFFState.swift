import CalqueCore
import CalqueUnits
import CalqueXML

/// What an XLIFF file says about the worth of a translation, in the words of several tools.
struct XLIFFState {
    enum Verdict { case translated, untranslated, rejected }

    /// The state: `state` of XLIFF, `conf` of Trados Studio, `mq:status` of memoQ.
    var name: String?
    /// `state-qualifier` of 1.2, `subState` of 2.x.
    var qualifier: String?
    /// `approved` of 1.2. No approval is no rejection: it is the default.
    var approved: String?

    /// The states before a translation.
    private static let untranslated: Set<String> = [
        "new", "needs-translation", "needs-adaptation", "needs-l10n", "initial", "NotStarted",
    ]

    var verdict: Verdict {
        // rejected-inaccurate and the like of 1.2; RejectedTranslation and RejectedSignOff of Trados Studio, Rejected of
        // memoQ; 2.x leaves the part after the colon to tools.
        for word in [name, qualifier].compactMap(\.self) {
            let last = word.lowercased().split(separator: ":").last ?? ""
            if last.hasPrefix("rejected") || last.hasPrefix("x-rejected") { return .rejected }
        }
        return name.map { Self.untranslated.contains($0) } == true ? .untranslated : .translated
    }

    /// Whether the file says that nobody has read the translation yet: in Trados Studio, a segment that was edited and not
    /// confirmed; in XLIFF 1.2, one to be reviewed, and the suggestion of a machine.
    private var isForReview: Bool {
        name == "Draft" || name?.hasPrefix("needs-review") == true
            || ["mt-suggestion", "leveraged-mt"].contains(qualifier)
    }

    /// Keeps the state in the properties of a unit.
    func note(in unit: inout TranslationUnit) {
        let properties = [
            (PropertyType.state, name), (PropertyType.stateQualifier, qualifier), (PropertyType.approved, approved),
        ]
        for (type, text) in properties {
            if let text { unit.annotations.append(.property(UnitProperty(type, text))) }
        }
        // A translation that Calque filled in, and that nobody has touched since.
        if name == XLIFFSegment.State.translated.rawValue,
            let confidence = qualifier.flatMap(XLIFFSegment.confidence(subState:))
        {
            unit.annotations.setProperty(PropertyType.confidence, to: Hundredths.text(confidence))
        }
        if isForReview { unit.status = .draft }
    }
}

extension MarkupElement {
    /// Whether the element marks text that was deleted while changes were tracked: `x-sdl-deleted` and
    /// `x-sdl-feedback-deleted` of Trados Studio, `x-mq-tc` of memoQ.
    var marksDeletion: Bool {
        guard localName == "mrk", let type = attributes["mtype"] ?? attributes["type"] else { return false }
        return type == "x-mq-tc" ? attributes["mq:tctype"] == "del" : type.hasPrefix("x-") && type.hasSuffix("-deleted")
    }

    /// Whether the element marks text that was inserted while changes were tracked. The text stays, without the mark.
    var marksInsertion: Bool {
        guard localName == "mrk", let type = attributes["mtype"] ?? attributes["type"] else { return false }
        return type == "x-mq-tc" || type.hasPrefix("x-") && (type.hasSuffix("-added") || type.hasSuffix("-inserted"))
    }
}
