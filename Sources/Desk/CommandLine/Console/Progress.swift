import CalqueCore

/// A line that shows the progress of work: `aligning [#####     ] 34/120, 12/s, 7 s left`.
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
        /// How much of the work is done, from 0 to 1, where no total says so.
        var share: Double?
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
    ///
    /// - Parameter share: how much of the work is done, from 0 to 1, where the count of all steps is not known. It is asked
    ///   for when the line is shown.
    package func advance(by steps: Int = 1, share: @autoclosure () -> Double? = nil) {
        guard let messages else { return }
        let line: String? = state.withLock { state in
            state.count += steps
            let now = Self.now()
            guard now >= state.due else { return nil }
            let seconds = now - started
            switch pace {
            case .redrawn:
                state.due = now + 0.1
                return Self.line(
                    label, count: state.count, total: total, share: share() ?? state.share, seconds: seconds,
                    width: width)
            case .logged(let least):
                state.due = now + max(least, seconds / 10)
                return "\(label) "
                    + Self.figures(count: state.count, total: total, share: share() ?? state.share, seconds: seconds)
            }
        }
        guard let line else { return }
        switch pace {
        case .redrawn: messages.redraw(line)
        case .logged: messages.note(line)
        }
    }

    /// Says how much of the work is done, from 0 to 1, where the count of all steps is not known. The line shows it with the
    /// next step.
    package func reached(_ share: Double) { state.withLock { $0.share = share } }

    /// Removes the line. The end of the object's life does so, too.
    package func finish() { messages?.clearProgress() }

    /// Returns the line, one column shorter than the terminal so that it does not wrap.
    static func line(
        _ label: String, count: Int, total: Int?, share: Double? = nil, seconds: Double, width: Int
    ) -> String {
        let figures = figures(count: count, total: total, share: share, seconds: seconds)
        guard let done = Self.share(of: count, total) ?? share else {
            return DisplayWidth.truncate("\(label) \(figures)", to: width - 1)
        }
        let columns = min(30, width - 1 - DisplayWidth.of(label) - figures.utf8.count - 4)
        guard columns >= 5 else { return DisplayWidth.truncate("\(label) \(figures)", to: width - 1) }
        let full = min(columns, max(0, Int(saturating: Double(columns) * done)))
        let bar = String(repeating: "#", count: full) + String(repeating: " ", count: columns - full)
        return "\(label) [\(bar)] \(figures)"
    }

    private static func share(of count: Int, _ total: Int?) -> Double? {
        total.flatMap { $0 > 0 ? Double(max(0, count)) / Double($0) : nil }
    }

    /// `34/120, 12/s, 7 s left`
    private static func figures(count: Int, total: Int?, share: Double?, seconds: Double) -> String {
        let rate = seconds > 0 ? Double(count) / seconds : 0
        let tenths = Int(saturating: rate * 10)
        let speed = rate >= 10 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        var figures = "\(count)\(total.map { "/\($0)" } ?? ""), \(speed)/s"
        // A little of the work says little about the rest.
        if let done = Self.share(of: count, total) ?? share, done >= 0.01, done < 1, seconds >= 1 {
            figures += ", \(duration(seconds * (1 - done) / done)) left"
        }
        return figures
    }

    /// `7 s`, `2 min`, `3 h`
    private static func duration(_ seconds: Double) -> String {
        let whole = Int(saturating: seconds.rounded(.up))
        if whole < 100 { return "\(whole) s" }
        return whole < 6000 ? "\((whole + 30) / 60) min" : "\((whole + 1800) / 3600) h"
    }

    private static let start = ContinuousClock.now

    /// Seconds since some moment.
    private static func now() -> Double {
        let time = start.duration(to: .now).components
        return Double(time.seconds) + Double(time.attoseconds) / 1e18
    }
}
