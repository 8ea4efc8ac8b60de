import CalqueCore

/// How much a packed file may grow, so that a small file cannot fill a disk (a "zip bomb").
///
/// Memory is not at stake: what is unpacked streams. Text of units shrinks to a tenth or so; deflate can reach a
/// thousandth.
package struct Expansion: Sendable {
    /// Unpacked bytes that are given whatever they are packed in.
    package var free: UInt64 = 1 << 30
    /// Beyond those, unpacked bytes for each packed one.
    package var ratio: UInt64 = 250

    package init() {}

    func check(packed: UInt64, unpacked: UInt64) throws(Failure) {
        guard unpacked > free, unpacked / ratio >= packed else { return }
        throw Failure(
            .badData, "unpacks to more than \(ratio) times its size, as files do that are made to fill disks",
            advice: "if it is meant so, unpack it first")
    }
}
