import CCalqueMatching
import CalqueCollections
import CalqueCore
import CalqueIO

/// Tokens with numbers in the order of their first appearance, compared by bytes.
///
/// The hash table contains the short tokens, which are nearly all, so that most look-ups touch one cache line. A
/// million tokens take some 70 MB, without an allocation per token.
package struct Vocabulary: Sendable {
    /// The marks that may end a sentence, as written and as folded. They have the first numbers.
    package static let finalMarks: [String] = [
        ".", "!", "?", ",", ":", ";", "…", "。", "！", "？", "，", "：", "；", "、", "｡", "؟", "۔", "।",
    ]
    /// The largest number of tokens.
    package static let capacity = Int(TokenID.unknown)

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var table = ProbingTable<Slot>(slotCount: 64)
    /// The hash of the table's tokens.
    package let hash = TokenHash.ofProcess

    private struct Slot: ProbingSlot {
        var tokenHash: UInt32 = 0
        /// Negative in an empty slot.
        var id: TokenID = -1
        /// The token, if it is short; a long one is compared with `bytes`.
        var short = ShortToken.none

        static var empty: Slot { Slot() }
        var isEmpty: Bool { id < 0 }
        var hash: Int { Int(tokenHash) }
    }

    package init() {
        for var mark in Self.finalMarks { mark.withUTF8 { _ = intern($0) } }
    }

    package var count: Int { ends.count }

    /// Returns the number of a token; a new token gets the next number.
    /// - Precondition: `count` is below `capacity`; the caller checks it.
    package mutating func intern(_ token: UnsafeBufferPointer<UInt8>) -> TokenID { intern(token, hash(token)) }

    /// The same with the hash of the token.
    package mutating func intern(_ token: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> TokenID {
        let place = place(of: token, hash)
        if !table[place].isEmpty { return table[place].id }
        let id = TokenID(count) | (Self.isNumber(token) ? TokenID.numberBit : 0)
        table.insert(Slot(tokenHash: hash, id: id, short: ShortToken(token) ?? .none), at: place)
        bytes.append(contentsOf: token)
        ends.append(bytes.count)
        table.reserve(count)
        return id
    }

    /// Prefetches the slot where a search for a token with that hash begins.
    package func prepare(_ hash: UInt32) {
        table.slots.withUnsafeBufferPointer { slots in
            if let base = slots.baseAddress { calque_prefetch(base + (Int(hash) & (slots.count - 1))) }
        }
    }

    /// Returns the number of a token, or `unknown` or `unknownNumber`.
    package func find(_ token: UnsafeBufferPointer<UInt8>) -> TokenID {
        let slot = table[place(of: token, hash(token))]
        return !slot.isEmpty ? slot.id : Self.isNumber(token) ? .unknownNumber : .unknown
    }

    /// Returns the place of the token in the table, or the place that it would take.
    private func place(of token: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        let short = ShortToken(token)
        return table.place(of: Int(hash)) { slot in
            guard slot.tokenHash == hash else { return false }
            if let short { return slot.short == short }
            return slot.short == .none && holds(slot.id, token)
        }
    }

    package func text(of id: TokenID) -> String {
        let index = Int(id & ~TokenID.numberBit)
        return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
    }

    /// The bytes of the tokens one after the other, and where each ends.
    package var flat: (bytes: [UInt8], ends: [Int]) { (bytes, ends) }

    private func holds(_ id: TokenID, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
        let index = Int(id & ~TokenID.numberBit)
        let start = index == 0 ? 0 : ends[index - 1]
        guard ends[index] - start == token.count, let other = token.baseAddress else { return false }
        return bytes.withUnsafeBufferPointer { all in
            all.baseAddress.map { Bytes.areEqual($0 + start, other, token.count) } ?? false
        }
    }

    /// Whether a token is a number: decimal digits of any script, with the marks and blanks that `FoldedTokens` allows inside.
    /// Han numerals are words: 一 also means "a".
    package static func isNumber(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = token.first, let last = token.last else { return false }
        var isASCII = true
        for byte in token {
            if byte >= 0x80 {
                isASCII = false
            } else if !(0x30...0x39).contains(byte), !isMarkOfNumber(byte) {
                return false
            }
        }
        // A mark alone is no number, and neither is one at the end.
        if isASCII { return (0x30...0x39).contains(last) && (first != 0x20) }
        if isMarkOfNumber(last) { return false }
        return String(decoding: token, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
            scalar.value < 0x80 || scalar.properties.generalCategory == .decimalNumber
        }
    }

    /// Blank, apostrophe, comma, full stop, slash, colon.
    private static func isMarkOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x27, 0x2C, 0x2E, 0x2F, 0x3A: true
        default: false
        }
    }
}
