package import CalqueCore
import CalqueICU
package import CalqueMatching

/// A value with the place where it was set.
package struct Setting<Value: Sendable>: Sendable {
    package var value: Value
    package var place: Failure.Place

    package init(_ value: Value, at place: Failure.Place) {
        self.value = value
        self.place = place
    }
}

/// The memories, languages and matches of a desk, as far as they are set.
package struct DeskSettings: Sendable {
    /// The paths of the memories to search together.
    package var memories: Setting<[String]>?
    /// The language that the desk translates from.
    package var source: Setting<LanguageTag>?
    /// The language that the desk translates into.
    package var target: Setting<LanguageTag>?
    /// The lowest score of a match.
    package var cutoff: Setting<MatchCutoff>?
    package var penalties: Setting<[MatchPenalty]>?
    /// The domain of the desk's units.
    package var domain: Setting<String>?

    package init() {}

    /// Returns these settings, and those of others where these have none.
    func over(_ others: DeskSettings) -> DeskSettings {
        var both = self
        both.memories = memories ?? others.memories
        both.source = source ?? others.source
        both.target = target ?? others.target
        both.cutoff = cutoff ?? others.cutoff
        both.penalties = penalties ?? others.penalties
        both.domain = domain ?? others.domain
        return both
    }

    /// Returns the language of texts and that of their translations. Desks translate in both directions: texts in the
    /// target language are translated into the source language.
    ///
    /// - Parameter detected: the language of the texts by their letters and words; `und` if it is not known.
    package func direction(of detected: LanguageTag) -> (from: LanguageTag?, to: LanguageTag?) {
        guard detected != "und" else { return (source?.value, target?.value) }
        if let target, detected.matches(target.value) { return (target.value, source?.value) }
        if let source, detected.matches(source.value) { return (source.value, target?.value) }
        return (detected, target?.value)
    }
}
