package import CalqueCore
import CalqueIO

/// The messages of a program on standard error: one line each, after the program's name. May be used from any thread.
package final class Messages: Sendable {
    private let name: String
    private let descriptor: Int32
    private let style: Style
    /// Whether warnings, notes and progress are off.
    private let isQuiet: Bool
    private let canRedraw: Bool
    private let width: Int
    /// Whether the terminal shows a line of progress.
    private let showsProgress = Guarded(false)

    init(name: String, descriptor: Int32, terminal: Terminal, isQuiet: Bool) {
        self.name = name
        self.descriptor = descriptor
        style = terminal.errorStyle
        self.isQuiet = isQuiet
        canRedraw = terminal.canRedraw
        width = terminal.width
    }

    /// Shows something that the user should look into while the work goes on: `calque: warning: …`. Not shown with
    /// `--quiet`.
    package func warning(_ text: String) {
        if !isQuiet { say(style(name + ":", .bold) + " " + style("warning:", .bold, .yellow), text) }
    }

    /// Shows something that is useful to know: `calque: …`. Not shown with `--quiet`.
    package func note(_ text: String) {
        if !isQuiet { say(style(name + ":", .bold), text) }
    }

    /// Shows that a part of the work failed while the rest goes on: `calque: …`. Shown with `--quiet`, too.
    package func failure(_ failure: Failure) { self.failure(failure.description, of: name) }

    /// Shows why the program ends. `place` is the program, or the command whose call was wrong.
    func failure(_ text: String, of place: String) {
        say(style(place + ":", .bold, .red), text)
    }

    /// Starts a line of progress for work that takes a while. Not shown with `--quiet`.
    ///
    /// - Parameters:
    ///   - total: how many steps there are; nil if that is unknown.
    ///   - isLogged: whether to log the progress now and then where there is no terminal.
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

    /// Draws the line of progress again.
    func redraw(_ line: String) {
        showsProgress.withLock { shows in
            put(Self.clear + line)
            shows = true
        }
    }

    /// Removes the line of progress, if there is one.
    func clearProgress() {
        showsProgress.withLock { shows in
            if shows { put(Self.clear) }
            shows = false
        }
    }

    /// Moves to the first column and erases the line.
    private static let clear = "\r\u{1B}[K"

    /// Writes a whole message at once, so that messages of several processes do not mix. Errors are ignored.
    func put(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            try? FileDescriptor(number: descriptor).writeAll(UnsafeRawBufferPointer(bytes))
        }
    }
}
