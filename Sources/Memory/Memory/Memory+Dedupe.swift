package import CalqueCore
import CalqueUnits
import CalqueXML

extension Memory {
    /// Of units with the same source in the same languages, which stay.
    package enum Deduplication: String, Sendable, CaseIterable {
        /// All whose targets differ.
        case all
        /// The one that was changed last; of equals, the first.
        case newest
        /// The one that was used most; of equals, the one that was changed last.
        case mostUsed = "most-used"
    }

    private struct Winner {
        var position: Int
        var changed: String?
        /// The sum of all that are the same.
        var usage: Int
        var count: Int
    }

    /// Makes one unit of those that have the same texts (languages and contents), and chooses among translations of
    /// the same source.
    ///
    /// Of units that are the same the one that was changed last stays, where it stands, and their uses are added up.
    /// What is taken away stands elsewhere in the memory before anything is written, so a crash leaves duplicates at
    /// worst.
    ///
    /// - Parameter same: whether two languages are one.
    /// - Throws, complexity: as ``rewrite(isDryRun:onRepair:decide:)``, and some 100 bytes for each unit.
    package func dedupe(
        keep policy: Deduplication = .all, isDryRun: Bool = false,
        where same: @escaping (LanguageTag, LanguageTag) -> Bool = { $0 == $1 },
        onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> Rewriting {
        let snapshot = snapshot()
        let keys = UnitKeys(where: same)
        var winners: [Digest: Winner] = [:]
        var groups: [Digest: Digest] = [:]
        _ = try plan(onRepair: onRepair) { (entry, header) throws(Failure) in
            guard !entry.unit.variants.isEmpty else { return .keep }
            let key = keys.key(entry.unit)
            let one = Winner(
                position: entry.position, changed: entry.unit.changed, usage: entry.unit.usageCount ?? 0, count: 1)
            if var known = winners[key] {
                if Self.isNewer(one, than: known) {
                    known.position = one.position
                    known.changed = one.changed
                }
                // One that does not say was used once, as the rest of the house counts.
                known.usage = max(known.usage, 1) + max(one.usage, 1)
                known.count += 1
                winners[key] = known
            } else {
                winners[key] = one
            }
            return .keep
        }
        if policy != .all {
            _ = try plan { (entry, header) throws(Failure) in
                guard let key = Self.winningKey(entry, keys, winners) else { return .keep }
                let group = keys.sourceKey(entry.unit, header)
                guard let one = winners[key] else { return .keep }
                guard let best = groups[group].flatMap({ winners[$0] }) else {
                    groups[group] = key
                    return .keep
                }
                let isBetter =
                    policy == .newest || one.usage == best.usage
                    ? Self.isNewer(one, than: best) : one.usage > best.usage
                if isBetter { groups[group] = key }
                return .keep
            }
        }
        let decide = { (entry: Entry, header: TMXHeader) throws(Failure) -> Decision in
            guard !entry.unit.variants.isEmpty else { return .keep }
            guard let key = Self.winningKey(entry, keys, winners), let winner = winners[key] else { return .remove }
            if policy != .all, groups[keys.sourceKey(entry.unit, header)] != key { return .remove }
            guard winner.count > 1 else { return .keep }
            var unit = entry.unit
            unit.attributes["usagecount"] = String(winner.usage)
            return .replace(unit)
        }
        return try rewrite(since: snapshot, isDryRun: isDryRun, decide: decide)
    }

    /// The key of a unit that stays among those that are the same.
    private static func winningKey(_ entry: Entry, _ keys: UnitKeys, _ winners: [Digest: Winner]) -> Digest? {
        guard !entry.unit.variants.isEmpty else { return nil }
        let key = keys.key(entry.unit)
        return winners[key]?.position == entry.position ? key : nil
    }

    private static func isNewer(_ one: Winner, than other: Winner) -> Bool {
        guard let date = one.changed else { return false }
        return other.changed.map { bytesPrecede($0, date) } ?? true
    }
}
