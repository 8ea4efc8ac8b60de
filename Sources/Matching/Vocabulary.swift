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
/// some 30 MB, and nothing is allocated a token.
struct Vocabulary: Sendable {
    /// What may end a sentence, as written and as folded; these have the first numbers.
    static let finalMarks: [String] = [
        ".", "!", "?", ",", ":", ";", "…", "。", "！", "？", "，", "：", "；", "、", "｡", "؟", "۔", "।",
    ]
    /// How many tokens may be numbered.
    static let capacity = Int(TokenID.unknown)

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var hashes: [UInt32] = []
    /// Of each slot the token's number, or -1. Their count is a power of two.
    private var slots: [TokenID]

    init() {
        slots = [TokenID](repeating: -1, count: 64)
        for var mark in Self.finalMarks { mark.withUTF8 { _ = intern($0) } }
    }

    var count: Int { ends.count }

    /// The token's number; a new one gets the next.
    /// - Precondition: `count` is below `capacity`; the caller sees to it.
    mutating func intern(_ token: UnsafeBufferPointer<UInt8>) -> TokenID {
        let hash = Self.hash(token)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            if holds(slots[slot], token, hash) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = TokenID(count) | (Self.isNumber(token) ? TokenID.numberBit : 0)
        slots[slot] = id
        bytes.append(contentsOf: token)
        ends.append(bytes.count)
        hashes.append(hash)
        if count * 2 > slots.count { grow() }
        return id
    }

    /// The token's number, or `unknown` or `unknownNumber`.
    func find(_ token: UnsafeBufferPointer<UInt8>) -> TokenID {
        let hash = Self.hash(token)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            if holds(slots[slot], token, hash) { return slots[slot] }
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

    private func holds(_ id: TokenID, _ token: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Bool {
        let index = Int(id & ~TokenID.numberBit)
        guard hashes[index] == hash else { return false }
        let start = index == 0 ? 0 : ends[index - 1]
        guard ends[index] - start == token.count, let other = token.baseAddress else { return false }
        return bytes.withUnsafeBufferPointer { all in
            all.baseAddress.map { memcmp($0 + start, other, token.count) == 0 } ?? false
        }
    }

    private mutating func grow() {
        var larger = [TokenID](repeating: -1, count: slots.count * 2)
        for id in slots where id >= 0 {
            var slot = Int(hashes[Int(id & ~TokenID.numberBit)]) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = id
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
