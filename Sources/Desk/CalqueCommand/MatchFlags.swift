import Calque
import CalqueCommandLine

/// The flags that say what a match is.
enum MatchFlags {
    static let cutoff = Flag(
        "cutoff", short: "c", .cutoff, default: 70, help: "The least score of a match, in percent")
    static let limit = Flag(
        "limit", short: "n", .integer(in: 1...10_000), default: 5, help: "The most matches to show for each segment")
    static let scoring = Flag(
        "scoring", .scoring, default: .translator,
        help:
            "plain counts every difference as a whole token; translator lets case, end marks and numbers cost a point or two"
    )
}
