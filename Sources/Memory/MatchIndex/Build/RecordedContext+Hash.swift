import CalqueIO
import CalqueMatching

extension RecordedContext {
    /// Returns the hash of a neighbour for an index; never 0, which means that no neighbour is recorded. An equal hash
    /// of two different texts is less likely than an error in the memory.
    static func hash(_ text: String) -> UInt64 {
        max(1, Checksum.of(text))
    }
}
