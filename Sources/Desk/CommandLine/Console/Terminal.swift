import CalqueIO

/// When to write in colour.
package enum ColorChoice: String, Sendable, CaseIterable {
    case auto, always, never
}

/// The facts about the terminal, found out once when the program starts.
package struct Terminal: Sendable, Equatable {
    /// Whether results go to a terminal, not to a file or a program.
    package let outputIsTerminal: Bool
    /// Whether messages go to a terminal.
    package let errorsAreTerminal: Bool
    /// The columns: `COLUMNS`, else those of the terminal, else 80. At least 20.
    package let width: Int
    /// The most columns that are believed of `COLUMNS`, because lines are padded to them.
    private static let widest = 10_000
    /// The style of results.
    package let style: Style
    /// The style of messages.
    package let errorStyle: Style
    /// Whether lines can be overwritten: messages go to a terminal that is not dumb.
    let canRedraw: Bool

    /// Finds out about the terminal of the process.
    ///
    /// The first of these decides about colour: `--color`; `NO_COLOR` (set and not empty: off); `CLICOLOR_FORCE` (set
    /// and neither empty nor `0`: on). Otherwise colour is on for a terminal if `TERM` is set and not `dumb`.
    package init(_ streams: Streams, color: ColorChoice = .auto) {
        self.init(
            color: color, environment: streams.environment,
            outputIsTerminal: FileDescriptor(number: streams.output).isTerminal,
            errorsAreTerminal: FileDescriptor(number: streams.errors).isTerminal,
            columns: FileDescriptor(number: streams.output).columns ?? FileDescriptor(number: streams.errors).columns)
    }

    /// Makes the decisions from given facts, for tests.
    init(
        color: ColorChoice, environment: (String) -> String?, outputIsTerminal: Bool, errorsAreTerminal: Bool,
        columns: Int?
    ) {
        self.outputIsTerminal = outputIsTerminal
        self.errorsAreTerminal = errorsAreTerminal
        let stated = environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? min($0, Self.widest) : nil }
        width = max(20, stated ?? columns ?? 80)

        let term = environment("TERM") ?? ""
        let isSmart = !term.isEmpty && term != "dumb"
        let isForbidden = environment("NO_COLOR").map { !$0.isEmpty } ?? false
        let isForced = environment("CLICOLOR_FORCE").map { !$0.isEmpty && $0 != "0" } ?? false
        func isColoured(_ isTerminal: Bool) -> Bool {
            switch color {
            case .always: true
            case .never: false
            case .auto: !isForbidden && (isForced || isTerminal && isSmart)
            }
        }
        let mark = outputIsTerminal ? String(UInt64.random(in: .min ... .max), radix: 36) : ""
        style = Style(isOn: isColoured(outputIsTerminal), mark: mark)
        errorStyle = Style(isOn: isColoured(errorsAreTerminal))
        canRedraw = errorsAreTerminal && isSmart
    }

}

/// The connections of a program with its surroundings. Tests replace them by pipes and files.
package struct Streams: Sendable {
    /// The descriptor of standard output.
    package var output: Int32
    /// The descriptor of standard error.
    package var errors: Int32
    /// Returns the value of a variable of the environment.
    package var environment: @Sendable (String) -> String?

    package init(output: Int32, errors: Int32, environment: @escaping @Sendable (String) -> String? = { _ in nil }) {
        self.output = output
        self.errors = errors
        self.environment = environment
    }

    /// The streams of the process.
    package static let standard = Streams(output: 1, errors: 2, environment: CurrentProcess.environment)
}
