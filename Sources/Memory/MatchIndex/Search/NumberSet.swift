import CalqueCollections

/// A set of numbers below `UInt32.max`, for many insertions.
struct NumberSet {
    private struct Slot: ProbingSlot {
        var number: UInt32

        static var empty: Slot { Slot(number: .max) }
        var isEmpty: Bool { number == .max }
        /// The low bits of a product depend on few bits of the number.
        var hash: Int { Int((number &* 0x9E37_79B1) >> 7) }
    }

    private static let fewest = 64
    private var table = ProbingTable<Slot>(slotCount: fewest)

    /// - Returns: whether it was not there.
    mutating func insert(_ number: UInt32) -> Bool {
        table.reserve(table.count + 1)
        let slot = Slot(number: number)
        let place = table.place(of: slot.hash) { $0.number == number }
        guard table[place].isEmpty else { return false }
        table.insert(slot, at: place)
        return true
    }

    /// - Complexity: O(n) for n numbers; a large table is freed.
    mutating func removeAll() {
        guard table.count > 0 else { return }
        if table.slots.count == Self.fewest { table.removeAll() } else { table = ProbingTable(slotCount: Self.fewest) }
    }
}
