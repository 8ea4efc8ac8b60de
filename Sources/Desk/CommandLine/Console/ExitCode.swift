package import CalqueCore

/// The exit status of a program. Numbers above 1 are those of `sysexits.h`.
package enum ExitCode: Int32, Sendable, CaseIterable {
    /// The work is done.
    case done = 0
    /// The work is done; nothing was found, or a difference was found.
    case nothing = 1
    /// The command line is wrong.
    case usage = 64
    /// An input was read but cannot be used.
    case badData = 65
    /// An input does not exist or cannot be opened.
    case noInput = 66
    /// The program has a fault.
    case `internal` = 70
    /// Reading or writing failed.
    case io = 74

    /// The code for a kind of failure.
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

    /// Whether the code stands for a failure.
    var isFailure: Bool { rawValue > ExitCode.nothing.rawValue }

    /// The meaning in a few words, for help and the man page.
    var meaning: String {
        switch self {
        case .done: "done"
        case .nothing: "nothing was found, or a difference was found"
        case .usage: "the command line is wrong"
        case .badData: "an input cannot be used"
        case .noInput: "an input does not exist or cannot be opened"
        case .internal: "the program has a fault"
        case .io: "reading or writing failed"
        }
    }
}

extension Command {
    /// The work of a command: it reads `call`, writes to `call.output` and returns the exit code.
    package typealias Action = @Sendable (_ call: Invocation) throws(Failure) -> ExitCode
}
