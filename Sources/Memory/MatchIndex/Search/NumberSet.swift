/// A set of numbers from 0 on, for many insertions: open addressing, at most half full.
struct NumberSet {
    private static let fewest = 64
    private var slots: [UInt32] = []
    private var count = 0

    /// - Returns: whether it was not there.
    mutating func insert(_ number: UInt32) -> Bool {
        if 2 * (count + 1) > slots.count { grow() }
        guard Self.put(number, &slots) else { return false }
        count += 1
        return true
    }

    /// - Complexity: O(n) for the n numbers that there are; room for many is let go of.
    mutating func removeAll() {
        guard count > 0 else { return }
        if slots.count == Self.fewest {
            for slot in slots.indices { slots[slot] = .max }
        } else {
            slots = []
        }
        count = 0
    }

    private static func put(_ number: UInt32, _ slots: inout [UInt32]) -> Bool {
        var slot = Int((number &* 0x9E37_79B1) >> 7) & (slots.count - 1)
        while slots[slot] != UInt32.max {
            if slots[slot] == number { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = number
        return true
    }

    private mutating func grow() {
        var larger = [UInt32](repeating: .max, count: max(Self.fewest, 4 * slots.count))
        for number in slots where number != .max { _ = Self.put(number, &larger) }
        slots = larger
    }
}
