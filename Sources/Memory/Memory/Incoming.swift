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
    }

    /// The dispositions of the units, in their order; empty unless there are present units.
    private(set) var dispositions: [Disposition] = []
    private var count: Int32 = 0
    /// Whether there are present units. If not, only digests are kept.
    private let meetsPresent: Bool
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

    /// A new unit as far as conflicts need it.
    private struct Competitor {
        var number: Int32
        var changed: UnitDate?
        /// The languages other than the source, as numbers of `UnitKeys`.
        var targets: Set<Int>
        /// For the policy `ask` only.
        var unit: TranslationUnit?
    }
    /// The new units by the keys of their sources; empty for the policy `keep`.
    private var competitors: [Digest: [Competitor]] = [:]

    init(_ keys: UnitKeys, policy: ConflictPolicy, now: UnitDate?, meetsPresent: Bool) {
        self.meetsPresent = meetsPresent
        self.keys = keys
        self.policy = policy
        self.now = now
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
                count: Int32(clamping: unit.usageCount ?? -1)))
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
        let sourceNumber = keys.number(of: source.language)
        var competitor = Competitor(
            number: number, changed: unit.lastChange ?? now,
            targets: Set(unit.variants.map { keys.number(of: $0.language) }).subtracting([sourceNumber]))
        if case .ask = policy { competitor.unit = unit }
        competitors[keys.key(source), default: []].append(competitor)
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

    /// Decides about a present unit, and about the new units with the same texts or a conflict with it.
    ///
    /// - Returns: the unit to write, nil if it is dropped; and whether that is a change.
    /// - Complexity: O(variants) for a unit that shares no text with a new one.
    func meet(_ old: TranslationUnit) throws(Failure) -> (unit: TranslationUnit?, isChanged: Bool) {
        var (unit, isChanged) = counted(old)
        guard !competitors.isEmpty else { return (unit, isChanged) }
        var dropped: Set<Int> = []
        for variant in old.variants {
            for competitor in competitors[keys.key(variant)] ?? [] {
                let shared = old.variants.map { keys.number(of: $0.language) }.filter(competitor.targets.contains)
                if !shared.isEmpty, try isReplaced(old, by: competitor) { dropped.formUnion(shared) }
            }
        }
        if dropped.isEmpty { return (unit, isChanged) }
        isChanged = true
        return (unit.without { dropped.contains(keys.number(of: $0.language)) }, isChanged)
    }

    /// The present unit with the uses that new units of the same texts add.
    private func counted(_ old: TranslationUnit) -> (unit: TranslationUnit, isChanged: Bool) {
        var unit = old
        var isChanged = false
        var parts = keys.parts(old)
        if hasSingles { parts += old.variants.map(keys.key) }
        for part in parts {
            guard let number = known[part].map(Int.init), number >= 0,
                dispositions[number] == .new || dispositions[number] == .present
            else { continue }
            let usage = usages[number]
            let document = usage.document < 0 ? nil : documents[Int(usage.document)]
            if unit.countUse(in: document, usage: usage.count < 0 ? nil : Int(usage.count), now: now) {
                dispositions[number] = .counted
                isChanged = true
            } else if dispositions[number] == .new {
                dispositions[number] = .present
            }
        }
        return (unit, isChanged)
    }

    private func isReplaced(_ old: TranslationUnit, by competitor: Competitor) throws(Failure) -> Bool {
        let number = Int(competitor.number)
        guard dispositions[number].isWritten else { return false }
        switch policy {
        case .keep: return false
        case .overwrite: break
        case .newest:
            guard let present = old.lastChange, let new = competitor.changed, present >= new else { break }
            dispositions[number] = .refused
            return false
        case .ask(let ask):
            guard let unit = competitor.unit else { return false }
            switch try ask(old, unit) {
            case .keepBoth: return false
            case .keepOld:
                if dispositions[number] == .new { dispositions[number] = .refused }
                return false
            case .takeNew: break
            }
        }
        dispositions[number] = .replacing
        return true
    }
}
