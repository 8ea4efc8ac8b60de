import Glibc

/// The number of a token in a `Vocabulary`.
///
/// Bit 30 says that the token is a number (decimal digits only), so that a distance can take all numbers as alike
/// without a second copy of the segments. The first numbers are those of the marks that may end a sentence.
typealias TokenID = Int32

extension TokenID {
    static let numberBit: TokenID = 1 << 30
    /// Of a query's token that no segment has.
    static let unknown: TokenID = numberBit - 1
    static let unknownNumber: TokenID = unknown | numberBit

    @inline(__always) var isNumber: Bool { self & Self.numberBit != 0 }
    /// The same for all numbers.
    @inline(__always) var numbersAlike: TokenID { isNumber ? Self.numberBit : self }
    /// Whether the token is one of `Vocabulary.finalMarks`.
    @inline(__always) var isFinalMark: Bool { self < Vocabulary.finalMarks.count }
}

/// Tokens numbered in the order of their first appearance, compared by bytes.
///
/// Flat arrays and an open-addressing table of numbers (linear probing, at most half full): a million tokens are
/// some 40 MB, and nothing is allocated a token.
struct Vocabulary: Sendable {
    /// What may end a sentence, as written and as folded; these have the first numbers.
    static let finalMarks: [String] = [
        ".", "!", "?", ",", ":", ";", "…", "。", "！", "？", "，", "：", "；", "、", "｡", "؟", "۔", "।",
    ]
    /// How many tokens may be numbered.
    static let capacity = Int(TokenID.unknown)

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Of each slot the token's hash in the upper half and its number in the lower; all bits set when it is empty.
    /// Their count is a power of two.
    private var slots: [UInt64]
    /// The short tokens seen last, by their bytes: most of a text's tokens are a few hundred words, whose numbers
    /// are found here without a miss of the cache.
    private var recent = [Recent](repeating: Recent(), count: 2048)

    private struct Recent {
        var key: UInt64 = 0
        var id: TokenID = -1
    }

    init() {
        slots = [UInt64](repeating: .max, count: 64)
        for var mark in Self.finalMarks { mark.withUTF8 { _ = intern($0) } }
    }

    var count: Int { ends.count }

    /// The token's number; a new one gets the next.
    /// - Precondition: `count` is below `capacity`; the caller sees to it.
    mutating func intern(_ token: UnsafeBufferPointer<UInt8>) -> TokenID {
        guard (1...7).contains(token.count) else { return intern(token, Self.hash(token)) }
        var key = UInt64(token.count) << 56
        var shift: UInt64 = 0
        for byte in token {
            key |= UInt64(byte) << shift
            shift += 8
        }
        let place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 53)
        let known = recent[place]
        if known.key == key { return known.id }
        let id = intern(token, Self.hash(token))
        recent[place] = Recent(key: key, id: id)
        return id
    }

    private mutating func intern(_ token: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> TokenID {
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != .max {
            if let id = holds(slots[slot], token, hash) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = TokenID(count) | (Self.isNumber(token) ? TokenID.numberBit : 0)
        slots[slot] = UInt64(hash) << 32 | UInt64(id)
        bytes.append(contentsOf: token)
        ends.append(bytes.count)
        if count * 2 > slots.count { grow() }
        return id
    }

    /// The token's number, or `unknown` or `unknownNumber`.
    func find(_ token: UnsafeBufferPointer<UInt8>) -> TokenID {
        let hash = Self.hash(token)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != .max {
            if let id = holds(slots[slot], token, hash) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
        return Self.isNumber(token) ? .unknownNumber : .unknown
    }

    func text(of id: TokenID) -> String {
        let index = Int(id & ~TokenID.numberBit)
        return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
    }

    /// The bytes of the tokens one after the other, and where each ends.
    var flat: (bytes: [UInt8], ends: [Int]) { (bytes, ends) }

    /// The number in a slot, if it is that of the token.
    @inline(__always)
    private func holds(_ slot: UInt64, _ token: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> TokenID? {
        guard UInt32(slot >> 32) == hash else { return nil }
        let id = TokenID(truncatingIfNeeded: slot)
        let index = Int(id & ~TokenID.numberBit)
        let start = index == 0 ? 0 : ends[index - 1]
        guard ends[index] - start == token.count, let other = token.baseAddress else { return nil }
        return bytes.withUnsafeBufferPointer { all in
            all.baseAddress.flatMap { memcmp($0 + start, other, token.count) == 0 ? id : nil }
        }
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: .max, count: slots.count * 2)
        for row in slots where row != .max {
            var slot = Int(row >> 32) & (larger.count - 1)
            while larger[slot] != .max { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = row
        }
        slots = larger
    }

    /// Multiply and fold, eight bytes a step. Not proof against somebody who makes collisions on purpose: they cost
    /// that memory's reader time and nobody else.
    static func hash(_ token: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(token)
        var hash = UInt64(token.count) &* 0x9E37_79B9_7F4A_7C15
        var place = 0
        while place + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 31
            place += 8
        }
        var rest: UInt64 = 0
        while place < raw.count {
            rest = rest << 8 | UInt64(raw[place])
            place += 1
        }
        hash = (hash ^ rest) &* 0x94D0_49BB_1331_11EB
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }

    /// Decimal digits of any script and nothing else. Han numerals are words: 一 is also "a".
    static func isNumber(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = token.first else { return false }
        if first < 0x80 {
            for byte in token where byte < 0x80 && !(0x30...0x39).contains(byte) { return false }
            if !token.contains(where: { $0 >= 0x80 }) { return true }
        }
        return String(decoding: token, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.properties.generalCategory == .decimalNumber
        }
    }
}
