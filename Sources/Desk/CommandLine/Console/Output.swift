import CalqueCore
import CalqueIO

/// The reader of the output has gone (`calque … | head`). Not a failure: the program ends quietly.
///
/// Commands let it through; only ``Program`` catches it.
package struct OutputClosed: Error, Sendable, Equatable {}

/// Buffered writing to standard output. Results go here, and nothing else.
///
/// On a terminal every write that ends a line shows at once; elsewhere when the buffer is full and at the end.
/// It is for one thread.
package final class Output {
    /// Writes bytes and returns how many were taken, or the negated error number. `write(2)`, but for tests.
    typealias Sink = (UnsafeRawBufferPointer) -> Int

    private let sink: Sink
    private let flushesLines: Bool
    private let beforeWriting: () -> Void
    private var buffer: [UInt8] = []
    private static let capacity = 65_536

    /// - Parameters:
    ///   - flushesLines: show every whole line at once, as on a terminal.
    ///   - beforeWriting: called before bytes leave the buffer; progress is cleared off the terminal there.
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
    /// - Throws: ``OutputClosed``; `Failure(.io)` when the device is full or failed.
    package func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        try flushIfDue()
    }

    /// Writes bytes as they are.
    ///
    /// - Throws: as ``write(_:)-(String)``.
    package func write(_ bytes: [UInt8]) throws {
        buffer.append(contentsOf: bytes)
        try flushIfDue()
    }

    /// Writes text and ends the line.
    ///
    /// - Throws: as ``write(_:)-(String)``.
    package func line(_ text: String = "") throws {
        buffer.append(contentsOf: text.utf8)
        buffer.append(UInt8(ascii: "\n"))
        try flushIfDue()
    }

    /// Writes out what the buffer holds.
    ///
    /// - Throws: as ``write(_:)-(String)``. What could not be written is dropped, so that it fails only once.
    package func flush() throws {
        guard !buffer.isEmpty else { return }
        beforeWriting()
        defer { buffer.removeAll(keepingCapacity: true) }
        try buffer.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let taken = sink(UnsafeRawBufferPointer(rebasing: rest))
                guard taken < 0 else {
                    rest = rest.dropFirst(taken)
                    continue
                }
                let error = SystemError(number: Int32(clamping: -taken))
                if error == .brokenPipe { throw OutputClosed() }
                throw Failure(.io, "cannot write to standard output: \(error)")
            }
        }
    }

    private func flushIfDue() throws {
        if buffer.count >= Self.capacity || flushesLines && buffer.last == UInt8(ascii: "\n") { try flush() }
    }
}
