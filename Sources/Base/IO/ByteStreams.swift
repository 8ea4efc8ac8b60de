public import CalqueCore

/// A source of bytes: fills the front of the buffer and returns the count of bytes that it put there, 0 at the end.
///
/// A compressed file, an archive member or a socket becomes readable by the whole project as one of these.
public typealias ByteSource = (UnsafeMutableRawBufferPointer) throws(Failure) -> Int

/// A receiver of bytes: takes all bytes of the buffer.
public typealias ByteSink = (UnsafeRawBufferPointer) throws(Failure) -> Void

extension [UInt8] {
    /// Makes an array of the bytes that a source puts into a new buffer.
    package init(capacity: Int, filledBy source: ByteSource) throws(Failure) {
        var failure: Failure?
        self.init(unsafeUninitializedCapacity: capacity) { buffer, count in
            do throws(Failure) { count = try source(UnsafeMutableRawBufferPointer(buffer)) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
