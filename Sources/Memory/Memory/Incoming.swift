import CalqueCore
import CalqueUnits

/// What is known of units that are being added to a file: not their texts, so that a file of any size can be added.
///
/// Some 50 bytes a unit that differs from those before, and 10 one that does not.
final class Incoming {
    enum Fate: UInt8 {
        /// To be written.
        case new
        /// Its texts are there.
        case there
        /// They are there, and that they came again was noted.
        case noted
        /// It is written, and takes the place of what it conflicted with.
        case replaces
        /// It gives way to what it conflicts with.
        case refused
        /// It has no text.
        case empty
    }

    private struct Facts {
        var document: Int32
        var usage: Int32
    }

    private(set) var fates: [Fate] = []
    private var count: Int32 = 0
    /// Whether there are units that will meet them; if not, nothing but digests is kept.
    private let meetsOthers: Bool
    private let keys: UnitKeys
    private let policy: ConflictPolicy
    private let now: String?
    private var facts: [Facts] = []
    private var documents: [String] = []
    private var last: (document: String, number: Int32)?
    private var documentNumbers: [SegmentContent: Int32] = [:]
    /// The units, by all that they hold.
    private var known = DigestTable()
    /// In place of a number: a pair that a unit of three variants and more holds.
    private static let part: Int32 = -1
    private var hasSingles = false

    /// For conflicts only: the units by their source, and what the policy needs of them.
    private struct Rival {
        var number: Int32
        var changed: String?
        var targets: Set<Int>
        var unit: TranslationUnit?
    }
    private var rivals: [Digest: [Rival]] = [:]

    init(_ keys: UnitKeys, policy: ConflictPolicy, now: String?, meetsOthers: Bool) {
        self.meetsOthers = meetsOthers
        self.keys = keys
        self.policy = policy
        self.now = now
    }

    /// The next unit that comes.
    /// - Returns: what becomes of it, as far as those before it tell.
    @discardableResult
    func note(_ unit: TranslationUnit, header: @autoclosure () -> TMXHeader?) -> Fate {
        let number = count
        if count < .max { count += 1 }
        guard !unit.variants.isEmpty else {
            keep(.empty, Facts(document: -1, usage: -1))
            return .empty
        }
        let key = keys.key(unit)
        let isThere = !known.insert(key, number)
        keep(
            isThere ? .there : .new,
            Facts(
                document: self.number(of: unit.annotations.property(PropertyType.document)),
                usage: Int32(clamping: unit.usageCount ?? -1)))
        guard !isThere else { return .there }
        if unit.variants.count == 1 { hasSingles = true }
        if unit.variants.count > 2 { for part in keys.parts(unit) { known.insert(part, Self.part) } }
        if case .keep = policy { return .new }
        guard meetsOthers, let source = unit.sourceVariant(in: header() ?? TMXHeader(attributes: [])) else {
            return .new
        }
        let sourceNumber = keys.number(of: source.language)
        var rival = Rival(
            number: number, changed: unit.changed ?? now,
            targets: Set(unit.variants.map { keys.number(of: $0.language) }).subtracting([sourceNumber]))
        if case .ask = policy { rival.unit = unit }
        rivals[keys.key(source), default: []].append(rival)
        return .new
    }

    private func keep(_ fate: Fate, _ facts: @autoclosure () -> Facts) {
        guard meetsOthers else { return }
        fates.append(fate)
        self.facts.append(facts())
    }

    private func number(of document: String?) -> Int32 {
        guard let document else { return -1 }
        // Units of a document come together.
        if let last, sameBytes(last.document, document) { return last.number }
        defer { last = (document, documentNumbers[SegmentContent(document)] ?? -1) }
        if let known = documentNumbers[SegmentContent(document)] { return known }
        let number = Int32(documents.count)
        documents.append(document)
        documentNumbers[SegmentContent(document)] = number
        return number
    }

    /// What becomes of a unit that is there.
    /// - Returns: the unit as it is to be, nil when it goes; and whether that is a change.
    /// - Complexity: O(variants) for a unit that shares no text with those that come.
    func meet(_ old: TranslationUnit) throws(Failure) -> (unit: TranslationUnit?, isChanged: Bool) {
        var unit = old
        var isChanged = false
        var parts = keys.parts(old)
        if hasSingles { parts += old.variants.map(keys.key) }
        for part in parts {
            guard let number = known[part].map(Int.init), number >= 0, fates[number] == .new || fates[number] == .there
            else {
                continue
            }
            let facts = facts[number]
            let document = facts.document < 0 ? nil : documents[Int(facts.document)]
            if unit.meetAgain(document: document, usage: facts.usage < 0 ? nil : Int(facts.usage), now: now) {
                fates[number] = .noted
                isChanged = true
            } else if fates[number] == .new {
                fates[number] = .there
            }
        }
        guard !rivals.isEmpty else { return (unit, isChanged) }
        var dropped: Set<Int> = []
        for variant in old.variants {
            for rival in rivals[keys.key(variant)] ?? [] {
                let shared = old.variants.map { keys.number(of: $0.language) }.filter(rival.targets.contains)
                if !shared.isEmpty, try yields(old, to: rival) { dropped.formUnion(shared) }
            }
        }
        if dropped.isEmpty { return (unit, isChanged) }
        return (unit.without { dropped.contains(keys.number(of: $0.language)) }, true)
    }

    private func yields(_ old: TranslationUnit, to rival: Rival) throws(Failure) -> Bool {
        let number = Int(rival.number)
        guard fates[number] == .new || fates[number] == .replaces else { return false }
        switch policy {
        case .keep: return false
        case .overwrite: break
        case .newest:
            guard let there = old.changed, let coming = rival.changed, !bytesPrecede(there, coming) else { break }
            fates[number] = .refused
            return false
        case .ask(let ask):
            guard let unit = rival.unit else { return false }
            switch try ask(old, unit) {
            case .keepBoth: return false
            case .keepOld:
                if fates[number] == .new { fates[number] = .refused }
                return false
            case .takeNew: break
            }
        }
        fates[number] = .replaces
        return true
    }
}
