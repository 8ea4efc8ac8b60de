package import CalqueCore

/// How a program ended, as its caller sees it. Above 1 the numbers are those of `sysexits.h`.
package enum ExitCode: Int32, Sendable, CaseIterable {
    /// It did what was asked.
    case done = 0
    /// It ran well and found nothing, or found a difference.
    case nothing = 1
    /// The call is wrong.
    case usage = 64
    /// An input was read but cannot be used.
    case badData = 65
    /// An input is not there or cannot be opened.
    case noInput = 66
    /// A fault of the program's own.
    case `internal` = 70
    /// Reading or writing failed.
    case io = 74

    /// The code that tells of a failure.
    package init(_ kind: Failure.Kind) {
        self =
            switch kind {
            case .usage: .usage
            case .badData: .badData
            case .noInput: .noInput
            case .internal: .internal
            case .io: .io
            }
    }

    /// Neither done nor nothing found.
    var isFailure: Bool { rawValue > ExitCode.nothing.rawValue }

    /// The meaning in a few words, for help and the man page.
    var meaning: String {
        switch self {
        case .done: "done"
        case .nothing: "nothing found, or a difference found"
        case .usage: "the call is wrong"
        case .badData: "an input cannot be used"
        case .noInput: "an input is not there or cannot be opened"
        case .internal: "a fault of the program's own"
        case .io: "reading or writing failed"
        }
    }
}
