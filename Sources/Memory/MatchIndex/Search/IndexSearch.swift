import CCalqueMatching
import CalqueCollections
import CalqueMatching

/// A search for one query in one language of a part.
///
/// It searches the postings from the query's rarest tokens on, which finds everything with a similarity of a half or
/// more; then, if a lower score suffices and there is room, the signatures of all entries. It skips only entries that
/// cannot reach the threshold.
struct IndexSearch {
    /// The bounds on the entries of a group at the threshold.
    struct Bound: Equatable {
        /// The least number of tokens in common.
        var common: Int
        /// The largest number of tokens of one side that the other side may lack.
        var ofQuery: Int
        var ofEntry: Int
        /// The largest number of tokens in the entry that may be rarer than the rarest token in common.
        var rarer: Int
    }

    /// Neighbouring groups with the same bounds.
    struct Run {
        var entries: Range<Int>
        var bound: Bound
        /// The last tier that has postings of interest.
        var tier: Int
    }

    let index: LanguageIndex
    var query: IndexedQuery
    let text: QueryText
    /// The part, which decides whether a variant may be listed.
    let part: SearchedPart
    /// The groups whose lengths are close enough.
    private(set) var window: Range<Int>
    /// The least number of tokens in common with the query that is of interest in any group.
    private var least = 0
    /// For each tier, the range from the first to the last entry of interest.
    private var reaches = InlineArray<4, Range<Int>>(repeating: 0..<0)
    let scratch: Scratch
    /// The lists of the scratch, during the search.
    var lists: Scratch.Lists
    /// Made when the first segment with tags is found.
    lazy var tagged = TagComparison(text.query.tagged)
    /// Made when the first segment is found whose tokens must be read from its text.
    lazy var written = WrittenComparison(text.query.text)

    private static let chunk = Scratch.selection

    init(_ part: SearchedPart, language: Int, _ text: QueryText, _ scratch: Scratch) throws(CorruptIndex) {
        self.part = part
        self.text = text
        self.scratch = scratch
        index = part.indices[language]
        query = try IndexedQuery(text, index)
        lists = scratch.takeLists()
        window = 0..<0
        for token in query.tokens { scratch.insert(token) }
    }

    /// Ends the search and returns the scratch.
    mutating func close(_ scratches: ScratchPool) {
        scratch.removeAll(query.tokens)
        scratch.give(lists)
        lists = Scratch.Lists()
        scratches.give(scratch)
    }

    var scoring: MatchScoring { query.scoring }

    // MARK: By postings

    /// Finds all entries that reach the threshold, which is a half at least.
    mutating func searchPostings(_ state: inout SearchState) throws(CorruptIndex) {
        guard query.core > 0, setWindow(state.threshold) else { return }
        setBounds(state.threshold)
        // The number of tokens that are not searched yet: an entry that was not found so far has at most that many in
        // common.
        var left = query.core - query.unknown
        guard setLimits(left) else { return }
        try prefetchPostings(left)
        var pending = 0
        var rises = state.rises
        search: for term in query.terms {
            // Limits for more tokens in common also hold for fewer, and most lists are shorter than the limits.
            if term.list.postings.count > 512 || left < least, !setLimits(left) { break }
            for tier in 0..<PartFormat.tiers {
                var rows = term.list.tier(tier)
                if rows.isEmpty || reaches[tier].isEmpty { continue }
                rows = try index.postings(rows, reach: reaches[tier])
                guard index.postingsAreSound(rows) else { throw CorruptIndex() }
                while !rows.isEmpty {
                    let chunk = rows.prefix(Self.chunk)
                    rows = chunk.upperBound..<rows.upperBound
                    pending += lists.limits.withUnsafeBufferPointer { limits in
                        index.select(chunk, query.signature.short, limits, into: scratch.selected + pending)
                    }
                    if pending < Scratch.batch { continue }
                    try verify(count: pending, &state)
                    pending = 0
                    if state.rises != rises {
                        rises = state.rises
                        setBounds(state.threshold)
                        if !setLimits(left) { break search }
                    }
                }
            }
            left -= term.count
        }
        try verify(count: pending, &state)
    }

    /// Prefetches the first postings: the processor cannot predict the next list.
    private func prefetchPostings(_ left: Int) throws(CorruptIndex) {
        func forEach(_ body: (Range<Int>, Int) throws(CorruptIndex) -> Void) throws(CorruptIndex) {
            var left = left
            for term in query.terms {
                if left < least { return }
                for tier in 0..<PartFormat.tiers where !reaches[tier].isEmpty { try body(term.list.tier(tier), tier) }
                left -= term.count
            }
        }
        try forEach { rows, _ in index.prefetchSkips(rows) }
        try forEach { rows, tier throws(CorruptIndex) in
            index.prefetchPostings(try index.postings(rows, reach: reaches[tier]))
        }
    }

    /// Sets the limits of each group for entries that have at most `left` tokens in common with the query, and the
    /// reach of the postings in each tier.
    /// - Returns: whether any group has limits.
    private mutating func setLimits(_ left: Int) -> Bool {
        Self.fill(&lists.limits, lists.runs, left)
        reaches = InlineArray(repeating: 0..<0)
        var isAny = false
        for run in lists.runs where run.bound.common <= left {
            isAny = true
            for tier in 0...run.tier {
                let start = reaches[tier].isEmpty ? run.entries.lowerBound : reaches[tier].lowerBound
                reaches[tier] = start..<run.entries.upperBound
            }
        }
        return isAny
    }

    private static func fill(_ limits: inout [calque_bound], _ runs: [Run], _ left: Int) {
        limits.removeAll(keepingCapacity: true)
        var last = -1
        for run in runs where run.bound.common <= left {
            if last < run.entries.lowerBound {
                limits.append(
                    calque_bound(
                        end: UInt32(clamping: run.entries.lowerBound), of_query: -1, of_entry: -1, rarer: -1))
            }
            last = run.entries.upperBound
            limits.append(
                calque_bound(
                    end: UInt32(clamping: last), of_query: Int32(clamping: run.bound.ofQuery),
                    of_entry: Int32(clamping: run.bound.ofEntry), rarer: Int32(clamping: run.bound.rarer)))
        }
        limits.append(calque_bound(end: .max, of_query: -1, of_entry: -1, rarer: -1))
    }

    // MARK: By signatures

    /// Finds the entries that reach the threshold and were not taken before.
    mutating func searchAll(_ state: inout SearchState) throws(CorruptIndex) {
        guard query.core > 0, setWindow(state.threshold) else { return }
        lists.seen.removeAll()
        for entry in lists.taken { _ = lists.seen.insert(entry) }
        // From the query's own length outwards: similar entries raise the threshold for the rest.
        let order = window.sorted { distance(of: $0) < distance(of: $1) }
        for group in order where index.groups[group].isFor(scoring) {
            var bound = bound(of: index.groups[group], state.threshold)
            let end = index.groups[group].end
            var start = group == 0 ? 0 : index.groups[group - 1].end
            while start < end {
                guard bound.common <= query.core else { break }
                let count = min(end - start, Self.chunk)
                guard index.entries.isSound(start..<start + count) else { throw CorruptIndex() }
                let records = index.entries.raw(start..<start + count)
                let limit = calque_bound(
                    end: .max, of_query: Int32(clamping: bound.ofQuery), of_entry: Int32(clamping: bound.ofEntry),
                    rarer: 0)
                let found = calque_entries_select(
                    records.baseAddress, count, UInt32(clamping: start), query.signature.low, query.signature.high,
                    limit, scratch.selected)
                let rises = state.rises
                try compareAll(count: found, &state)
                if state.rises != rises { bound = self.bound(of: index.groups[group], state.threshold) }
                start += count
            }
        }
    }

    private func distance(of group: Int) -> Int { abs(index.groups[group].core(scoring) - query.core) }

    // MARK: Bounds

    /// Sets the groups that the threshold allows. - Returns: false when there is none.
    private mutating func setWindow(_ threshold: Threshold) -> Bool {
        let groups = index.groups
        let totals = threshold.totals(query.length, scoring)
        let first = groups.partitioningIndex { $0.total >= totals.lowerBound }
        let end = groups.partitioningIndex { $0.total > totals.upperBound }
        window = first..<max(first, end)
        return !window.isEmpty
    }

    private mutating func setBounds(_ threshold: Threshold) {
        lists.runs.removeAll(keepingCapacity: true)
        least = .max
        var start = window.lowerBound == 0 ? 0 : index.groups[window.lowerBound - 1].end
        var known: (total: Int, bound: Bound)?
        for group in index.groups[window] {
            // The few entries of the other scoring go with their neighbours: `compareAll` skips them.
            if !group.isFor(scoring) { continue }
            // For `plain`, final marks are ordinary tokens.
            let bound: Bound
            if scoring == .plain, let last = known, last.total == group.total {
                bound = last.bound
            } else {
                bound = self.bound(of: group, threshold)
                known = (group.total, bound)
                least = min(least, bound.common)
            }
            defer { start = group.end }
            // No other entry has that many tokens in common.
            guard bound.common <= query.core - query.unknown else { continue }
            let tier = group.tier(rarer: bound.rarer)
            if let last = lists.runs.indices.last, lists.runs[last].bound == bound,
                lists.runs[last].entries.upperBound == start
            {
                lists.runs[last].entries = lists.runs[last].entries.lowerBound..<group.end
                lists.runs[last].tier = max(lists.runs[last].tier, tier)
            } else {
                lists.runs.append(Run(entries: start..<group.end, bound: bound, tier: tier))
            }
        }
        Self.fill(&lists.verifying, lists.runs, .max)
    }

    private func bound(of group: EntryGroup, _ threshold: Threshold) -> Bound {
        let core = group.core(scoring)
        let most = mostEdits(group, threshold)
        let ofQuery = most - max(0, core - query.core) - query.unknown
        let ofEntry = most - max(0, query.core - core)
        let common = ofQuery < 0 || ofEntry < 0 ? Int.max : max(core, query.core) - most
        return Bound(common: common, ofQuery: ofQuery, ofEntry: ofEntry, rarer: core - (max(core, query.core) - most))
    }

    /// Returns the largest distance at which an entry of the group is still of interest.
    func mostEdits(_ group: EntryGroup, _ threshold: Threshold) -> Int {
        let endingDiffers = scoring == .translator && (group.marks > 0) == query.ending.isEmpty
        let most = threshold.mostEdits(
            length: max(group.length(scoring), query.length),
            points: endingDiffers ? MatchScore.Penalties.ending.points : 0, bonus: text.query.bonus)
        // Two segments that share nothing but the final full stop are not similar.
        return min(most, max(group.core(scoring), query.core) - 1)
    }
}
