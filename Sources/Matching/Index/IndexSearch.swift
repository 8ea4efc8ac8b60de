import CMatching

/// One query on its way through one language of a part.
///
/// First by postings, from the query's rarest tokens on, for all that is alike by half or more; then, if less will do
/// and there is room, by the signatures of all entries. What is left out is only what cannot reach the threshold.
struct IndexSearch {
    /// What the bounds on a group's entries are at the threshold.
    private struct Bound: Equatable {
        /// At least so many tokens are common.
        var common: Int
        /// At most so many tokens of the one may be missing from the other.
        var ofQuery: Int
        var ofEntry: Int
        /// The rarest token in common has at most so many rarer ones beside it in the entry.
        var rarer: Int
    }

    /// Neighbouring groups with the same bounds.
    private struct Run {
        var entries: Range<Int>
        var bound: Bound
    }

    let index: LanguageIndex
    let query: IndexedQuery
    let text: QueryText
    /// Says of a variant that is good enough whether it may be listed, and takes it.
    let part: SearchedPart
    /// The groups whose lengths are near enough, and the bounds on each.
    private(set) var window: Range<Int>
    private var runs: [Run] = []
    /// What has fewer tokens in common with the query is of interest in no group.
    private var least = 0
    var seen = NumberSet()
    var taken: [UInt32] = []
    let scratch = Scratch()
    /// Made when a segment with tags is met.
    lazy var tagged = TagComparison(text.query.tagged)

    private static let chunk = Scratch.selection

    init(_ part: SearchedPart, language: Int, _ text: QueryText) throws(Damage) {
        self.part = part
        self.text = text
        index = part.indices[language]
        query = try IndexedQuery(text, index)
        window = 0..<0
    }

    var scoring: Scoring { query.scoring }

    // MARK: By postings

    /// Finds all that reach the threshold, which is a half at least.
    mutating func searchPostings(_ state: inout SearchState) throws(Damage) {
        guard query.core > 0, setWindow(state.threshold) else { return }
        setBounds(state.threshold)
        // The tokens not yet looked at: what was not seen by now has at most so many in common.
        var left = query.core - query.unknown
        var limits: [calque_bound] = []
        var reach = 0..<0
        var rises = state.rises
        for term in query.terms {
            var rows = term.list.postings
            // Limits for more tokens in common are good for fewer too, and most lists are shorter than the limits.
            if limits.isEmpty || rows.count > 512 || left < least {
                guard let narrowed = setLimits(&limits, left) else { return }
                reach = narrowed
            }
            left -= term.count
            if rows.isEmpty { continue }
            guard index.postings.isSound(rows) else { throw Damage() }
            if rows.count > 4 * PartFormat.skip { rows = try index.postings(rows, reach: reach) }
            while !rows.isEmpty {
                let count = min(rows.count, Self.chunk)
                let chunk = index.postings.raw(rows.lowerBound..<rows.lowerBound + count)
                rows = rows.lowerBound + count..<rows.upperBound
                let found = limits.withUnsafeBufferPointer { limits in
                    calque_postings_select(
                        chunk.baseAddress, count, query.signature.short, limits.baseAddress, limits.count,
                        scratch.selected)
                }
                try verify(count: found, limits, &state)
                if state.rises != rises {
                    rises = state.rises
                    setBounds(state.threshold)
                    guard let narrowed = setLimits(&limits, left + term.count) else { return }
                    reach = narrowed
                }
            }
        }
    }

    /// The limits of each group for entries that have at most `left` tokens in common with the query.
    /// - Returns: from the first to the last entry that may pass; nil when none may.
    private func setLimits(_ limits: inout [calque_bound], _ left: Int) -> Range<Int>? {
        limits.removeAll(keepingCapacity: true)
        var (first, last) = (-1, -1)
        for run in runs {
            if run.bound.common > left { continue }
            if first < 0 { first = run.entries.lowerBound }
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
        return first < 0 ? nil : first..<last
    }

    // MARK: By signatures

    /// Finds what reaches the threshold and was not taken before.
    mutating func searchAll(_ state: inout SearchState) throws(Damage) {
        guard query.core > 0, setWindow(state.threshold) else { return }
        seen = NumberSet()
        for entry in taken { _ = seen.insert(entry) }
        // From the query's own length outwards: what is likely to be alike raises the threshold for the rest.
        let order = window.sorted { distance(of: $0) < distance(of: $1) }
        for group in order where index.groups[group].isFor(scoring) {
            var bound = bound(of: index.groups[group], state.threshold)
            let end = index.groups[group].end
            var start = group == 0 ? 0 : index.groups[group - 1].end
            while start < end {
                guard bound.common <= query.core else { break }
                let count = min(end - start, Self.chunk)
                guard index.entries.isSound(start..<start + count) else { throw Damage() }
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

    /// The groups that the threshold leaves. - Returns: false when there is none.
    private mutating func setWindow(_ threshold: Threshold) -> Bool {
        let groups = index.groups
        let totals = threshold.totals(query.length)
        let first = groups.partitioningIndex { $0.total >= totals.lowerBound }
        let end = groups.partitioningIndex { $0.total > totals.upperBound }
        window = first..<max(first, end)
        return !window.isEmpty
    }

    private mutating func setBounds(_ threshold: Threshold) {
        runs.removeAll(keepingCapacity: true)
        least = .max
        var start = window.lowerBound == 0 ? 0 : index.groups[window.lowerBound - 1].end
        var known: (total: Int, bound: Bound)?
        for group in index.groups[window] {
            // The few entries of the other scoring go with their neighbours: `compareAll` passes over them.
            if !group.isFor(scoring) { continue }
            // To `plain` final marks are tokens as others are.
            let bound: Bound
            if scoring == .plain, let last = known, last.total == group.total {
                bound = last.bound
            } else {
                bound = self.bound(of: group, threshold)
                known = (group.total, bound)
                least = min(least, bound.common)
            }
            if let last = runs.indices.last, runs[last].bound == bound {
                runs[last].entries = runs[last].entries.lowerBound..<group.end
            } else {
                runs.append(Run(entries: start..<group.end, bound: bound))
            }
            start = group.end
        }
    }

    private func bound(of group: EntryGroup, _ threshold: Threshold) -> Bound {
        let core = group.core(scoring)
        let most = mostEdits(group, threshold)
        let ofQuery = most - max(0, core - query.core) - query.unknown
        let ofEntry = most - max(0, query.core - core)
        let common = ofQuery < 0 || ofEntry < 0 ? Int.max : max(core, query.core) - most
        return Bound(common: common, ofQuery: ofQuery, ofEntry: ofEntry, rarer: core - (max(core, query.core) - most))
    }

    /// The most edits by which an entry of the group may be of interest.
    func mostEdits(_ group: EntryGroup, _ threshold: Threshold) -> Int {
        let endingDiffers = scoring == .translator && (group.marks > 0) == query.ending.isEmpty
        let most = threshold.mostEdits(
            length: max(group.length(scoring), query.length),
            points: endingDiffers ? Score.Penalties.ending.points : 0, bonus: text.query.bonus)
        // That both end in a full stop is no likeness if nothing else is alike.
        return min(most, max(group.core(scoring), query.core) - 1)
    }
}

extension [EntryGroup] {
    /// The index of the first of which the condition holds, of those in whose order it holds from some place on.
    fileprivate func partitioningIndex(_ holds: (EntryGroup) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
