import Glibc

/// Sums of ours beside XXH3.
func hashes() {
    var state: UInt64 = 7
    func random() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
    }
    var data = [UInt8](repeating: 0, count: 64 << 20)
    for at in data.indices { data[at] = UInt8(truncatingIfNeeded: random() >> 40) }
    data.withUnsafeBytes { data in
        func sums(_ name: String, size: Int, _ contenders: [(String, (UnsafeRawBufferPointer) -> UInt64)]) {
            // Pieces one after the other through 64 MB at most, so that pages come from memory and words from the cache.
            let most = size <= 300 ? 256 << 10 : size <= 8192 ? 1 << 20 : data.count
            let starts = stride(from: 0, to: most - size + 1, by: size)
            measure(
                "hash", name, bytes: most, repeating: max(1, (8 << 20) / most),
                contenders.map { who, hash in
                    (
                        who,
                        {
                            var sum: UInt64 = 0
                            for start in starts {
                                sum &+= hash(UnsafeRawBufferPointer(rebasing: data[start..<start + size]))
                            }
                            sink &+= sum
                        }
                    )
                })
        }
        let libraries: [(String, (UnsafeRawBufferPointer) -> UInt64)] = [
            ("XXH3 64", { xxh3_64($0.baseAddress, $0.count) }),
            ("XXH3 64, dispatch", { xxh3_64_dispatch($0.baseAddress, $0.count) }),
            ("XXH3 128", { xxh3_128($0.baseAddress, $0.count) }),
            ("XXH3 128, dispatch", { xxh3_128_dispatch($0.baseAddress, $0.count) }),
            ("XXH64", { xxh64($0.baseAddress, $0.count) }),
        ]
        let index: (String, (UnsafeRawBufferPointer) -> UInt64) = ("Checksum of the index", { Checksum.of($0) })
        let encoder: (String, (UnsafeRawBufferPointer) -> UInt64) = ("checksum of the encoder", { checksum($0) })
        sums("index, pages of 4 KiB", size: 4096, [index] + libraries)
        sums(
            "index, two pages at once, 8 KiB", size: 8192,
            [
                (
                    "ofHalves",
                    {
                        let (one, other) = Checksum.ofHalves($0)
                        return one ^ other
                    }
                ), index,
            ] + libraries)
        sums("index, names of 64 bytes", size: 64, [index] + libraries)
        sums("encoder, 64 MB", size: 64 << 20, [encoder, index] + libraries)
        sums("encoder, 2.6 MB", size: 4 * 1280 * 512, [encoder] + libraries)
        let digest: (String, (UnsafeRawBufferPointer) -> UInt64) = (
            "Digest's loop", { digestOfBytes($0, 1) }
        )
        let secret: (String, (UnsafeRawBufferPointer) -> UInt64) = (
            "XXH3 128, own secret", { xxh3_128_secret($0.baseAddress, $0.count) }
        )
        for size in [40, 100, 300] {
            sums("digests of texts of \(size) bytes", size: size, [digest, secret] + libraries)
        }
        let token: (String, (UnsafeRawBufferPointer) -> UInt64) = (
            "hash of a token", { UInt64(TokenHash.hash($0.assumingMemoryBound(to: UInt8.self))) }
        )
        for size in [6, 11, 24] { sums("vocabulary, tokens of \(size) bytes", size: size, [token] + libraries) }
        let word: (String, (UnsafeRawBufferPointer) -> UInt64) = (
            "FNV-1a",
            { bytes in
                var hash = SpellingHash.seed
                for byte in bytes { hash = SpellingHash.extend(hash, byte) }
                return hash
            }
        )
        for size in [6, 11] { sums("words of \(size) bytes", size: size, [word] + libraries) }
    }

    // The purpose of a checksum: a change of the bytes must change it.
    func quality(_ name: String, _ hash: (UnsafeRawBufferPointer) -> UInt64) {
        var bytes = [UInt8](repeating: 0, count: 256)
        for at in bytes.indices { bytes[at] = UInt8(truncatingIfNeeded: random() >> 40) }
        func sum() -> UInt64 { bytes.withUnsafeBytes(hash) }
        // How far from a half the share of changes is, of the worst output bit at the worst input bit.
        var worst = 0.0
        let tries = 200
        for bit in stride(from: 0, to: 2048, by: 1) {
            var counts = [Int](repeating: 0, count: 64)
            for _ in 0..<tries {
                for at in 0..<8 {
                    bytes[Int(random() >> 56)] ^= UInt8(truncatingIfNeeded: random() >> 40 &+ UInt64(at))
                }
                let before = sum()
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                let change = before ^ sum()
                for out in 0..<64 { counts[out] += Int(change >> UInt64(out) & 1) }
            }
            for count in counts { worst = max(worst, abs(Double(count) / Double(tries) - 0.5)) }
        }
        // Two bits in different words: how many pairs leave the sum as it was.
        var unseen = 0
        for one in 0..<2048 {
            for other in stride(from: one + 1, to: 2048, by: 1) where other / 64 != one / 64 {
                // Pairs of the same place in a word, which is where lanes without a turn are weak, and every 16th other.
                guard one % 64 == other % 64 || (one &* 31 &+ other) % 16 == 0 else { continue }
                let before = sum()
                bytes[one / 8] ^= 1 << UInt8(one % 8)
                bytes[other / 8] ^= 1 << UInt8(other % 8)
                if sum() == before { unseen += 1 }
                bytes[one / 8] ^= 1 << UInt8(one % 8)
                bytes[other / 8] ^= 1 << UInt8(other % 8)
            }
        }
        note(
            "hash: \(name): an output bit changes in \(Int((0.5 - worst) * 100)) % of tries at worst (or \(Int((0.5 + worst) * 100)) %);"
                + " changes of two bits that do not show: \(unseen)")
    }
    quality("checksum of the encoder") { checksum($0) }
    quality("Checksum of the index") { Checksum.of($0) }
    quality("Digest's loop") { digestOfBytes($0, 1) }
    quality("XXH3 64") { xxh3_64($0.baseAddress, $0.count) }
    quality("XXH64") { xxh64($0.baseAddress, $0.count) }
}
