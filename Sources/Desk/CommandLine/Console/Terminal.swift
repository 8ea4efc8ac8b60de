import CalqueIO

/// When to write in colour.
package enum ColorChoice: String, Sendable, CaseIterable {
    case auto, always, never
}

/// What is known of the terminal. It is asked once, when the program starts, and kept.
package struct Terminal: Sendable, Equatable {
    /// Results are read by a person, not by a file or a program.
    package let outputIsTerminal: Bool
    /// Messages are read by a person.
    package let errorsAreTerminal: Bool
    /// Columns: `COLUMNS`, else what the terminal says, else 80. At least 20.
    package let width: Int
    /// How to style results.
    package let style: Style
    /// How to style messages.
    package let errorStyle: Style
    /// Lines can be overwritten: messages go to a terminal that is not dumb.
    let canRedraw: Bool

    /// Asks the process for its terminal.
    ///
    /// Colour is decided by, in this order: `--color`; `NO_COLOR` (set and not empty: off); `CLICOLOR_FORCE` (set and
    /// neither empty nor `0`: on); else it is on where there is a terminal and `TERM` is set and not `dumb`.
    package init(_ streams: Streams, color: ColorChoice = .auto) {
        self.init(
            color: color, environment: streams.environment,
            outputIsTerminal: FileDescriptor(number: streams.output).isTerminal, errorsAreTerminal: FileDescriptor(number: streams.errors).isTerminal,
            columns: FileDescriptor(number: streams.output).columns ?? FileDescriptor(number: streams.errors).columns)
    }

    /// The decisions alone, from facts that tests can make up.
    init(
        color: ColorChoice, environment: (String) -> String?, outputIsTerminal: Bool, errorsAreTerminal: Bool,
        columns: Int?
    ) {
        self.outputIsTerminal = outputIsTerminal
        self.errorsAreTerminal = errorsAreTerminal
        let stated = environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
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
        style = Style(isOn: isColoured(outputIsTerminal))
        errorStyle = Style(isOn: isColoured(errorsAreTerminal))
        canRedraw = errorsAreTerminal && isSmart
    }

}

/// The outside of a program: where its words go and what it is told. Tests put pipes and files here.
package struct Streams: Sendable {
    /// The descriptor of standard output.
    package var output: Int32
    /// The descriptor of standard error.
    package var errors: Int32
    /// The value of a variable of the environment.
    package var environment: @Sendable (String) -> String?

    package init(output: Int32, errors: Int32, environment: @escaping @Sendable (String) -> String? = { _ in nil }) {
        self.output = output
        self.errors = errors
        self.environment = environment
    }

    /// Those of the process.
    package static let standard = Streams(output: 1, errors: 2, environment: CurrentProcess.environment)
}
