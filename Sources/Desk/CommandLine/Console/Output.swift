package import CalqueCore
import CalqueIO

/// Buffered writing to standard output. Results go here, and nothing else.
///
/// On a terminal a write that ends a line is shown at once, and control characters are shown as symbols (see
/// `TerminalFilter`). Elsewhere text is written as it is, when the buffer is full and at the end. Not for use from several
/// threads at once.
///
/// When the reader of the output has gone (`calque … | head`), writing throws and ``isClosed`` is true. Commands let
/// the failure pass, and ``Program`` ends quietly.
package final class Output {
    /// Writes bytes and returns how many were taken, or the negated error number: `write(2)`, or a stand-in in tests.
    typealias Sink = (UnsafeRawBufferPointer) -> Int

    private let sink: Sink
    private let flushesLines: Bool
    /// Nil: the output is no terminal.
    private var filter: TerminalFilter?
    private let beforeWriting: () -> Void
    private var buffer: [UInt8] = []
    /// Whether the reader of the output has gone.
    package private(set) var isClosed = false
    /// Whether the lines since a change are only a report of it.
    private var isReport = false
    /// Whether all that could not be written is the report of a change.
    private(set) var hasLostReport = false
    private static let capacity = 65_536

    /// - Parameters:
    ///   - flushesLines: show every whole line at once, as on a terminal.
    ///   - beforeWriting: called before bytes leave the buffer; it clears progress off the terminal.
    ///   - filter: replaces control characters.
    init(
        flushesLines: Bool, filter: TerminalFilter? = nil, beforeWriting: @escaping () -> Void = {},
        sink: @escaping Sink
    ) {
        self.flushesLines = flushesLines
        self.filter = filter
        self.beforeWriting = beforeWriting
        self.sink = sink
        buffer.reserveCapacity(Self.capacity)
    }

    convenience init(descriptor: Int32, terminal: Terminal, beforeWriting: @escaping () -> Void = {}) {
        let isTerminal = terminal.outputIsTerminal
        self.init(
            flushesLines: isTerminal, filter: isTerminal ? TerminalFilter(mark: terminal.style.mark) : nil,
            beforeWriting: beforeWriting
        ) { bytes in
            do throws(SystemError) { return try FileDescriptor(number: descriptor).write(bytes) } catch {
                return -Int(error.number)
            }
        }
    }

    /// Writes text as UTF-8.
    ///
    /// - Throws: `Failure(.io)` when the reader has gone, or the device is full or failed.
    package func write(_ text: String) throws(Failure) {
        append(text.utf8)
        try flushIfDue()
    }

    /// Writes bytes of UTF-8.
    ///
    /// - Throws: as ``write(_:)-(String)``.
    package func write(_ bytes: [UInt8]) throws(Failure) {
        append(bytes)
        try flushIfDue()
    }

    /// Writes text and ends the line.
    ///
    /// - Throws: as ``write(_:)-(String)``.
    package func line(_ text: String = "") throws(Failure) {
        append(text.utf8)
        append(CollectionOfOne(UInt8(ascii: "\n")))
        try flushIfDue()
    }

    /// Writes a line that reports a change to files. If it cannot be written, that is a warning and not a failure, since
    /// the change was made.
    ///
    /// - Throws: as ``write(_:)-(String)``, if results before it could not be written.
    package func report(_ text: String) throws(Failure) {
        if !isReport { try flush() }
        isReport = true
        try line(text)
    }

    private func append(_ bytes: some Collection<UInt8>) {
        if filter?.append(bytes, to: &buffer) == nil { buffer.append(contentsOf: bytes) }
    }

    /// Writes the contents of the buffer.
    ///
    /// - Throws: as ``write(_:)-(String)``. Text that could not be written is dropped, so that it fails only once.
    package func flush() throws(Failure) {
        guard !buffer.isEmpty else { return }
        beforeWriting()
        defer { buffer.removeAll(keepingCapacity: true) }
        let fault = buffer.withUnsafeBytes { bytes -> SystemError? in
            var rest = bytes[...]
            while !rest.isEmpty {
                let taken = sink(UnsafeRawBufferPointer(rebasing: rest))
                guard taken >= 0 else {
                    let error = SystemError(number: Int32(clamping: -taken))
                    if error == .interrupted { continue }
                    return error
                }
                rest = rest.dropFirst(taken)
            }
            return nil
        }
        guard let fault else { return }
        isClosed = fault == .brokenPipe
        hasLostReport = isReport
        throw Failure(.io, "cannot write to standard output: \(fault)")
    }

    /// Writes all that is left, at the end of the program.
    ///
    /// - Throws: as ``write(_:)-(String)``.
    func finish() throws(Failure) {
        filter?.finish(&buffer)
        try flush()
    }

    private func flushIfDue() throws(Failure) {
        if buffer.count >= Self.capacity || flushesLines && buffer.last == UInt8(ascii: "\n") { try flush() }
    }
}
