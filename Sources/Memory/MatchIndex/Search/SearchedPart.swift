import CalqueCollections
import CalqueCore
package import CalqueMatching
import CalqueUnits

/// The results of a search so far.
struct SearchState {
    var top: TopMatches
    var threshold: Threshold
    /// The number of times that the threshold was raised.
    var rises = 0

    init(limit: Int, cutoff: MatchCutoff) {
        top = TopMatches(limit: limit)
        threshold = Threshold(cutoff)
    }
}

extension SearchedPart {
    /// Units of a part that are one after the other in a file of the memory.
    package struct Run: Sendable {
        package var units: Range<Int>
        /// The position of the first in the memory.
        package var position: Int
        /// An index into the memory's files.
        package var file: Int

        /// - Parameter starts: the position of the first unit of each file.
        static func all(
            _ runs: [IndexStore.Run], _ starts: [Int: Int], unitCount: Int
        ) throws(CorruptIndex) -> [Run] {
            var sorted: [Run] = []
            for run in runs.sorted(by: { $0.units.lowerBound < $1.units.lowerBound }) where !run.units.isEmpty {
                guard let start = starts[run.file], run.units.upperBound <= unitCount,
                    sorted.last.map({ $0.units.upperBound <= run.units.lowerBound }) ?? true
                else { throw CorruptIndex() }
                sorted.append(Run(units: run.units, position: start + run.start, file: run.file))
            }
            return sorted
        }
    }
}

/// A part of an index, prepared for a search between two languages.
package final class SearchedPart: Sendable {
    /// The numbers of the first unit and variant of a part, and the position in the memory of the next file's first unit.
    struct Start {
        var unit = 0
        var variant = 0
        var position = 0
    }

    package let part: Part
    package let indices: [LanguageIndex]
    /// For each language, whether it is a source language or a target language.
    package let isSource: [Bool]
    package let isTarget: [Bool]
    /// Whether units without a target are left out.
    package let needsTarget: Bool
    /// The units that the memory has, in order. It may no longer have the others, or have them in another part.
    package let runs: [Run]
    /// For each of the memory's files its path, and the penalty of its folder.
    package let files: [(path: String, penalty: Int)]
    /// The numbers that are added to units and variants, so that they differ between parts.
    package let firstUnit: Int
    package let firstVariant: Int
    /// Whether there are drafts, which are to be passed over.
    package let hidesDrafts: Bool
    /// Whether later units of the part are later in the memory.
    package let isOrdered: Bool
    /// Whether the memory has all units of the part.
    package let isWhole: Bool

    init(
        part: Part, indices: [LanguageIndex], isSource: [Bool], isTarget: [Bool], needsTarget: Bool, runs: [Run],
        files: [(path: String, penalty: Int)], firstUnit: Int, firstVariant: Int, drafts: Bool
    ) {
        self.part = part
        self.indices = indices
        self.isSource = isSource
        self.isTarget = isTarget
        self.needsTarget = needsTarget
        self.runs = runs
        self.files = files
        self.firstUnit = firstUnit
        self.firstVariant = firstVariant
        hidesDrafts = !drafts && part.header.draftCount > 0
        isOrdered = zip(runs, runs.dropFirst()).allSatisfy { $0.position <= $1.position }
        isWhole = runs.reduce(0) { $0 + $1.units.count } == part.header.unitCount
    }

    /// Takes a variant if it may be listed and is among the best. - Returns: whether it was taken.
    /// - Parameter score: the score of the texts alone.
    func offer(
        _ variant: Int, _ score: MatchScore, _ text: QueryText, _ state: inout SearchState
    ) throws(CorruptIndex) -> Bool {
        if isBehind(variant, score, text, state.top) { return false }
        let unit = try part.variant(variant).unit
        part.prefetch(unit)
        guard let (position, file) = try self.position(ofUnit: unit) else { return false }
        var score = score
        try penalise(&score, ofUnit: unit, file: file, text.query)
        if score.isSame, score.unconfirmedPenalty == 0, let context = text.context {
            score.context = try part.agreement(ofUnit: unit, context)
        }
        guard state.threshold.admits(score) else { return false }
        var sources = 0
        var targets = 0
        let variants = try part.variants(ofUnit: unit)
        if text.query.crossesParagraphs {
            let place = variant - variants.lowerBound
            let mayMatch = try text.query.admits(score, variant: place, of: variants.count) {
                () throws(CorruptIndex) in try part.properties(ofUnit: unit)
            }
            guard mayMatch else { return false }
        }
        for other in variants {
            let language = try part.variant(other).language
            if isSource[language] { sources += 1 }
            if isTarget[language], other != variant { targets += 1 }
        }
        guard targets > 0 || !needsTarget else { return false }
        let isOfDomain = try text.query.isOfDomain { () throws(CorruptIndex) in try part.properties(ofUnit: unit) }
        let taken = state.top.insert(
            Candidate(
                score: score,
                rank: UnitRank.rank(
                    try part.rank(ofUnit: unit), under: text.query.scoring, isOfDomain: isOfDomain),
                position: position, unit: firstUnit + unit, segment: firstVariant + variant),
            isOnly: sources == 1)
        if taken, let least = state.top.least {
            state.threshold.raise(to: least)
            state.rises += 1
        }
        return taken
    }

    /// Takes from a score the points that a unit loses, whatever its text.
    package func penalise(
        _ score: inout MatchScore, ofUnit unit: Int, file: Int, _ query: MatchQuery
    ) throws(CorruptIndex) {
        score.unconfirmedPenalty = query.unconfirmedPenalty(try part.trust(ofUnit: unit))
        score.unitPenalty = try query.penalty(file: files[file].path, folder: files[file].penalty) {
            () throws(CorruptIndex) in try part.properties(ofUnit: unit)
        }
    }

    /// No unit has a higher rank.
    private func highestRank(for query: MatchQuery) -> Int64 {
        UnitRank.rank(
            query.scoring == .plain ? part.header.newest : part.header.best, under: query.scoring,
            isOfDomain: query.domain != nil)
    }

    /// Whether a variant with at most that score is no better than the worst match, and comes after it. Common phrases
    /// have thousands of variants, and each would cost several cache misses.
    func isBehind(_ variant: Int, _ score: MatchScore, _ text: QueryText, _ top: TopMatches) -> Bool {
        guard isOrdered, text.context == nil || !score.isSame, let worst = top.worst, score == worst.score,
            highestRank(for: text.query) <= worst.rank
        else { return false }
        let other = worst.segment - firstVariant
        return other >= 0 && other < variant
    }

    /// Returns the position of a unit in the memory, and its file in the part; nil for a unit that must not be found,
    /// because the memory no longer has it or because it is a draft.
    package func position(ofUnit unit: Int) throws(CorruptIndex) -> (unit: Int, file: Int)? {
        let number = runs.count == 1 ? 0 : runs.partitioningIndex { $0.units.lowerBound > unit } - 1
        guard number >= 0, number < runs.count, runs[number].units.contains(unit) else { return nil }
        if hidesDrafts, try part.trust(ofUnit: unit).isDraft { return nil }
        return (runs[number].position + unit - runs[number].units.lowerBound, runs[number].file)
    }

    /// Returns the match for a candidate of this part.
    package func match(_ candidate: Candidate, _ query: MatchQuery) throws(CorruptIndex) -> Match {
        let unit = candidate.unit - firstUnit
        let source = candidate.segment - firstVariant
        let meta = try part.meta(ofUnit: unit)
        let row = try part.variant(source)
        var match = Match(
            position: candidate.position, tuid: meta.tuid, score: candidate.score, scoring: query.scoring,
            query: query.text, queryTags: query.tags, sourceLanguage: part.header.languages[row.language],
            source: try text(row.language, row.entry), sourceTags: try part.tags(ofVariant: source),
            targets: try targets(ofUnit: unit, besides: source),
            document: meta.document, date: meta.date,
            confidence: meta.confidence.flatMap(TranslationUnit.confidence))
        match.status = meta.status
        return match
    }

    package func text(_ language: Int, _ entry: Int) throws(CorruptIndex) -> String {
        String(decoding: try indices[language].text(ofEntry: entry), as: UTF8.self)
    }

    /// Returns the number of segments that are searched.
    package func segmentCount() throws(CorruptIndex) -> Int {
        var count = 0
        for unit in 0..<part.header.unitCount {
            guard try position(ofUnit: unit) != nil else { continue }
            var (sources, targets, both) = (0, 0, 0)
            for variant in try part.variants(ofUnit: unit) {
                let language = try part.variant(variant).language
                if isSource[language] { sources += 1 }
                if isTarget[language] { targets += 1 }
                if isSource[language], isTarget[language] { both += 1 }
            }
            // The only target is no translation of itself.
            count += !needsTarget || targets > 1 ? sources : targets == 1 ? sources - both : 0
        }
        return count
    }
}
