/// The order of the entries in an index: by group, then in the order of arrival.
struct Grouping {
    /// Four numbers for each group, see `PartFormat.Section.groups`.
    var serial: [UInt32] = []
    /// The entry at each place of the order.
    var order: [Int32]
    /// The place of each entry in the order.
    var numbers: [UInt32]

    init(_ entries: [LanguageBuilder.Entry]) {
        var sizes: [Int: Int] = [:]
        func key(_ entry: LanguageBuilder.Entry) -> Int {
            Int(entry.total) << 8 | Int(entry.marks) << 2 | Int(entry.kind.rawValue)
        }
        for entry in entries { sizes[key(entry), default: 0] += 1 }
        var next: [Int: Int] = [:]
        var place = 0
        for (key, size) in sizes.sorted(by: { $0.key < $1.key }) {
            next[key] = place
            place += size
            serial += [UInt32(place), UInt32(key >> 8), UInt32(key >> 2 & 0x3F), UInt32(key & 3)]
        }
        order = [Int32](repeating: 0, count: entries.count)
        numbers = [UInt32](repeating: 0, count: entries.count)
        for (number, entry) in entries.enumerated() {
            let place = next[key(entry), default: 0]
            next[key(entry)] = place + 1
            order[place] = Int32(number)
            numbers[number] = UInt32(place)
        }
    }
}
