import Glibc
import Synchronization

/// A line that tells how far the work is: `aligning [#####     ] 34/120, 12/s`.
///
/// It shows after a third of a second, is drawn ten times a second at most, and clears itself at the end. It may be
/// advanced from any thread.
public final class Progress: Sendable {
    private struct State {
        var count = 0
        var drawn: Double
    }

    private let label: String
    private let total: Int?
    private let width: Int
    /// Nil: silent.
    private let messages: Messages?
    private let started: Double
    private let state: Mutex<State>

    init(_ label: String, total: Int?, width: Int, messages: Messages?) {
        self.label = label
        self.total = total
        self.width = width
        self.messages = messages
        started = Self.now()
        state = Mutex(State(drawn: started + 0.2))
    }

    deinit { finish() }

    /// Some more steps are done.
    public func advance(by steps: Int = 1) {
        guard let messages else { return }
        let line: String? = state.withLock { state in
            state.count += steps
            let now = Self.now()
            guard now - state.drawn >= 0.1 else { return nil }
            state.drawn = now
            return Self.line(label, count: state.count, total: total, seconds: now - started, width: width)
        }
        if let line { messages.redraw(line) }
    }

    /// Takes the line away. What is let go of does so by itself.
    public func finish() { messages?.clearProgress() }

    /// The line, shorter than the terminal is wide so that it does not wrap.
    static func line(_ label: String, count: Int, total: Int?, seconds: Double, width: Int) -> String {
        let rate = seconds > 0 ? Double(count) / seconds : 0
        let speed = rate >= 10 ? "\(Int(rate))" : "\(Int(rate)).\(Int(rate * 10) % 10)"
        let figures = "\(count)\(total.map { "/\($0)" } ?? ""), \(speed)/s"
        guard let total, total > 0 else { return DisplayWidth.truncate("\(label) \(figures)", to: width - 1) }
        let columns = min(30, width - 1 - DisplayWidth.of(label) - figures.utf8.count - 4)
        guard columns >= 5 else { return DisplayWidth.truncate("\(label) \(figures)", to: width - 1) }
        let full = min(columns, columns * max(0, count) / total)
        let bar = String(repeating: "#", count: full) + String(repeating: " ", count: columns - full)
        return "\(label) [\(bar)] \(figures)"
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
