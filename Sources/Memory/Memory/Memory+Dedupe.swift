public import CalqueCore
import CalqueFormats
import CalqueUnits
import CalqueXML

extension Memory {
    /// Which of the units that translate the same source into the same languages are kept.
    public enum Deduplication: String, Sendable, CaseIterable {
        /// All units with different targets.
        case all
        /// The unit with the latest change (`TranslationUnit.lastChange`); the first of equals.
        case newest
        /// The most used unit; of equals, the one with the latest change.
        case mostUsed = "most-used"
    }

    /// Makes one unit of units that have the same texts (languages and contents), and chooses among translations of the
    /// same source.
    ///
    /// If units have the same texts, the one with the latest change keeps its place, and gets the sum of their uses, the notes
    /// of all, and the properties that it lacks. But first come units that a person has confirmed or rejected, and drafts come last. Drafts and rejected units are not
    /// compared with other targets.
    /// Each removed unit has an equal in the memory before anything is written, so a crash can only leave duplicates.
    ///
    /// - Parameter same: whether two languages count as one.
    /// - Returns: the changes of the files.
    /// - Throws: as ``rewrite(since:isDryRun:remembersRemoved:onRepair:decide:)``.
    /// - Complexity: reads the memory three times, with some 100 bytes for each unit.
    public func dedupe(
        keep policy: Deduplication = .all, isDryRun: Bool = false,
        where same: @escaping (LanguageTag, LanguageTag) -> Bool = { $0 == $1 },
        onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> Rewriting {
        let snapshot = snapshot()
        let duplicates = Duplicates(keys: UnitKeys(where: same), policy: policy)
        _ = try plan(onRepair: onRepair) { (entry, _) throws(Failure) in
            duplicates.collect(entry)
            return .keep
        }
        if policy != .all {
            _ = try plan { (entry, header) throws(Failure) in
                duplicates.compareTargets(entry, header)
                return .keep
            }
        }
        let decide = { (entry: Entry, header: TMXHeader) throws(Failure) -> Decision in
            duplicates.decision(entry, header)
        }
        return try rewrite(since: snapshot, isDryRun: isDryRun, decide: decide)
    }
}

/// The units of a memory by their texts, and the best of each.
///
/// All units are collected first; then, unless all targets are kept, all are compared; then decisions can be made.
private final class Duplicates {
    /// The unit that is kept of those with the same texts.
    private struct Winner {
        var position: Int
        var changed: UnitDate?
        var worth: Int
        /// The sum of all units with these texts.
        var usage: Int
        /// How many units have these texts.
        var count: Int
        /// What people and other tools noted about all units with these texts.
        var remarks: [UnitAnnotation]

        func isBetter(than other: Winner) -> Bool {
            worth == other.worth ? isNewer(than: other) : worth > other.worth
        }

        func isNewer(than other: Winner) -> Bool {
            guard let changed else { return false }
            return other.changed.map { $0 < changed } ?? true
        }
    }

    private let keys: UnitKeys
    private let policy: Memory.Deduplication
    private var winners: [Digest: Winner] = [:]
    /// For each source in the same languages, the key of the unit that is kept.
    private var chosen: [Digest: Digest] = [:]

    init(keys: UnitKeys, policy: Memory.Deduplication) {
        self.keys = keys
        self.policy = policy
    }

    func collect(_ entry: Memory.Entry) {
        guard !entry.unit.variants.isEmpty else { return }
        let key = keys.key(entry.unit)
        let one = Winner(
            position: entry.position, changed: entry.unit.lastChange, worth: entry.unit.worth,
            usage: entry.unit.usageCount ?? 0, count: 1, remarks: entry.unit.remarks)
        guard var known = winners[key] else {
            winners[key] = one
            return
        }
        if one.isBetter(than: known) {
            known.position = one.position
            known.changed = one.changed
            known.worth = one.worth
        }
        // A unit without a count was used once, as in additions.
        known.usage = max(known.usage, 1).saturatingSum(max(one.usage, 1))
        known.count += 1
        known.remarks += one.remarks
        winners[key] = known
    }

    func compareTargets(_ entry: Memory.Entry, _ header: TMXHeader) {
        guard let key = winningKey(entry), let one = winners[key], entry.unit.isCandidate else { return }
        let source = keys.sourceKey(entry.unit, header)
        guard let best = chosen[source].flatMap({ winners[$0] }) else {
            chosen[source] = key
            return
        }
        let isBetter =
            policy == .newest || one.usage == best.usage || one.worth != best.worth
            ? one.isBetter(than: best) : one.usage > best.usage
        if isBetter { chosen[source] = key }
    }

    func decision(_ entry: Memory.Entry, _ header: TMXHeader) -> Memory.Decision {
        guard !entry.unit.variants.isEmpty else { return .keep }
        guard let key = winningKey(entry), let winner = winners[key] else { return .remove }
        if policy != .all, entry.unit.isCandidate, chosen[keys.sourceKey(entry.unit, header)] != key { return .remove }
        guard winner.count > 1 else { return .keep }
        var unit = entry.unit
        unit.attributes["usagecount"] = String(winner.usage)
        unit.addRemarks(winner.remarks)
        return .replace(unit)
    }

    /// The key of a unit that is kept of those with its texts; nil for other units.
    private func winningKey(_ entry: Memory.Entry) -> Digest? {
        guard !entry.unit.variants.isEmpty else { return nil }
        let key = keys.key(entry.unit)
        return winners[key]?.position == entry.position ? key : nil
    }
}

extension TranslationUnit {
    /// Whether the unit competes with others of its source.
    fileprivate var isCandidate: Bool { status != .draft && status != .rejected }

    /// The notes, and the properties that do not describe one alignment.
    fileprivate var remarks: [UnitAnnotation] {
        annotations.filter {
            switch $0 {
            case .note: true
            case .property(let property): !Self.alignmentProperties.contains(property.type)
            default: false
            }
        }
    }

    /// Adds the notes that the unit does not have, and the properties of types that it does not have.
    fileprivate mutating func addRemarks(_ remarks: [UnitAnnotation]) {
        var known = Set(annotations)
        var types = Set(annotations.properties.map(\.type))
        for remark in remarks where known.insert(remark).inserted {
            if case .property(let property) = remark, !types.insert(property.type).inserted { continue }
            annotations.append(remark)
        }
    }
}
