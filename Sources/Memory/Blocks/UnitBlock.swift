/// A stretch of a TMX file: some neighbouring units with all bytes up to the next one. The bytes before the first unit
/// are a block without units; the last block also has the end of the file.
package struct UnitBlock: Sendable, Equatable {
    /// Its first byte in the file.
    package var start: Int
    package var length: Int
    /// How many units begin in it.
    package var units: Int
    /// The number of its first unit among those of all blocks that were made with it.
    package var firstUnit = 0
    /// The checksum of its bytes.
    package var digest: UInt64 = 0
    /// The checksum of its first `headSize` bytes, by which it is found at another place; 0 if it is shorter.
    package var head: UInt64 = 0

    package static let headSize = 256

    package init(start: Int, length: Int = 0, units: Int = 0) {
        self.start = start
        self.length = length
        self.units = units
    }

    package var end: Int { start + length }
}
