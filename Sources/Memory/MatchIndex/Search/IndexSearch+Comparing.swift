import CCalqueMatching
import CalqueMatching

extension IndexSearch {
    /// Compares the first `count` of `selected` with the query if their longer signatures pass the limits.
    mutating func verify(count: Int, _ state: inout SearchState) throws(CorruptIndex) {
        for place in 0..<count where !index.entries.isSound(Int(scratch.selected[place])) { throw CorruptIndex() }
        let signature = query.signature
        let entries = index.entries.raw(0..<index.entries.count)
        let codes = index.codes.raw(0..<index.codes.count)
        var left = lists.verifying.withUnsafeBufferPointer { limits in
            calque_candidates_select(
                entries.baseAddress, codes.baseAddress, scratch.selected, count, signature.low, signature.high,
                limits.baseAddress, limits.count)
        }
        if left > 0, index.groups[window.upperBound - 1].total >= SegmentCode.long {
            for place in 0..<left {
                let code = try index.record(Int(scratch.selected[place])).code
                guard SegmentCode.headIsSound(index.codes, at: code) else { throw CorruptIndex() }
            }
            left = lists.verifying.withUnsafeBufferPointer { limits in
                withUnsafeBytes(of: signature.wide) { wide in
                    calque_codes_select(
                        entries.baseAddress, codes.baseAddress, index.codes.count, scratch.selected, left,
                        wide.assumingMemoryBound(to: UInt64.self).baseAddress, limits.baseAddress, limits.count)
                }
            }
        }
        try compareAll(count: left, &state)
    }

    mutating func compareAll(count: Int, _ state: inout SearchState) throws(CorruptIndex) {
        var group = window.lowerBound
        var last: UInt32 = 0
        for place in 0..<count {
            let entry = scratch.selected[place]
            // The entries ascend except where another list begins.
            if entry < last { group = window.lowerBound }
            last = entry
            while index.groups[group].end <= Int(entry), group + 1 < window.upperBound { group += 1 }
            guard index.groups[group].isFor(scoring), lists.seen.insert(entry) else { continue }
            if try compare(Int(entry), index.groups[group], &state) { lists.taken.append(entry) }
        }
    }

    /// Computes the score. - Returns: whether the entry is among the best.
    private mutating func compare(
        _ entry: Int, _ group: EntryGroup, _ state: inout SearchState
    ) throws(CorruptIndex) -> Bool {
        let record = try index.record(entry)
        guard let reading = SegmentCode.Reading(index.codes, at: record.code) else { throw CorruptIndex() }
        let count = reading.count
        let coreCount = group.core(scoring)
        guard count >= coreCount else { throw CorruptIndex() }
        scratch.reserve(count)
        let (exact, folded) = (scratch.exact, scratch.folded)
        let length = max(group.length(scoring), query.length)
        let most = mostEdits(group, state.threshold)
        // This is many times cheaper than a distance, and the signatures of long segments exclude little.
        switch reading.read(
            index, core: coreCount,
            scoring == .plain ? CALQUE_WRITTEN : group.kind == .translator ? CALQUE_OWN : CALQUE_FOLDED,
            set: scratch.set, atMost: most - max(0, query.core - coreCount), exact, folded)
        {
        case CALQUE_UNSOUND: throw CorruptIndex()
        case CALQUE_HOPELESS: return false
        default: break
        }
        let core = UnsafeBufferPointer(start: scoring == .plain ? exact : folded, count: coreCount)
        guard let distance = query.pattern.distance(to: core, atMost: most) else { return false }
        var penalties: MatchScore.Penalties = []
        if scoring == .translator {
            let ending = UnsafeBufferPointer(start: folded + coreCount, count: count - coreCount)
            if !ending.elementsEqual(query.ending) { penalties.insert(.ending) }
            func isHopeless() -> Bool {
                distance
                    > state.threshold.mostEdits(length: length, points: penalties.points, bonus: text.query.bonus)
            }
            if isHopeless() { return false }
            // Without a limit there is always a distance.
            let exactDistance = query.exactNumbers?.distance(to: core) ?? distance
            if exactDistance > distance { penalties.insert(.numbers) }
            // A segment with tags has an entry of folded tokens.
            let tags = group.kind == .translator ? try part.part.tags(ofVariant: record.variant) : []
            if tags.isEmpty != text.query.tags.isEmpty { penalties.insert(.tags) }
            if isHopeless() { return false }
            let best = MatchScore(distance: distance, length: length, penalties: penalties)
            if part.isBehind(record.variant, best, text, state.top) { return false }
            if !tags.isEmpty {
                let row = try part.part.variant(record.variant)
                let source = TaggedText(try part.text(row.language, row.entry), tags)
                penalties = tagged.penalties(source, distance: distance, exact: exactDistance, penalties)
            } else if try formDiffers(
                entry, record.variant, group, count, exactDistance, isSame: distance == 0 && penalties.isEmpty)
            {
                penalties.insert(.form)
            }
        }
        return try part.offer(
            record.variant, MatchScore(distance: distance, length: length, penalties: penalties), text, &state)
    }

    /// Whether more tokens differ as they are written than folded; or, for segments that are the same when folded,
    /// whether any byte differs.
    private mutating func formDiffers(
        _ entry: Int, _ variant: Int, _ group: EntryGroup, _ count: Int, _ foldedDistance: Int, isSame: Bool
    ) throws(CorruptIndex) -> Bool {
        // The text of an entry of folded tokens is in another entry.
        let textEntry = group.kind == .translator ? try part.part.variant(variant).entry : entry
        if isSame { return try index.text(ofEntry: textEntry) != text.bytes }
        guard text.isRegular, group.kind == .both else {
            let source = String(decoding: try index.text(ofEntry: textEntry), as: UTF8.self)
            return written.distance(to: source) > foldedDistance
        }
        let pattern = try query.asWritten(text, index)
        let tokens = UnsafeBufferPointer(start: scratch.exact, count: count)
        let core = UnsafeBufferPointer(rebasing: tokens[..<tokens.coreCount])
        return (pattern.distance(to: core) ?? 0) > foldedDistance
    }
}
