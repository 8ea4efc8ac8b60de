/// All runs of words of a text in linear space: its suffix automaton (A. Blumer and others, "The smallest automaton
/// recognizing the subwords of a text", Theoretical Computer Science 40, 1985).
///
/// A state stands for the runs that end at the same places. They are suffixes of one another: the longest is that of
/// `lengths`, and the shorter ones down to the length of the linked state's longest belong to it. State 0 is the empty
/// run.
struct TextRuns {
    /// For each state the length of its longest run.
    private(set) var lengths: [Int32] = [0]
    /// For each state the state of the longest run that ends at more places; -1 for state 0.
    private(set) var links: [Int32] = [-1]
    /// For each place of the text the state of the run from the beginning of the text to this word.
    private(set) var ends: [Int32] = []

    /// The arcs of state 0 by their word.
    private var roots: [Int32]
    /// The arcs of each other state: the first, and lists of all.
    private var firsts: [Int32] = [-1]
    private var arcs: [Arc] = []
    /// The second and further arcs of states by state and word. Their hashes are keyed, so that no text makes them equal.
    private var others: [UInt64: Int32] = [:]

    private struct Arc {
        var word: Int32
        var state: Int32
        var next: Int32
    }

    var count: Int { lengths.count }

    /// - Parameter words: the words of the text as numbers from 0 on.
    /// - Complexity: linear in the text.
    init(_ words: [Int32]) {
        roots = [Int32](repeating: -1, count: Int(words.max() ?? -1) + 1)
        ends.reserveCapacity(words.count)
        var last: Int32 = 0
        for word in words {
            last = append(word, to: last)
            ends.append(last)
        }
    }

    /// Returns the state of a state's runs with one more word; -1 where the text has no such run.
    func step(_ state: Int32, _ word: Int32) -> Int32 {
        if state == 0 { return roots[Int(word)] }
        let arc = arc(state, word)
        return arc < 0 ? -1 : arcs[Int(arc)].state
    }

    private func arc(_ state: Int32, _ word: Int32) -> Int32 {
        let first = firsts[Int(state)]
        if first < 0 || arcs[Int(first)].word == word { return first }
        // Most states have one arc.
        return arcs[Int(first)].next < 0 ? -1 : others[Self.key(state, word)] ?? -1
    }

    private static func key(_ state: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    /// Adds the runs that end with one more word.
    /// - Parameter last: the state of the whole text so far.
    private mutating func append(_ word: Int32, to last: Int32) -> Int32 {
        let state = add(length: lengths[Int(last)] + 1)
        var at = last
        while at >= 0, step(at, word) < 0 {
            connect(at, word, to: state)
            at = links[Int(at)]
        }
        guard at >= 0 else {
            links[Int(state)] = 0
            return state
        }
        let known = step(at, word)
        if lengths[Int(known)] == lengths[Int(at)] + 1 {
            links[Int(state)] = known
            return state
        }
        // The shorter runs of the known state now end at one more place than its longer ones.
        let shorter = add(length: lengths[Int(at)] + 1)
        links[Int(shorter)] = links[Int(known)]
        var arc = firsts[Int(known)]
        while arc >= 0 {
            connect(shorter, arcs[Int(arc)].word, to: arcs[Int(arc)].state)
            arc = arcs[Int(arc)].next
        }
        while at >= 0, step(at, word) == known {
            redirect(at, word, to: shorter)
            at = links[Int(at)]
        }
        links[Int(known)] = shorter
        links[Int(state)] = shorter
        return state
    }

    private mutating func add(length: Int32) -> Int32 {
        lengths.append(length)
        links.append(-1)
        firsts.append(-1)
        return Int32(lengths.count - 1)
    }

    /// Adds an arc to a state that has none for the word.
    private mutating func connect(_ state: Int32, _ word: Int32, to target: Int32) {
        if state == 0 {
            roots[Int(word)] = target
            return
        }
        let arc = Int32(arcs.count)
        let first = firsts[Int(state)]
        if first < 0 {
            firsts[Int(state)] = arc
            arcs.append(Arc(word: word, state: target, next: -1))
        } else {
            arcs.append(Arc(word: word, state: target, next: arcs[Int(first)].next))
            arcs[Int(first)].next = arc
            others[Self.key(state, word)] = arc
        }
    }

    private mutating func redirect(_ state: Int32, _ word: Int32, to target: Int32) {
        if state == 0 {
            roots[Int(word)] = target
        } else {
            arcs[Int(arc(state, word))].state = target
        }
    }
}
