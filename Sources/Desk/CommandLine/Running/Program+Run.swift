import CalqueCore
import CalqueIO

extension Program {
    /// Runs the program with the words of the process, and ends the process.
    ///
    /// ```swift
    /// @main enum Main { static func main() { calque.main() } }
    /// ```
    package func main() -> Never {
        guard StandardStreams.secure() else { CurrentProcess.exit(ExitCode.io.rawValue) }
        TerminationSignals.ignoreWriteFailures()
        CurrentProcess.exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    /// Runs the program. A failure becomes one line on standard error and an exit code. A reader of the output that has
    /// gone is no failure.
    ///
    /// - Parameter words: the call without the program's name.
    package func run(_ words: [String], streams: Streams = .standard) -> ExitCode {
        var parser = Parser(self)
        let parsed: Result<Request, Failure>
        do { parsed = .success(try parser.parse(words)) } catch { parsed = .failure(error) }

        let terminal = Terminal(streams, color: parser.arguments[Program.color])
        let messages = Messages(
            name: name, descriptor: streams.errors, terminal: terminal, isQuiet: parser.arguments[Program.quiet])
        let output = Output(
            descriptor: streams.output, terminal: terminal, beforeWriting: { messages.clearProgress() })
        func finish(_ work: () throws(Failure) -> ExitCode) -> ExitCode {
            do throws(Failure) {
                return try work()
            } catch {
                // The reader of the output has gone: not a failure.
                if output.isClosed { return .done }
                // A caller that sees a failure would make the change a second time.
                if output.hasLostReport {
                    messages.warning("the change was made, but not reported: \(error.message)")
                    return .done
                }
                return report(error, place: parser.place, messages)
            }
        }
        let code = finish { () throws(Failure) in
            switch try parsed.get() {
            case .run(let action, let arguments):
                return try action(
                    Invocation(
                        program: self, arguments: arguments, terminal: terminal, output: output, messages: messages,
                        environment: streams.environment))
            case .help:
                try output.write(help(for: parser.path, width: terminal.width, style: terminal.style))
                return .done
            case .version(let isVerbose):
                try output.line("\(name) \(version)")
                if isVerbose { for part in parts() { try output.line(part) } }
                return .done
            case .nothing:
                messages.put(help(for: parser.path, width: terminal.width, style: terminal.errorStyle))
                return .usage
            }
        }
        messages.clearProgress()
        // Results found before a failure are shown, too.
        let flushed = finish { () throws(Failure) in
            try output.finish()
            return .done
        }
        return code.isFailure || flushed == .done ? code : flushed
    }

    private func report(_ failure: Failure, place: String, _ messages: Messages) -> ExitCode {
        var failure = failure
        let isUsage = failure.kind == .usage
        if isUsage, failure.advice == nil { failure.advice = "see '\(place) --help'" }
        messages.failure(failure.description, of: isUsage ? place : name)
        return ExitCode(failure.kind)
    }
}
