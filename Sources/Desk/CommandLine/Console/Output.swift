package import CalqueCore
import CalqueIO

/// Buffered writing to standard output. Results go here, and nothing else.
///
/// On a terminal a write that ends a line is shown at once. Elsewhere text is written when the buffer is full and at
/// the end. Not for use from several threads at once.
///
/// When the reader of the output has gone (`calque … | head`), writing throws and ``isClosed`` is true. Commands let
/// the failure pass, and ``Program`` ends quietly.
package final class Output {
    /// Writes bytes and returns how many were taken, or the negated error number: `write(2)`, or a stand-in in tests.
    typealias Sink = (UnsafeRawBufferPointer) -> Int

    private let sink: Sink
    private let flushesLines: Bool
    private let beforeWriting: () -> Void
    private var buffer: [UInt8] = []
    /// Whether the reader of the output has gone.
    package private(set) var isClosed = false
    private static let capacity = 65_536

    /// - Parameters:
    ///   - flushesLines: show every whole line at once, as on a terminal.
    ///   - beforeWriting: called before bytes leave the buffer; it clears progress off the terminal.
    init(flushesLines: Bool, beforeWriting: @escaping () -> Void = {}, sink: @escaping Sink) {
        self.flushesLines = flushesLines
        self.beforeWriting = beforeWriting
        self.sink = sink
        buffer.reserveCapacity(Self.capacity)
    }

    convenience init(descriptor: Int32, flushesLines: Bool, beforeWriting: @escaping () -> Void = {}) {
        self.init(flushesLines: flushesLines, beforeWriting: beforeWriting) { bytes in
            do throws(SystemError) { return try FileDescriptor(number: descriptor).write(bytes) } catch {
                return -Int(error.number)
            }
        }
    }

    /// Writes text as UTF-8.
    ///
    /// - Throws: `Failure(.io)` when the reader has gone, or the device is full or failed.
    package func write(_ text: String) throws(Failure) {
        buffer.append(contentsOf: text.utf8)
        try flushIfDue()
    }

    /// Writes bytes as they are.
    ///
    /// - Throws: as ``write(_:)-(String)``.
    package func write(_ bytes: [UInt8]) throws(Failure) {
        buffer.append(contentsOf: bytes)
        try flushIfDue()
    }

    /// Writes text and ends the line.
    ///
    /// - Throws: as ``write(_:)-(String)``.
    package func line(_ text: String = "") throws(Failure) {
        buffer.append(contentsOf: text.utf8)
        buffer.append(UInt8(ascii: "\n"))
        try flushIfDue()
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
        throw Failure(.io, "cannot write to standard output: \(fault)")
    }

    private func flushIfDue() throws(Failure) {
        if buffer.count >= Self.capacity || flushesLines && buffer.last == UInt8(ascii: "\n") { try flush() }
    }
}
