import TestSupport
import Testing

@testable import CalqueCollections

@Suite struct BinarySearchTests {
    @Test func partitioningIndexIsTheFirstThatAPlainScanFinds() {
        var random = SeededGenerator(seed: 71)
        for count in [0, 1, 2, 3, 7, 8, 9, 100] {
            for _ in 0..<20 {
                let numbers = (0..<count).map { _ in Int.random(in: 0..<20, using: &random) }.sorted()
                let sought = Int.random(in: -1...21, using: &random)
                let plain = numbers.firstIndex { $0 >= sought } ?? numbers.endIndex
                #expect(numbers.partitioningIndex { $0 >= sought } == plain)
                let slice = numbers.dropFirst(count / 3)
                #expect(
                    slice.partitioningIndex { $0 >= sought } == slice.firstIndex { $0 >= sought } ?? slice.endIndex)
            }
        }
    }

    @Test func anErrorOfTheConditionIsThrown() {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try (0..<9).partitioningIndex { number throws(Stop) -> Bool in
                if number == 4 { throw Stop() }
                return number > 4
            }
        }
    }
}

@Suite struct TopElementsTests {
    struct Item: Ranked, Equatable {
        var value: Int
        var number: Int

        func precedes(_ other: Item) -> Bool {
            value != other.value ? value > other.value : number < other.number
        }
    }

    @Test(arguments: [0, 1, 2, 5, 64]) func theyAreTheFirstOfASortedList(limit: Int) {
        var random = SeededGenerator(seed: 72)
        for count in [0, 1, 4, 5, 6, 200] {
            let items = (0..<count).map { Item(value: Int.random(in: 0..<30, using: &random), number: $0) }
            var top = TopElements<Item>(limit: limit)
            for (number, item) in items.shuffled(using: &random).enumerated() {
                let isFirst = top.last.map { item.precedes($0) } ?? (top.count < limit)
                #expect(top.insert(item) == isFirst)
                #expect(top.count == min(number + 1, limit))
            }
            let sorted = items.sorted { $0.precedes($1) }
            #expect(top.sorted == Array(sorted.prefix(limit)))
            #expect(top.last == (count >= limit ? top.sorted.last : nil))
        }
    }

    @Test(arguments: [1, 3, 40]) func ofTheSameOnlyTheFirstStays(limit: Int) {
        var random = SeededGenerator(seed: 73)
        for _ in 0..<50 {
            // Items are the same when their numbers divided by 4 are.
            let items = (0..<60).map { Item(value: Int.random(in: 0..<30, using: &random), number: $0) }
            var top = TopElements<Item>(limit: limit)
            var plain: [Item] = []
            for item in items.shuffled(using: &random) {
                let before = plain
                if let same = plain.firstIndex(where: { $0.number / 4 == item.number / 4 }) {
                    if item.precedes(plain[same]) { plain[same] = item }
                } else {
                    plain.append(item)
                }
                plain = Array(plain.sorted { $0.precedes($1) }.prefix(limit))
                #expect(top.insert(item, replacing: { $0.number / 4 == item.number / 4 }) == (plain != before))
                #expect(top.sorted == plain)
            }
        }
    }
}

@Suite struct ProbingTableTests {
    /// A slot for a key whose hashes collide often.
    struct Slot: ProbingSlot, Equatable {
        var key: Int
        var value: Int

        static let empty = Slot(key: .min, value: 0)
        var isEmpty: Bool { key == .min }
        var hash: Int { Self.hash(key) }
        static func hash(_ key: Int) -> Int { key / 3 &* 7 }
    }

    @Test func probesVisitEachPlaceOnce() {
        for count in [0, 1, 2, 8, 64] {
            for hash in [0, 1, 7, -1, .max, .min] {
                let places = Array(ProbeSequence(from: hash, slotCount: count))
                #expect(places.sorted() == Array(0..<count))
                if count > 0 { #expect(places.first == hash & (count - 1)) }
            }
        }
    }

    @Test func itIsADictionary() {
        var random = SeededGenerator(seed: 74)
        for slotCount in [0, 1, 5, 64] {
            var table = ProbingTable<Slot>(slotCount: slotCount)
            var plain: [Int: Int] = [:]
            for step in 0..<2000 {
                let key = Int.random(in: -300..<300, using: &random)
                table.reserve(table.count + 1)
                let place = table.place(of: Slot.hash(key)) { $0.key == key }
                #expect(table[place].isEmpty == (plain[key] == nil))
                if table[place].isEmpty {
                    table.insert(Slot(key: key, value: step), at: place)
                } else {
                    #expect(table[place].value == plain[key])
                    table[place].value = step
                }
                plain[key] = step
                #expect(table.count == plain.count)
                #expect(2 * table.count <= table.slots.count)
                if step == 1500 {
                    table.removeAll()
                    plain = [:]
                }
            }
            for (key, value) in plain {
                #expect(table[table.place(of: Slot.hash(key)) { $0.key == key }] == Slot(key: key, value: value))
            }
        }
    }
}
