/// The rows of an analysis, those of the reports of Trados and memoQ.
public enum MatchBand: String, Sendable, CaseIterable {
    /// The same text between the same neighbours.
    case context
    /// A text that occurred before in the analysed files.
    case repetition
    /// The same text: 100 points.
    case exact
    /// 95 to 99 points.
    case from95
    /// 85 to 94 points.
    case from85
    /// 75 to 84 points.
    case from75
    /// 50 to 74 points.
    case from50
    /// No match, or fewer than 50 points.
    case none

    /// The band of a score in whole points; nil is no match.
    public init(points: Int?) {
        self =
            switch points ?? 0 {
            case 101...: .context
            case 100: .exact
            case 95...: .from95
            case 85...: .from85
            case 75...: .from75
            case 50...: .from50
            default: .none
            }
    }

    /// The name in a table: `95-99`.
    public var name: String {
        switch self {
        case .context: "context"
        case .repetition: "repetitions"
        case .exact: "100"
        case .from95: "95-99"
        case .from85: "85-94"
        case .from75: "75-84"
        case .from50: "50-74"
        case .none: "none"
        }
    }
}
