import CalqueCore

/// A line that shows the progress of work: `aligning [#####     ] 34/120, 12/s`.
///
/// It appears after a third of a second, is drawn at most ten times a second, and clears itself at the end. Where there
/// is no terminal it is a message now and then. It may be advanced from any thread.
package final class Progress: Sendable {
    /// When and how the line is shown.
    enum Pace {
        /// One line that is drawn over.
        case redrawn
        /// A new line after so many seconds, and again after as many or after a tenth of the elapsed time, whichever is
        /// more, so that a long run does not fill a log.
        case logged(every: Double)
    }

    private struct State {
        var count = 0
        /// When the line may be shown again.
        var due: Double
    }

    private let label: String
    private let total: Int?
    private let width: Int
    /// Nil: silent.
    private let messages: Messages?
    private let pace: Pace
    private let started: Double
    private let state: Guarded<State>

    init(_ label: String, total: Int?, width: Int, messages: Messages?, pace: Pace = .redrawn) {
        self.label = label
        self.total = total
        self.width = width
        self.messages = messages
        self.pace = pace
        started = Self.now()
        switch pace {
        case .redrawn: state = Guarded(State(due: started + 0.3))
        case .logged(let seconds): state = Guarded(State(due: started + seconds))
        }
    }

    deinit { finish() }

    /// Counts steps that are done.
    package func advance(by steps: Int = 1) {
        guard let messages else { return }
        let line: String? = state.withLock { state in
            state.count += steps
            let now = Self.now()
            guard now >= state.due else { return nil }
            let seconds = now - started
            switch pace {
            case .redrawn:
                state.due = now + 0.1
                return Self.line(label, count: state.count, total: total, seconds: seconds, width: width)
            case .logged(let least):
                state.due = now + max(least, seconds / 10)
                return "\(label) " + Self.figures(count: state.count, total: total, seconds: seconds)
            }
        }
        guard let line else { return }
        switch pace {
        case .redrawn: messages.redraw(line)
        case .logged: messages.note(line)
        }
    }

    /// Removes the line. The end of the object's life does so, too.
    package func finish() { messages?.clearProgress() }

    /// Returns the line, one column shorter than the terminal so that it does not wrap.
    static func line(_ label: String, count: Int, total: Int?, seconds: Double, width: Int) -> String {
        let figures = figures(count: count, total: total, seconds: seconds)
        guard let total, total > 0 else { return DisplayWidth.truncate("\(label) \(figures)", to: width - 1) }
        let columns = min(30, width - 1 - DisplayWidth.of(label) - figures.utf8.count - 4)
        guard columns >= 5 else { return DisplayWidth.truncate("\(label) \(figures)", to: width - 1) }
        let full = min(columns, columns * max(0, count) / total)
        let bar = String(repeating: "#", count: full) + String(repeating: " ", count: columns - full)
        return "\(label) [\(bar)] \(figures)"
    }

    /// `34/120, 12/s`
    private static func figures(count: Int, total: Int?, seconds: Double) -> String {
        let rate = seconds > 0 ? Double(count) / seconds : 0
        let tenths = Int(saturating: rate * 10)
        let speed = rate >= 10 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return "\(count)\(total.map { "/\($0)" } ?? ""), \(speed)/s"
    }

    private static let start = ContinuousClock.now

    /// Seconds since some moment.
    private static func now() -> Double {
        let time = start.duration(to: .now).components
        return Double(time.seconds) + Double(time.attoseconds) / 1e18
    }
}
