import CalqueCore
import CalqueUnits

/// Decides about units that are added to a file.
///
/// It keeps digests of the units and not their texts, so files of any size can be added: some 50 bytes for each distinct
/// unit, and 10 for each repeated one.
final class Incoming {
    /// The disposition of a new unit.
    enum Disposition: UInt8 {
        /// It is written.
        case new
        /// It changes nothing, because its texts are present.
        case present
        /// Its texts are present, and a further use of them was counted.
        case counted
        /// It is written, in place of a present unit that conflicts with it.
        case replacing
        /// It is dropped in favour of a present unit that conflicts with it.
        case refused
        /// It is dropped, because it has no text.
        case empty

        var isWritten: Bool { self == .new || self == .replacing }
    }

    /// The statement of a new unit about its use.
    private struct Usage {
        /// An index into `documents`; -1 without a document.
        var document: Int32
        /// -1 without a count.
        var count: Int32
        var status: UnitStatus?
    }

    /// The dispositions of the units, in their order; empty unless there are present units.
    private(set) var dispositions: [Disposition] = []
    private var count: Int32 = 0
    /// Whether there are present units. If not, only digests are kept.
    private let meetsPresent: Bool
    private let areAligned: Bool
    private let keys: UnitKeys
    private let policy: ConflictPolicy
    private let now: UnitDate?
    private var usages: [Usage] = []
    private var documents: [String] = []
    private var last: (document: String, number: Int32)?
    private var documentNumbers: [SegmentContent: Int32] = [:]
    /// The numbers of the new units, by the keys of their contents.
    private var known = DigestTable()
    /// In `known` instead of a number: a pair of variants of a unit that has three or more.
    private static let part: Int32 = -1
    private var hasSingles = false

    /// Empty for the policy `keep`.
    private var conflicts: Conflicts

    /// - Parameter areAligned: whether the new units are an alignment, for which no person vouches.
    init(_ keys: UnitKeys, policy: ConflictPolicy, now: UnitDate?, meetsPresent: Bool, areAligned: Bool) {
        self.areAligned = areAligned
        self.meetsPresent = meetsPresent
        self.keys = keys
        self.policy = policy
        self.now = now
        let wantsAll = if case .overwrite = policy { true } else { false }
        conflicts = Conflicts(wantsAll: wantsAll)
    }

    /// Takes note of the next new unit.
    ///
    /// - Returns: its disposition as far as the new units before it decide it.
    @discardableResult
    func note(_ unit: TranslationUnit, header: @autoclosure () -> TMXHeader?) -> Disposition {
        let number = count
        if count < .max { count += 1 }
        guard !unit.variants.isEmpty else {
            keep(.empty, Usage(document: -1, count: -1))
            return .empty
        }
        let key = keys.key(unit)
        let isPresent = !known.insert(key, number)
        keep(
            isPresent ? .present : .new,
            Usage(
                document: self.number(of: unit.annotations.property(PropertyType.document)),
                count: Int32(clamping: unit.usageCount ?? -1), status: unit.status))
        guard !isPresent else { return .present }
        if unit.variants.count == 1 { hasSingles = true }
        if unit.variants.count > 2 { for part in keys.parts(unit) { known.insert(part, Self.part) } }
        if case .keep = policy { return .new }
        if meetsPresent, let source = unit.sourceVariant(in: header() ?? TMXHeader(attributes: [])) {
            noteCompetitor(unit, source: source, number: number)
        }
        return .new
    }

    private func noteCompetitor(_ unit: TranslationUnit, source: Variant, number: Int32) {
        // They are no translations that could stand for a present one.
        if unit.status == .draft || unit.status == .rejected { return }
        var targets = Set(unit.variants.map { keys.number(of: $0.language) })
        targets.remove(keys.number(of: source.language))
        let isAsked = if case .ask = policy { true } else { false }
        conflicts.add(
            number, source: keys.key(source), targets: targets, changed: unit.lastChange ?? now,
            unit: isAsked ? unit : nil)
    }

    private func keep(_ disposition: Disposition, _ usage: @autoclosure () -> Usage) {
        guard meetsPresent else { return }
        dispositions.append(disposition)
        usages.append(usage())
    }

    private func number(of document: String?) -> Int32 {
        guard let document else { return -1 }
        // The units of a document follow one another.
        if let last, sameBytes(last.document, document) { return last.number }
        defer { last = (document, documentNumbers[SegmentContent(document)] ?? -1) }
        if let known = documentNumbers[SegmentContent(document)] { return known }
        let number = Int32(documents.count)
        documents.append(document)
        documentNumbers[SegmentContent(document)] = number
        return number
    }

    /// Whether the dates of all present units must be known before the first is met.
    var needsDates: Bool { if case .newest = policy { !conflicts.isEmpty } else { false } }

    /// Takes note of the date of a present unit, before any is met.
    func noteDate(of old: TranslationUnit) {
        for (group, language) in competition(for: old) {
            conflicts.notePresent(old.lastChange, in: language, of: group)
        }
    }

    /// Ends the notes of dates.
    func decideByDate() { conflicts.decide() }

    /// Decides about a present unit, and about the new units with the same texts or a conflict with it.
    ///
    /// What a new unit has word for word is never dropped: the new units do not compete among themselves.
    ///
    /// - Returns: the unit to write, nil if it is dropped; and whether that is a change.
    /// - Complexity: O(variants) for a unit that shares no text with a new one, and for the policies that do not ask.
    func meet(_ old: TranslationUnit) throws(Failure) -> (unit: TranslationUnit?, isChanged: Bool) {
        let (unit, isChanged) = counted(old)
        guard !conflicts.isEmpty else { return (unit, isChanged) }
        var dropped: Set<Int> = []
        if case .ask(let ask) = policy {
            dropped = try askedToDrop(from: old, by: ask)
        } else {
            for (group, language) in competition(for: old) where conflicts.replaces(language, of: group) {
                dropped.insert(language)
            }
        }
        if dropped.isEmpty { return (unit, isChanged) }
        return (unit.without { dropped.contains(keys.number(of: $0.language)) }, true)
    }

    /// Ends the meeting of present units.
    func finishMeeting() {
        if case .ask = policy { return }
        conflicts.forEachOutcome { number, isRefused in
            if dispositions[number] == .new { dispositions[number] = isRefused ? .refused : .replacing }
        }
    }

    /// The groups of new units with a source of the present unit, each with the languages of its targets that may be
    /// dropped.
    private func competition(for old: TranslationUnit) -> [(group: Int, language: Int)] {
        let groups = old.variants.compactMap { conflicts.group(of: keys.key($0)) }
        if groups.isEmpty || isSpared(old) { return [] }
        let free = Set(old.variants.map { keys.number(of: $0.language) }).subtracting(languagesAsNew(in: old))
        return groups.flatMap { group in free.map { (group, $0) } }
    }

    /// Whether a present unit takes no part in conflicts: a person rejected it, or confirmed it and the new units are only
    /// aligned.
    private func isSpared(_ old: TranslationUnit) -> Bool {
        old.status == .rejected || areAligned && old.status == .confirmed
    }

    /// The languages of the texts of a present unit that one new unit has, too.
    private func languagesAsNew(in old: TranslationUnit) -> Set<Int> {
        var languages: Set<Int> = []
        for (index, part) in keys.parts(old).enumerated() where known[part] != nil {
            for member in UnitKeys.members(ofPart: index, of: old.variants.count) {
                languages.insert(keys.number(of: old.variants[member].language))
            }
        }
        return languages
    }

    /// The present unit with the uses that new units of the same texts add.
    private func counted(_ old: TranslationUnit) -> (unit: TranslationUnit, isChanged: Bool) {
        var unit = old
        var isChanged = false
        var parts = keys.parts(old)
        if hasSingles { parts += old.variants.map(keys.key) }
        for part in parts {
            guard let number = known[part].map(Int.init), number >= 0, dispositions[number] != .counted else {
                continue
            }
            let usage = usages[number]
            let document = usage.document < 0 ? nil : documents[Int(usage.document)]
            let isLifted = unit.lift(to: usage.status)
            if unit.countUse(in: document, usage: usage.count < 0 ? nil : Int(usage.count), now: now) || isLifted {
                dispositions[number] = .counted
                isChanged = true
            } else {
                dispositions[number] = .present
            }
        }
        return (unit, isChanged)
    }

    /// The languages that the user drops from a present unit.
    private func askedToDrop(
        from old: TranslationUnit, by ask: (TranslationUnit, TranslationUnit) throws(Failure) -> ConflictAnswer
    ) throws(Failure) -> Set<Int> {
        var free: [Int: Set<Int>] = [:]
        for (group, language) in competition(for: old) { free[group, default: []].insert(language) }
        var dropped: Set<Int> = []
        for (group, languages) in free.sorted(by: { $0.key < $1.key }) {
            for candidate in conflicts.candidates(of: group) {
                let number = Int(candidate.number)
                let shared = conflicts.targets(of: candidate).intersection(languages)
                guard !shared.isEmpty, dispositions[number].isWritten, let unit = candidate.unit else { continue }
                switch try ask(old, unit) {
                case .keepBoth: break
                case .keepOld: if dispositions[number] == .new { dispositions[number] = .refused }
                case .takeNew:
                    dispositions[number] = .replacing
                    dropped.formUnion(shared)
                }
            }
        }
        return dropped
    }
}
