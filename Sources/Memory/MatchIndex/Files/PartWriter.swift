import CalqueBlocks
package import CalqueCore
import CalqueIO

/// Writes a part in one pass and computes the checksums on the way.
package struct PartWriter {
    package typealias Sink = (UnsafeRawBufferPointer) throws(Failure) -> Void

    private let sink: Sink
    private let version: UInt32
    private var buffer: [UInt8] = []
    private var flushed = 0
    private var sums: [UInt32] = []
    private var table: [UInt8] = []
    private var sectionCount: UInt32 = 0
    /// The size of the buffer, a multiple of a page.
    private static let chunk = 256 * PartFormat.page

    package init(version: UInt32 = PartFormat.version, to sink: @escaping Sink) {
        self.sink = sink
        self.version = version
        buffer.reserveCapacity(Self.chunk)
    }

    private var place: Int { flushed + buffer.count }

    /// Writes a section of numbers of one size.
    package mutating func write<Number: BitwiseCopyable>(
        _ section: PartFormat.Section, language: Int = 0, _ numbers: [Number]
    ) throws(Failure) {
        var failure: Failure?
        numbers.withUnsafeBytes { bytes in
            do throws(Failure) { try write(section, language: language, bytes: bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    mutating func write(
        _ section: PartFormat.Section, language: Int = 0, bytes: UnsafeRawBufferPointer
    ) throws(Failure) {
        try begin(section, language: language, count: bytes.count)
        try append(bytes)
    }

    /// Begins a section of `count` bytes, which the caller appends.
    package mutating func begin(
        _ section: PartFormat.Section, language: Int = 0, count: Int
    ) throws(Failure) {
        try pad()
        table.append(number: section.rawValue)
        table.append(number: UInt32(language))
        table.append(number: UInt64(place))
        table.append(number: UInt64(count))
        sectionCount += 1
    }

    package mutating func finish() throws(Failure) {
        try pad()
        let tableStart = place
        try append(array: table)
        try pad()
        let sumsStart = place
        try flush(all: true)
        var rest: [UInt8] = []
        for sum in sums { rest.append(number: sum) }
        var trailer: [UInt8] = []
        trailer.append(number: PartFormat.magic)
        trailer.append(number: version)
        trailer.append(number: sectionCount)
        trailer.append(number: UInt64(tableStart))
        trailer.append(number: UInt64(sumsStart))
        trailer.append(number: rest.withUnsafeBytes { Checksum.of($0) })
        trailer.append(number: trailer.withUnsafeBytes { Checksum.of($0) })
        buffer = rest + trailer
        try flush(all: true)
    }

    private mutating func pad() throws(Failure) {
        let missing = -place & (PartFormat.alignment - 1)
        try append(array: [UInt8](repeating: 0, count: missing))
    }

    private mutating func append(array: [UInt8]) throws(Failure) {
        buffer += array
        if buffer.count >= Self.chunk { try flush() }
    }

    package mutating func append(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let count = min(bytes.count - done, max(0, Self.chunk - buffer.count))
            buffer.append(contentsOf: bytes[done..<done + count])
            done += count
            if buffer.count >= Self.chunk { try flush() }
        }
    }

    /// Writes whole pages from the buffer; with `all`, also the last incomplete page.
    private mutating func flush(all: Bool = false) throws(Failure) {
        let count = all ? buffer.count : buffer.count / PartFormat.page * PartFormat.page
        var failure: Failure?
        buffer.withUnsafeBytes { bytes in
            var place = 0
            while place < count {
                let end = min(place + PartFormat.page, count)
                sums.append(
                    UInt32(truncatingIfNeeded: Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[place..<end]))))
                place = end
            }
            do throws(Failure) {
                try sink(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            } catch { failure = error }
        }
        if let failure { throw failure }
        flushed += count
        buffer.removeFirst(count)
    }
}
