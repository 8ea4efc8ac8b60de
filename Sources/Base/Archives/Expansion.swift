import CalqueCore

/// The limit on the growth of a packed file, so that a small file cannot fill a disk (a "zip bomb").
///
/// Memory does not grow, because unpacked bytes are streamed. Texts of units shrink to about a tenth; deflate can reach
/// a thousandth.
package struct Expansion: Sendable {
    /// The number of unpacked bytes that are always allowed.
    package var free: UInt64 = 1 << 30
    /// The number of further unpacked bytes that are allowed for each packed byte.
    package var ratio: UInt64 = 250

    package init() {}

    func check(packed: UInt64, unpacked: UInt64) throws(Failure) {
        guard unpacked > free, unpacked / ratio >= packed else { return }
        throw Failure(
            .badData, "unpacks to more than \(ratio) times its size, like a file made to fill a disk",
            advice: "if this is intended, unpack it first")
    }
}
