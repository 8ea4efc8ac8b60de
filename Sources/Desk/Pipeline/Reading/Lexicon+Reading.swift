import CalqueCommandLine
public import CalqueCore
import CalqueFormats
import CalqueICU
import CalqueIO
public import CalqueLexicons
public import CalqueMemory
import CalqueUnits

extension Lexicon {
    /// Reads the file of a lexicon.
    ///
    /// - Throws: `Failure`, with the file named: `noInput` when it cannot be opened, `badData` with the line when it is
    ///   not a lexicon, `io`.
    /// - Complexity: linear in the file, which may have up to 256 MiB.
    public init(path: String) throws(Failure) {
        let bytes = try WholeFile.read(path, limit: 256 << 20)
        do { try self.init(reading: bytes) } catch { throw error.inFile(path) }
    }

    /// Learns from the pairs of a memory: every source text of a unit with every target text.
    ///
    /// - Parameters:
    ///   - onRepair: receives the faults of the memory that were repaired.
    ///   - onUnit: called for each unit.
    /// - Throws: the errors of reading the memory.
    public init(
        learningFrom memory: Memory, source: LanguageTag, target: LanguageTag,
        onRepair: @escaping (Failure) -> Void = { _ in }, onUnit: () -> Void = {}
    ) throws(Failure) {
        var learner = LexiconLearner(source: source, target: target)
        let entries = memory.entries(onRepair: onRepair)
        while let entry = try entries.next() {
            onUnit()
            for pair in entry.unit.pairs(from: source, to: target, where: { $0.matches($1) }) {
                learner.add(pair.source.text, pair.target.text)
            }
        }
        self = learner.lexicon()
    }
}

extension Memory {
    /// Returns the two languages to learn a lexicon of.
    ///
    /// - Parameters:
    ///   - source: nil: taken from the memory, which must then have units in two languages.
    ///   - target: the same for the language of the translations.
    /// - Throws: `Failure(.usage)` when the two are one language or the memory leaves a choice; the errors of reading.
    public func languagePair(
        _ source: LanguageTag?, _ target: LanguageTag?
    ) throws(Failure) -> (source: LanguageTag, target: LanguageTag) {
        if let source, let target {
            guard !source.matches(target) else {
                throw Failure(.usage, "source and target are one language, \(source)")
            }
            return (source, target)
        }
        // English and British English are one language here.
        var found: [LanguageTag] = []
        for language in try summary().languages.keys.sorted(by: { $0.description < $1.description })
        where !found.contains(where: { $0.matches(language) }) {
            found.append(language)
        }
        let others = found.filter { language in
            [source, target].allSatisfy { $0.map { !$0.matches(language) } ?? true }
        }
        switch (source, target, others.count) {
        case (let source?, nil, 1): return (source, others[0])
        case (nil, let target?, 1): return (others[0], target)
        case (nil, nil, 2): return (others[0], others[1])
        default:
            let all = found.map(\.description).joined(separator: ", ")
            throw Failure(
                .usage, "the memory has units in \(all.isEmpty ? "no language" : all)",
                advice: "give --source-lang and --target-lang")
        }
    }
}
