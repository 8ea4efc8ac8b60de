package import CalqueCore
import CalqueIO
import Synchronization

/// What a program says to its user on standard error: one line a message, with the program's name before it. It may be
/// used from any thread.
package final class Messages: Sendable {
    private let name: String
    private let descriptor: Int32
    private let style: Style
    /// Neither warnings nor progress are wanted.
    private let isQuiet: Bool
    private let canRedraw: Bool
    private let width: Int
    /// Whether a line of progress stands on the terminal.
    private let showsProgress = Mutex(false)

    init(name: String, descriptor: Int32, terminal: Terminal, isQuiet: Bool) {
        self.name = name
        self.descriptor = descriptor
        style = terminal.errorStyle
        self.isQuiet = isQuiet
        canRedraw = terminal.canRedraw
        width = terminal.width
    }

    /// Something the user should know, though the work goes on: `calque: warning: …`. Not shown with `--quiet`.
    package func warning(_ text: String) {
        if !isQuiet { say(style(name + ":", .bold) + " " + style("warning:", .bold, .yellow), text) }
    }

    /// Something that is good to know: `calque: …`. Not shown with `--quiet`.
    package func note(_ text: String) {
        if !isQuiet { say(style(name + ":", .bold), text) }
    }

    /// A part of the work that failed while the rest goes on: `calque: …`. Shown with `--quiet` too.
    package func failure(_ failure: Failure) { self.failure(failure.description, of: name) }

    /// Why the program ends. `place` is the program, or the command whose call was wrong.
    func failure(_ text: String, of place: String) {
        say(style(place + ":", .bold, .red), text)
    }

    /// A line of progress for work that takes a while; silent with `--quiet`.
    ///
    /// - Parameters:
    ///   - total: how many steps there are, where it is known.
    ///   - isLogged: off a terminal, say now and then how far it is; otherwise it is silent there.
    package func progress(_ label: String, total: Int? = nil, isLogged: Bool = false) -> Progress {
        let isShown = !isQuiet && (canRedraw || isLogged)
        return Progress(
            label, total: total, width: width, messages: isShown ? self : nil,
            pace: canRedraw ? .redrawn : .logged(every: 10))
    }

    private func say(_ prefix: String, _ text: String) {
        showsProgress.withLock { shows in
            put((shows ? Self.clear : "") + prefix + " " + OneLine.escaped(text) + "\n")
            shows = false
        }
    }

    /// Overwrites the line of progress.
    func redraw(_ line: String) {
        showsProgress.withLock { shows in
            put(Self.clear + line)
            shows = true
        }
    }

    /// Takes the line of progress away, if there is one.
    func clearProgress() {
        showsProgress.withLock { shows in
            if shows { put(Self.clear) }
            shows = false
        }
    }

    /// To the first column, and erase to the end of the line.
    private static let clear = "\r\u{1B}[K"

    /// Whole messages in one write, so that those of several processes do not mix. A failure to complain is dropped.
    func put(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            try? FileDescriptor(number: descriptor).writeAll(UnsafeRawBufferPointer(bytes))
        }
    }
}
