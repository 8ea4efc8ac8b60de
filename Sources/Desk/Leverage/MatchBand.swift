/// The rows of an analysis, those of the reports of Trados and memoQ.
public enum MatchBand: String, Sendable, CaseIterable {
    case context
    case repetition
    case exact
    case from95
    case from85
    case from75
    case from50
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
