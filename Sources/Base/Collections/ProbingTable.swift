// Everything here is public because Swift 6.3 does not inline `package` functions of another module, generic or not. `import
// Calque` does not re-export this room.

/// The places of a hash table in the order in which linear probing visits them: from a hash on, each place once.
public struct ProbeSequence: Sequence, IteratorProtocol {
    @usableFromInline var place: Int
    @usableFromInline let mask: Int
    @usableFromInline var left: Int

    /// - Parameter slotCount: the size of the table: a power of two, or 0 for no places.
    @inlinable @inline(__always)
    public init(from hash: Int, slotCount: Int) {
        mask = slotCount &- 1
        place = hash & mask
        left = slotCount
    }

    @inlinable @inline(__always)
    public mutating func next() -> Int? {
        guard left > 0 else { return nil }
        left &-= 1
        defer { place = (place &+ 1) & mask }
        return place
    }
}

/// An entry of a `ProbingTable`, or an empty place.
public protocol ProbingSlot: Sendable {
    /// An empty place.
    static var empty: Self { get }
    /// Whether the place has no entry.
    var isEmpty: Bool { get }
    /// The hash by which the entry is found. Only its low bits count.
    var hash: Int { get }
}

/// A hash table with open addressing and linear probing (D. E. Knuth, TAOCP 3, 6.4), without removal of entries.
///
/// It knows only slots. The caller computes hashes, recognises the slot that is searched, and keeps the keys if a slot
/// does not hold them. So an entry costs no more than its slot, and most searches touch one cache line. At least one
/// place must stay empty; `reserve` keeps half of them empty.
public struct ProbingTable<Slot: ProbingSlot>: Sendable {
    /// The entries and empty places; their number is a power of two.
    public var slots: [Slot]
    /// The number of entries.
    public var count = 0

    /// - Parameter slotCount: the number of places; rounded up to a power of two, 2 at least.
    @inlinable
    public init(slotCount: Int) {
        slots = [Slot](repeating: .empty, count: Self.powerOfTwo(slotCount))
    }

    /// Returns the place of an entry, or the empty place that it would take.
    /// - Parameter isSame: whether a slot that is not empty is the one that is searched.
    /// - Complexity: O(1) on average while the table is half empty and the hashes differ.
    @inlinable @inline(__always)
    public func place(of hash: Int, where isSame: (Slot) -> Bool) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count &- 1
            var place = hash & mask
            while !slots[place].isEmpty, !isSame(slots[place]) { place = (place &+ 1) & mask }
            return place
        }
    }

    /// The slot at a place. Setting it must keep its hash.
    @inlinable
    public subscript(place: Int) -> Slot {
        get { slots[place] }
        _modify { yield &slots[place] }
    }

    /// Puts a new entry at the empty place that `place(of:where:)` returned.
    @inlinable
    public mutating func insert(_ slot: Slot, at place: Int) {
        slots[place] = slot
        count += 1
    }

    /// Makes room for entries: afterwards half of the places are empty when there are that many. Places change.
    /// - Complexity: O(n) when the table grows.
    @inlinable
    public mutating func reserve(_ newCount: Int) {
        guard 2 * newCount > slots.count else { return }
        var larger = [Slot](repeating: .empty, count: Self.powerOfTwo(2 * newCount))
        for slot in slots where !slot.isEmpty {
            for place in ProbeSequence(from: slot.hash, slotCount: larger.count) where larger[place].isEmpty {
                larger[place] = slot
                break
            }
        }
        slots = larger
    }

    /// Removes all entries and keeps the places.
    /// - Complexity: linear in the places.
    @inlinable
    public mutating func removeAll() {
        for place in slots.indices { slots[place] = .empty }
        count = 0
    }

    @inlinable
    static func powerOfTwo(_ count: Int) -> Int {
        var power = 2
        while power < count { power *= 2 }
        return power
    }
}
