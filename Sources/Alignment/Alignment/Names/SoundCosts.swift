/// The costs of an edit distance between sounds.
///
/// The tables are never freed and read by address, so that a comparison does not count references.
struct SoundCosts {
    private let weights: UnsafePointer<UInt8>
    private let differences: UnsafePointer<UInt8>

    /// - Parameters:
    ///   - weight: the cost of inserting or deleting a sound.
    ///   - difference: the cost of replacing a sound by another.
    init(weight: (UInt8) -> UInt8, difference: (UInt8, UInt8) -> UInt8) {
        let weights = UnsafeMutablePointer<UInt8>.allocate(capacity: 32)
        let differences = UnsafeMutablePointer<UInt8>.allocate(capacity: 1024)
        for one in 0..<32 {
            (weights + one).initialize(to: weight(UInt8(one) | 0x60))
            for two in 0..<32 {
                (differences + (one << 5 | two)).initialize(to: difference(UInt8(one) | 0x60, UInt8(two) | 0x60))
            }
        }
        self.weights = UnsafePointer(weights)
        self.differences = UnsafePointer(differences)
    }

    /// Returns the cost of inserting or deleting a sound.
    @inline(__always)
    func weight(_ sound: UInt8) -> Int { Int(weights[Int(sound & 31)]) }

    /// Returns the cost of replacing a sound by another.
    @inline(__always)
    func difference(_ one: UInt8, _ two: UInt8) -> Int { Int(differences[Int(one & 31) << 5 | Int(two & 31)]) }
}
