import CalqueCore
import CalqueFormats
import CalqueUnits

/// What a new version of a document makes of the units that a memory has of it.
///
/// Units that a person has decided about stay, and a pair that a person removed does not come back. Each kept unit stands
/// for one pair of the new version: the pair that was aligned before it was edited, or else a pair with its source.
/// All other units are replaced.
struct Revision {
    /// What happens to a unit of the new version.
    enum Fate: Equatable {
        /// It is written.
        case written
        /// The kept unit of this number stands for it.
        case keptAs(Int)
        /// A person removed it.
        case leftOut
    }

    /// A unit of the present version that claims one unit of the new one.
    private struct Claim {
        let digests: [String]
        /// Nil for a unit that claims the same pair only.
        let source: Digest?
        let context: Digest
        /// The number of the kept unit; nil for one that is replaced.
        let kept: Int?
    }

    /// A unit of the new version that may be claimed.
    private struct Candidate {
        let number: Int
        let digest: String
        let source: Digest
        let context: Digest
    }

    /// The units that stay, in order.
    private(set) var kept: [TranslationUnit] = []
    /// The texts of the present version.
    private(set) var texts = TextSample()
    private var count = 0
    private let removed: Set<String>
    private let isAlignment: Bool
    private let names: UnitNames
    private var claims: [Claim] = []
    /// The sources of the units that are replaced. Only an alignment counts them.
    private var sources: [Digest: Int] = [:]
    /// The fates of new units other than `written`, by their numbers.
    private var fates: [Int: Fate] = [:]
    var counts = Memory.Addition.Revision()

    /// - Parameter isAlignment: whether the new version is an alignment. It replaces aligned units only. Other sources
    ///   replace all units that were not edited, and bring removed pairs back.
    init(of document: MemoryDocument, _ header: TMXHeader?, isAlignment: Bool) {
        self.isAlignment = isAlignment
        names = document.unitNames
        removed = isAlignment ? Set(header?.removedPairs ?? []) : []
    }

    /// Whether nothing of the present version has an influence on the new one.
    var isEmpty: Bool { kept.isEmpty && removed.isEmpty }

    /// Whether a unit of the present version stays.
    func keeps(_ unit: TranslationUnit) -> Bool {
        isAlignment
            ? unit.isKept || !unit.isAligned || isEditedElsewhere(unit)
            : unit.annotations.property(PropertyType.aligned) != nil
    }

    /// Whether a person has changed the texts of an aligned unit in a tool that does not know our marks. The name of the unit
    /// was made of its texts; a tool that drops the name has only the date to tell.
    private func isEditedElsewhere(_ unit: TranslationUnit) -> Bool {
        unit.isChangedLater && (unit.tuid == nil || names.tellsOtherTexts(of: unit))
    }

    /// Adds a unit of the present version.
    mutating func insert(_ unit: TranslationUnit) {
        texts.insert(unit)
        count += 1
        if keeps(unit) {
            var digests = [unit.pairDigest]
            if let first = unit.annotations.property(PropertyType.aligned) { digests.insert(first, at: 0) }
            // A better translation may follow one that was rejected.
            let source = unit.status == .rejected ? nil : Self.source(of: unit)
            claims.append(
                Claim(digests: digests, source: source, context: Self.context(of: unit), kept: kept.count))
            kept.append(unit)
            return
        }
        guard isAlignment else { return }
        if let source = Self.source(of: unit) { sources[source, default: 0] += 1 }
        guard !removed.isEmpty else { return }
        let digest = unit.pairDigest
        guard removed.contains(digest) else { return }
        // One of several equal pairs was removed, and this one was not.
        claims.append(Claim(digests: [digest], source: nil, context: Self.context(of: unit), kept: nil))
    }

    /// Whether the present version and the new one are versions of one document.
    func isLike(_ texts: TextSample, _ units: some UnitSource) throws(Failure) -> Bool {
        if self.texts.isEmpty || self.texts.isLike(texts) { return true }
        // Edited units may have new texts only.
        let edited = Set(kept.compactMap { $0.annotations.property(PropertyType.aligned) })
        guard !edited.isEmpty else { return false }
        var (all, shared) = (0, 0)
        let stream = try units.open()
        while let unit = try stream.next() {
            all += 1
            if edited.contains(unit.pairDigest) { shared += 1 }
        }
        return shared > 0 && shared * 2 >= min(all, count)
    }

    /// Decides about the units of the new version, after all of the present one were added.
    ///
    /// - Complexity: O(units × length); memory for the units that may be claimed.
    mutating func decide(_ units: some UnitSource) throws(Failure) {
        var bySource: Set<Digest> = []
        var byDigest = removed
        for claim in claims {
            byDigest.formUnion(claim.digests)
            if let source = claim.source { bySource.insert(source) }
        }
        var candidates: [Candidate] = []
        let stream = try units.open()
        var number = 0
        while let unit = try stream.next() {
            defer { number += 1 }
            guard let source = Self.source(of: unit) else { continue }
            let digest = unit.pairDigest
            guard byDigest.contains(digest) || bySource.contains(source) else { continue }
            if removed.contains(digest) { fates[number] = .leftOut }
            candidates.append(
                Candidate(number: number, digest: digest, source: source, context: Self.context(of: unit)))
        }
        claim(candidates)
        counts.kept = kept.count
        counts.leftOut = fates.values.count { $0 == .leftOut }
    }

    /// Gives each claim a candidate: of the same pair before one of the same source, and of the same context before
    /// another. Units that stay come first.
    private mutating func claim(_ candidates: [Candidate]) {
        var isOpen = claims.map { _ in true }
        var free = Set(candidates.indices)
        let ways = [(false, true), (false, false), (true, true), (true, false)]
        for (ofKept, (bySource, byContext)) in ways.map({ (true, $0) }) + ways.prefix(2).map({ (false, $0) }) {
            // The claims that look for each key, in order.
            var seekers: [Key: [Int]] = [:]
            for (index, claim) in claims.enumerated() where isOpen[index] && (claim.kept != nil) == ofKept {
                for key in Self.keys(of: claim, bySource, byContext) { seekers[key, default: []].append(index) }
            }
            if seekers.isEmpty { continue }
            for place in candidates.indices where free.contains(place) {
                let candidate = candidates[place]
                let key = Key(
                    digest: bySource ? nil : candidate.digest, source: bySource ? candidate.source : nil,
                    context: byContext ? candidate.context : nil)
                guard let index = seekers[key]?.first(where: { isOpen[$0] }) else { continue }
                isOpen[index] = false
                free.remove(place)
                fates[candidate.number] = claims[index].kept.map(Fate.keptAs)
            }
        }
    }

    private struct Key: Hashable {
        let digest: String?
        let source: Digest?
        let context: Digest?
    }

    private static func keys(of claim: Claim, _ bySource: Bool, _ byContext: Bool) -> [Key] {
        let context = byContext ? claim.context : nil
        if bySource { return claim.source.map { [Key(digest: nil, source: $0, context: context)] } ?? [] }
        return Set(claim.digests).map { Key(digest: $0, source: nil, context: context) }
    }

    /// The fate of a unit of the new version, by its number.
    func fate(of number: Int) -> Fate { fates[number] ?? .written }

    /// Counts a unit of the new version that is written.
    mutating func count(_ unit: TranslationUnit) {
        guard isAlignment else { return }
        if let source = Self.source(of: unit), let rest = sources[source], rest > 0 {
            sources[source] = rest - 1
            counts.replaced += 1
        } else {
            counts.added += 1
        }
    }

    /// Ends the count: units whose sources did not come again are gone.
    mutating func finishCount() { counts.gone = sources.values.reduce(0, +) }

    /// Aligned units have the text of the first document first.
    private static func source(of unit: TranslationUnit) -> Digest? {
        unit.variants.first.map { Digest($0.text, 0) }
    }

    private static func context(of unit: TranslationUnit) -> Digest {
        Digest(
            Digest(unit.annotations.property(PropertyType.previous) ?? "", 0),
            Digest(unit.annotations.property(PropertyType.next) ?? "", 0))
    }
}
