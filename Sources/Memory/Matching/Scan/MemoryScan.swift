public import CalqueCore
public import CalqueICU
public import CalqueMemory
public import CalqueUnits

/// A memory that is read whole and compared with a query segment by segment. It is the reference for `IndexedMemory`.
///
///     let scan = try MemoryScan(Memory(open: "memories/wire"), from: "en", to: "ru")
///     for match in try scan.matches(for: "The two leaders are to meet on 5 March.") {
///         print(match.score.points, match.source, match.targets[0].text)
///     }
///
/// It holds the texts, and for each segment the numbers of its tokens twice (as written and folded): about 0.4 GB for a
/// million segments of usual length.
public struct MemoryScan: Matcher {
    let units: UnitTable
    let vocabulary: Vocabulary
    /// The variant of each segment in `units`.
    let segmentVariants: [Int32]
    /// The unit of each segment.
    let segmentUnits: [Int32]
    let plain: TokenTable
    let folded: TokenTable
    /// For each language of `units`, whether it is a source language or a target language.
    let isSource: [Bool]
    let isTarget: [Bool]

    /// Reads a memory.
    /// - Parameters:
    ///   - source: the language of queries: variants in it are searched. nil: all variants are searched.
    ///   - target: units without a variant in it are left out, and only such variants are returned. nil: all languages
    ///     except the source language.
    ///   - drafts: whether drafts (`x-status`) are compared, too.
    ///   - same: whether the language of a variant satisfies the language that was asked for.
    ///   - onRepair: receives a note for each repair in the files.
    /// - Complexity: reads all files once.
    /// - Throws: `Failure` with the file if one cannot be read.
    public init(
        _ memory: Memory, from source: LanguageTag?, to target: LanguageTag? = nil, drafts: Bool = false,
        where same: @escaping (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool = { $0.matches($1) },
        onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) {
        var builder = Builder(source, target, drafts, same)
        let entries = memory.entries(onRepair: onRepair)
        var file = -1
        var document: String?
        while let entry = try entries.next() {
            if entry.fileIndex != file {
                file = entry.fileIndex
                document = entries.header?.annotations.property(PropertyType.document)
            }
            try builder.add(
                entry.unit, position: entry.position, document: document, file: memory.files[entry.fileIndex])
        }
        self.init(builder)
    }

    /// Makes a scan of units in memory, numbered from 0.
    public init(
        units: some Sequence<TranslationUnit>, from source: LanguageTag?, to target: LanguageTag? = nil,
        drafts: Bool = false,
        where same: @escaping (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool = { $0.matches($1) }
    ) throws(Failure) {
        var builder = Builder(source, target, drafts, same)
        var position = 0
        for unit in units {
            try builder.add(unit, position: position, document: nil, file: "")
            position += 1
        }
        self.init(builder)
    }

    private init(_ builder: Builder) {
        units = builder.units
        vocabulary = builder.vocabulary
        segmentVariants = builder.segmentVariants
        segmentUnits = builder.segmentUnits
        plain = TokenTable(tokens: builder.plain.tokens, ends: builder.plain.ends, scoring: .plain)
        folded = TokenTable(tokens: builder.folded.tokens, ends: builder.folded.ends, scoring: .translator)
        let languages = builder.languages
        isSource = units.languages.map { languages.isSource($0) }
        isTarget = units.languages.map { languages.isTarget($0) }
    }

    /// The number of segments that are compared with a query.
    public var segmentCount: Int { segmentVariants.count }

    /// Returns the translations in a segment's unit.
    func targets(ofSegment segment: Int) -> [Match.Target] {
        let source = Int(segmentVariants[segment])
        return units.variants(ofUnit: Int(segmentUnits[segment]))
            .filter { $0 != source && isTarget[units.languageNumber(ofVariant: $0)] }
            .map { Match.Target(language: units.language(ofVariant: $0), text: units.text(ofVariant: $0)) }
    }
}

// MARK: - Reading

/// The languages that were asked for.
private struct Languages {
    let source: LanguageTag?
    let target: LanguageTag?
    let same: (LanguageTag, LanguageTag) -> Bool

    func isSource(_ language: LanguageTag) -> Bool { source.map { same(language, $0) } ?? true }

    /// Without a target language, every language that is not searched; or all, when all are searched.
    func isTarget(_ language: LanguageTag) -> Bool {
        if let target { return same(language, target) }
        return source.map { !same(language, $0) } ?? true
    }
}

extension MemoryScan {
    /// The tables while they grow.
    fileprivate struct Builder {
        struct Flat {
            var tokens: [TokenID] = []
            var ends: [Int] = []
        }

        let languages: Languages
        let drafts: Bool
        var units = UnitTable()
        var vocabulary = Vocabulary()
        var segmentVariants: [Int32] = []
        var segmentUnits: [Int32] = []
        var plain = Flat()
        var folded = Flat()
        /// The answers for languages that were asked before: an answer takes ICU a microsecond.
        private var kinds: [LanguageTag: (isSource: Bool, isTarget: Bool)] = [:]

        init(
            _ source: LanguageTag?, _ target: LanguageTag?, _ drafts: Bool,
            _ same: @escaping (LanguageTag, LanguageTag) -> Bool
        ) {
            languages = Languages(source: source, target: target, same: same)
            self.drafts = drafts
        }

        /// Adds the unit if it has a source, and a target where one is asked for.
        mutating func add(
            _ unit: TranslationUnit, position: Int, document: String?, file: String
        ) throws(Failure) {
            var kept: [(language: LanguageTag, segment: TaggedText)] = []
            var sources: [Int] = []
            var targets = 0
            if !drafts, unit.status == .draft { return }
            for variant in unit.comparedVariants {
                let kind = kind(of: variant.language)
                guard kind.isSource || kind.isTarget else { continue }
                if kind.isSource { sources.append(kept.count) }
                if kind.isTarget { targets += 1 }
                kept.append((variant.language, TaggedText(variant.content)))
            }
            if languages.target != nil {
                // A variant that is source and target at once (en, asked for en-GB) is no translation of itself.
                sources.removeAll { targets - (kind(of: kept[$0].language).isTarget ? 1 : 0) == 0 }
            }
            guard !sources.isEmpty else { return }
            let variants = try units.add(unit, variants: kept, position: position, document: document, file: file)
            for source in sources {
                segmentVariants.append(Int32(variants.lowerBound + source))
                segmentUnits.append(Int32(units.records.count - 1))
                let segment = kept[source].segment
                let shown = ShownText(segment)
                try append(shown.tokens, of: shown.bytes, to: \.plain)
                let folded = FoldedTokens(segment.text)
                try append(folded.forms, of: folded.bytes, to: \.folded)
            }
        }

        private mutating func append(
            _ ranges: [Range<Int>], of bytes: [UInt8], to flat: WritableKeyPath<Builder, Flat>
        ) throws(Failure) {
            guard vocabulary.count < Vocabulary.capacity - ranges.count else {
                throw Failure(.badData, "the memory has more words than can be searched", advice: "split the memory")
            }
            bytes.withUnsafeBufferPointer { utf8 in
                for range in ranges {
                    let id = vocabulary.intern(UnsafeBufferPointer(rebasing: utf8[range]))
                    self[keyPath: flat].tokens.append(id)
                }
            }
            self[keyPath: flat].ends.append(self[keyPath: flat].tokens.count)
        }

        private mutating func kind(of language: LanguageTag) -> (isSource: Bool, isTarget: Bool) {
            if let known = kinds[language] { return known }
            let kind = (languages.isSource(language), languages.isTarget(language))
            kinds[language] = kind
            return kind
        }
    }
}
