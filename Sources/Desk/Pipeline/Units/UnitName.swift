package import CalqueCore
package import CalqueMemory
package import CalqueUnits

/// The name by which a user calls a unit: its number in the memory, from 0, or its tuid.
package struct UnitName: Sendable {
    package let word: String
    private let position: Int?

    package init(_ word: String) {
        self.word = word
        position = Int(word)
    }

    /// Whether this is the name of a unit.
    package func names(_ entry: Memory.Entry) -> Bool {
        position.map { $0 == entry.position } ?? (entry.unit.tuid == word)
    }
}

extension Memory {
    /// Changes and removes units, some of which a user has named.
    ///
    /// - Parameter names: each must be the name of one unit.
    /// - Throws: `Failure(.noInput)` for a name of no unit, `Failure(.usage)` for a name of several; nothing is changed then.
    ///   See ``rewrite(since:isDryRun:remembersRemoved:onRepair:decide:)``.
    package func rewrite(
        naming names: [UnitName], isDryRun: Bool, remembersRemoved: Bool = false, onRepair: @escaping (Failure) -> Void,
        decide: (Entry, TMXHeader) throws(Failure) -> Decision
    ) throws(Failure) -> Rewriting {
        var counts = names.map { _ in 0 }
        let plan = try plan(remembersRemoved: remembersRemoved, onRepair: onRepair) { (entry, header) throws(Failure) in
            for index in names.indices where names[index].names(entry) { counts[index] += 1 }
            return try decide(entry, header)
        }
        for (name, count) in zip(names, counts) where count != 1 {
            if count == 0 {
                throw Failure(
                    .noInput, "has no unit \(name.word) among its \(plan.units)", at: .init(file: path),
                    advice: "'calque memory list' prints their numbers and names")
            }
            throw Failure(
                .usage, "\(count) units are called \(name.word)", at: .init(file: path),
                advice: "name one by its number")
        }
        return try apply(plan, isDryRun: isDryRun, decide: decide)
    }
}
