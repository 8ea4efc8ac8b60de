import CalqueCore
import CalqueUnits

/// The new units that may conflict with present ones: those with the source of a present unit and another target.
///
/// One source may have many units on both sides, so units are not compared in pairs: a source keeps what is known about
/// each language.
struct Conflicts {
    /// A new unit as far as conflicts need it.
    struct Candidate {
        var number: Int32
        var changed: UnitDate?
        /// An index into `languageSets`: the languages other than the source, as numbers of `UnitKeys`.
        var targets: Int32
        /// For the policy `ask` only.
        var unit: TranslationUnit?
    }

    /// The targets of one source in one language.
    private struct Targets {
        /// Whether a new unit takes the place of present ones.
        var isWanted = false
        /// Whether a present unit lost its place.
        var isReplaced = false
        /// The date of the newest present unit.
        var newest: UnitDate?
    }

    /// The units of one source.
    private struct Group {
        var candidates: [Candidate] = []
        var targets: [Int: Targets] = [:]
    }

    private var groups: [Group] = []
    /// The numbers of the groups by the keys of their sources.
    private var numbers: [Digest: Int] = [:]
    private var languageSets: [Set<Int>] = []
    private var languageSetNumbers: [Set<Int>: Int32] = [:]
    /// Whether each new unit is wanted at once. Otherwise `decide` chooses by date.
    private let wantsAll: Bool

    init(wantsAll: Bool) { self.wantsAll = wantsAll }

    var isEmpty: Bool { groups.isEmpty }

    /// Adds a new unit.
    mutating func add(_ number: Int32, source: Digest, targets: Set<Int>, changed: UnitDate?, unit: TranslationUnit?) {
        let group = numbers[source] ?? groups.count
        if group == groups.count {
            numbers[source] = group
            groups.append(Group())
        }
        let set = languageSetNumbers[targets] ?? Int32(languageSets.count)
        if Int(set) == languageSets.count {
            languageSetNumbers[targets] = set
            languageSets.append(targets)
        }
        groups[group].candidates.append(Candidate(number: number, changed: changed, targets: set, unit: unit))
        for target in targets { groups[group].targets[target, default: Targets()].isWanted = wantsAll }
    }

    /// The number of the group of a source; nil if no new unit has it.
    func group(of source: Digest) -> Int? { numbers[source] }

    /// The new units of a group.
    func candidates(of group: Int) -> [Candidate] { groups[group].candidates }

    func targets(of candidate: Candidate) -> Set<Int> { languageSets[Int(candidate.targets)] }

    /// Takes note of a present unit with the source of a group and a target in a language.
    mutating func notePresent(_ date: UnitDate?, in language: Int, of group: Int) {
        guard let date, let newest = groups[group].targets[language].map(\.newest) else { return }
        groups[group].targets[language]?.newest = newest.map { max($0, date) } ?? date
    }

    /// Decides by date which new units take the place of present ones: those that are newer than all of them, in all
    /// their languages. A unit without a date is.
    mutating func decide() {
        for group in groups.indices {
            for candidate in groups[group].candidates where !isRefused(candidate, in: group) {
                for target in targets(of: candidate) { groups[group].targets[target]?.isWanted = true }
            }
        }
    }

    private func isRefused(_ candidate: Candidate, in group: Int) -> Bool {
        guard let changed = candidate.changed else { return false }
        return targets(of: candidate).contains { target in
            groups[group].targets[target]?.newest.map { $0 >= changed } ?? false
        }
    }

    /// Returns whether new units take the place of a present target in a language, and takes note of it.
    mutating func replaces(_ language: Int, of group: Int) -> Bool {
        guard groups[group].targets[language]?.isWanted == true else { return false }
        groups[group].targets[language]?.isReplaced = true
        return true
    }

    /// Calls `body` with the number of each new unit that was refused, or that took the place of a present one.
    func forEachOutcome(_ body: (_ number: Int, _ isRefused: Bool) -> Void) {
        for (index, group) in groups.enumerated() {
            for candidate in group.candidates {
                if isRefused(candidate, in: index) {
                    body(Int(candidate.number), true)
                } else if targets(of: candidate).contains(where: { group.targets[$0]?.isReplaced == true }) {
                    body(Int(candidate.number), false)
                }
            }
        }
    }
}
