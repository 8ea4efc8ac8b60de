public import CalqueCore
public import CalqueUnits

extension Memory {
    /// An overview of a memory.
    public struct Facts: Sendable, Hashable {
        /// The number of units.
        public var units = 0
        /// The number of variants in each language.
        public var languages: [LanguageTag: Int] = [:]
        /// The number of files.
        public var files = 0
        /// The size of all files together.
        public var bytes = 0
        /// The earliest and the latest day of the units; see `TranslationUnit.day`.
        public var firstDay: UnitDate?
        /// The latest day of a unit; nil if no unit has a day.
        public var lastDay: UnitDate?
        /// The number of units in each domain.
        public var domains: [String: Int] = [:]
        /// Units without a domain.
        public var withoutDomain = 0
        /// The number of different documents.
        public var documents = 0
        /// Units with the same texts as an earlier unit.
        public var duplicates = 0
        /// Units with the same source and languages as an earlier unit, and another target.
        public var alternatives = 0
        /// The number of repairs of faulty input.
        public var repairs = 0
    }

    /// The largest number of domains that are counted separately.
    private static let mostDomains = 10_000

    /// Reads the memory for an overview.
    ///
    /// - Parameter same: whether two languages count as one in comparisons of units.
    /// - Complexity: reads all files, with some 80 bytes for each unit.
    public func facts(
        where same: @escaping (LanguageTag, LanguageTag) -> Bool = { $0 == $1 },
        onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> Facts {
        var facts = Facts()
        facts.files = files.count
        for file in files { facts.bytes += Files.fingerprint(of: file).size }
        let keys = UnitKeys(where: same)
        var seen: Set<Digest> = []
        var sources: Set<Digest> = []
        var documents: Set<Digest> = []
        let entries = entries(onRepair: onRepair)
        while let entry = try entries.next() {
            let unit = entry.unit
            facts.units += 1
            for variant in unit.variants { facts.languages[variant.language, default: 0] += 1 }
            if let day = unit.day {
                facts.firstDay = facts.firstDay.map { min($0, day) } ?? day
                facts.lastDay = facts.lastDay.map { max($0, day) } ?? day
            }
            if let domain = unit.domain {
                if facts.domains[domain] != nil || facts.domains.count < Self.mostDomains {
                    facts.domains[domain, default: 0] += 1
                }
            } else {
                facts.withoutDomain += 1
            }
            let header = entries.header ?? TMXHeader(attributes: [])
            if let document = unit.annotations.property(PropertyType.document)
                ?? header.annotations.property(PropertyType.document)
            {
                documents.insert(Digest { hashBytes(document, into: &$0) })
            }
            guard !unit.variants.isEmpty else { continue }
            if !seen.insert(keys.key(unit)).inserted {
                facts.duplicates += 1
            } else if !sources.insert(keys.sourceKey(unit, header)).inserted {
                facts.alternatives += 1
            }
        }
        facts.documents = documents.count
        return facts
    }
}
