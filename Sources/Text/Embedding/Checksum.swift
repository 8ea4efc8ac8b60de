/// 64 bits that another file, or a damaged one, does not share. No defence against those who want them to.
///
/// As FNV-1a, but by words of eight bytes in four lanes: some 20 GB/s. Each step can be undone, so that a changed word
/// always changes its lane.
func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var (a, b, c, d) = (prime, prime &* 3, prime &* 5, prime &* 7)
    var at = 0
    while at + 32 <= bytes.count {
        a = (a ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* prime
        b = (b ^ bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)) &* prime
        c = (c ^ bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)) &* prime
        d = (d ^ bytes.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self)) &* prime
        at += 32
    }
    var sum = UInt64(bytes.count)
    for lane in [a, b, c, d] { sum = (sum ^ lane ^ lane >> 32) &* prime }
    for byte in bytes[at...] { sum = (sum ^ UInt64(byte)) &* prime }
    return sum ^ sum >> 29
}
