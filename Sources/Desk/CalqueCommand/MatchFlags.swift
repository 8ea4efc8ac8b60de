import Calque
import CalqueCommandLine

/// Flags that define matches.
enum MatchFlags {
    static let cutoff = Flag.optional(
        "cutoff", short: "c", .cutoff, absent: "70", help: "The lowest score of a match, in percent")
    static let limit = Flag(
        "limit", short: "n", .integer(in: 1...10_000), default: 5, help: "The most matches for each segment")
    static let scoring = Flag(
        "scoring", .scoring, default: .translator,
        help:
            "How differences count: plain counts each as a whole word; translator takes only a point or two for case, "
            + "final punctuation and numbers")
    static let penalties = Flag.repeated(
        "penalty", .penalty,
        help: "Take points off units, as in 'file:machine*=10', 'prop:x-domain=5' or 'unconfirmed=5'")
    static let drafts = Flag.switch(
        "drafts", help: "Also find drafts (units whose x-status is draft); they never score 100 %")
}

extension ValueKind where Value == MatchCutoff {
    static var cutoff: ValueKind {
        ValueKind("PERCENT", expects: "a number from 0 to 100", read: { MatchCutoff($0) }, spell: { "\($0)" })
    }
}

extension ValueKind where Value == MatchPenalty {
    static var penalty: ValueKind {
        ValueKind(
            "RULE",
            expects:
                "'file:GLOB=POINTS', 'prop:TYPE<NUMBER=POINTS', 'unconfirmed=POINTS' or 'part=POINTS', 1 to 100 points",
            read: { MatchPenalty($0) }, spell: { $0.description })
    }
}

extension ValueKind where Value == MatchScoring {
    static var scoring: ValueKind {
        ValueKind(
            "SCORING", expects: "'plain' or 'translator'", choices: ["plain", "translator"],
            read: { $0 == "plain" ? .plain : $0 == "translator" ? .translator : nil },
            spell: { $0 == .plain ? "plain" : "translator" })
    }
}
