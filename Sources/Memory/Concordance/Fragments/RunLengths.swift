/// For each run of a text's words whether some segment has it, as the longest run of each state of `TextRuns`.
struct RunLengths {
    let runs: TextRuns
    /// For each state the length of its longest run that is known, 0 for none. The states linked from one with a run have
    /// all of theirs, because they are its suffixes.
    private(set) var longest: [Int32]

    init(_ runs: TextRuns) {
        self.runs = runs
        longest = [Int32](repeating: 0, count: runs.count)
    }

    /// Takes note of a run of a state, and with it of its suffixes.
    /// - Complexity: amortised O(1).
    mutating func add(_ length: Int32, of state: Int32) {
        longest[Int(state)] = max(longest[Int(state)], length)
        var suffix = runs.links[Int(state)]
        while suffix > 0, longest[Int(suffix)] < runs.lengths[Int(suffix)] {
            longest[Int(suffix)] = runs.lengths[Int(suffix)]
            suffix = runs.links[Int(suffix)]
        }
    }

    /// Returns for each place of the text the length of the longest known run that ends there.
    func atEnds() -> [Int] {
        // A state's link is shorter than it.
        var order = longest.indices.map { Int32($0) }
        order.sort { runs.lengths[Int($0)] < runs.lengths[Int($1)] }
        var most = longest
        for state in order where state > 0 {
            most[Int(state)] = max(most[Int(state)], most[Int(runs.links[Int(state)])])
        }
        return runs.ends.map { Int(most[Int($0)]) }
    }
}
