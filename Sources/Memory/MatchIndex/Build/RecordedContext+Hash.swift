import CalqueIO
import CalqueMatching

extension RecordedContext {
    /// Returns what an index keeps of a neighbour; never 0, which means that nothing is recorded. That two texts have
    /// the same hash by chance is less likely than an error in the memory.
    static func hash(_ text: String) -> UInt64 {
        max(1, Checksum.of(text))
    }
}
