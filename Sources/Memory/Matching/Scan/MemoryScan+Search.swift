import CalqueCollections
public import CalqueCore
import CalqueUnits

extension MemoryScan {
    /// - Complexity: O(s) for the s segments whose length the cutoff allows, some nanoseconds each; and an edit
    ///   distance, O(⌈m ∕ 64⌉ · n), for those that the signature does not exclude.
    public func matches(for query: MatchQuery) throws(Failure) -> [Match] {
        guard query.limit > 0 else { return [] }
        let prepared = PreparedQuery(query, vocabulary)
        guard prepared.length > 0 else { return [] }
        var search = Search(self, prepared, query)
        search.run()
        return search.top.sorted().map { match($0, query) }
    }

    /// Takes from a score the points that the unit loses, whatever its text.
    func penalise(_ score: inout MatchScore, of record: UnitTable.Record, _ query: MatchQuery) {
        score.unconfirmedPenalty = query.unconfirmedPenalty(record.trust)
        let file = units.string(record.file) ?? ""
        score.unitPenalty = query.penalty(file: file, folder: MatchPenalty.ofFolder(of: file)) {
            RecordedProperties(serial: units.string(record.properties) ?? "")
        }
    }

    /// Returns the match for a candidate.
    func match(_ candidate: Candidate, _ query: MatchQuery) -> Match {
        let record = units.records[candidate.unit]
        let variant = Int(segmentVariants[candidate.segment])
        var match = Match(
            position: record.position, tuid: units.string(record.tuid), score: candidate.score,
            scoring: query.scoring, query: query.text, queryTags: query.tags,
            sourceLanguage: units.language(ofVariant: variant), source: units.text(ofVariant: variant),
            sourceTags: units.tags(ofVariant: variant), targets: targets(ofSegment: candidate.segment),
            document: units.string(record.document), date: units.string(record.date),
            confidence: units.string(record.confidence).flatMap(TranslationUnit.confidence))
        match.status = RecordedProperties(serial: units.string(record.properties) ?? "").status
        return match
    }
}

/// A search for one query through all segments.
///
/// It visits groups of segments outward from the query's own length, because the likeliest matches come first and raise
/// the threshold. It skips only segments that cannot reach the threshold. A segment that can tie with the worst match
/// is compared too, because its date or position may put it before that match.
private struct Search {
    let scan: MemoryScan
    let table: TokenTable
    let query: PreparedQuery
    let asked: MatchQuery
    let context: MatchQuery.Context?
    var top: TopMatches
    var threshold: Threshold
    /// Made when the first segment with tags is found.
    private lazy var tagged = TagComparison(asked.tagged)
    /// Made when the first segment is found whose words differ.
    private lazy var written = WrittenComparison(asked.text)

    init(_ scan: MemoryScan, _ prepared: PreparedQuery, _ query: MatchQuery) {
        self.scan = scan
        table = query.scoring == .plain ? scan.plain : scan.folded
        self.query = prepared
        asked = query
        context = query.scoring == .translator ? query.context : nil
        top = TopMatches(limit: query.limit)
        threshold = Threshold(query.cutoff)
    }

    mutating func run() {
        let groups = table.groups
        var above = groups.partitioningIndex { $0.core >= query.core }
        var below = above - 1
        while above < groups.count || below >= 0 {
            if below < 0 || (above < groups.count && groups[above].core - query.core <= query.core - groups[below].core)
            {
                visit(groups[above])
                above += 1
            } else {
                visit(groups[below])
                below -= 1
            }
        }
    }

    private mutating func visit(_ group: TokenTable.Group) {
        // On top of the missing tokens, a longer segment needs insertions and a shorter one deletions.
        let longer = max(0, group.core - query.core)
        let shorter = max(0, query.core - group.core)
        var most = mostEdits(group)
        guard longer <= most, shorter <= most else { return }
        let query = query
        let table = table
        table.signatures.withUnsafeBufferPointer { signatures in
            table.withTokens { tokens in
                for place in group.members {
                    let signature = signatures[place]
                    guard query.signature.missing(from: signature) + longer <= most,
                        signature.missing(from: query.signature) + shorter <= most
                    else { continue }
                    let segment = Int(table.order[place])
                    let start = table.range(of: segment).lowerBound
                    let core = UnsafeBufferPointer(rebasing: tokens[start..<start + group.core])
                    guard let distance = query.pattern.distance(to: core, atMost: most) else { continue }
                    if verify(segment, group, distance, tokens) { most = mostEdits(group) }
                }
            }
        }
    }

    /// Returns the largest distance at which a segment of the group is still of interest.
    private func mostEdits(_ group: TokenTable.Group) -> Int {
        let endingDiffers = group.hasEnding == query.ending.isEmpty
        let most = threshold.mostEdits(
            length: max(group.length, query.length), points: endingDiffers ? MatchScore.Penalties.ending.points : 0,
            bonus: query.bonus)
        // Two segments that share nothing but the final full stop are not similar.
        return min(most, max(group.core, query.core) - 1)
    }

    /// Computes the whole score and keeps the segment if it is among the best. - Returns: whether the threshold rose.
    private mutating func verify(
        _ segment: Int, _ group: TokenTable.Group, _ distance: Int, _ tokens: UnsafeBufferPointer<TokenID>
    ) -> Bool {
        let length = max(group.length, query.length)
        var penalties: MatchScore.Penalties = []
        if query.scoring == .translator {
            let range = table.range(of: segment)
            let coreEnd = range.lowerBound + group.core
            if !tokens[coreEnd..<range.upperBound].elementsEqual(query.ending) { penalties.insert(.ending) }
            func isHopeless() -> Bool {
                distance > threshold.mostEdits(length: length, points: penalties.points, bonus: query.bonus)
            }
            if isHopeless() { return false }
            let core = UnsafeBufferPointer(rebasing: tokens[range.lowerBound..<coreEnd])
            // Without a limit there is always a distance.
            let exact = query.exactNumbers.distance(to: core) ?? distance
            if exact > distance { penalties.insert(.numbers) }
            let variant = Int(scan.segmentVariants[segment])
            let tags = scan.units.tags(ofVariant: variant)
            if tags.isEmpty != asked.tags.isEmpty { penalties.insert(.tags) }
            if isHopeless() { return false }
            if !tags.isEmpty {
                let source = TaggedText(scan.units.text(ofVariant: variant), tags)
                penalties = tagged.penalties(source, distance: distance, exact: exact, penalties)
            } else if formDiffers(segment, exact, isSame: distance == 0 && penalties.isEmpty) {
                penalties.insert(.form)
            }
        }
        let unit = Int(scan.segmentUnits[segment])
        let record = scan.units.records[unit]
        var score = MatchScore(distance: distance, length: length, penalties: penalties)
        scan.penalise(&score, of: record, asked)
        if score.isSame, score.unconfirmedPenalty == 0, let context { score.context = agreement(of: record, context) }
        guard threshold.admits(score), admits(score, segment, record) else { return false }
        let isOfDomain = asked.isOfDomain {
            RecordedProperties(serial: scan.units.string(record.properties) ?? "")
        }
        let taken = top.insert(
            Candidate(
                score: score, rank: UnitRank.rank(record.rank, under: asked.scoring, isOfDomain: isOfDomain),
                position: record.position, unit: unit, segment: segment),
            isOnly: isOnly(segment))
        guard taken, let least = top.least else { return false }
        threshold.raise(to: least)
        return true
    }

    /// Whether more tokens differ as they are written than folded; or, for segments that are the same when folded,
    /// whether any byte differs.
    private mutating func formDiffers(_ segment: Int, _ foldedDistance: Int, isSame: Bool) -> Bool {
        let variant = Int(scan.segmentVariants[segment])
        if isSame { return !scan.units.text(ofVariant: variant, is: query.text) }
        return written.distance(to: scan.units.text(ofVariant: variant)) > foldedDistance
    }

    private func agreement(of record: UnitTable.Record, _ context: MatchQuery.Context) -> MatchScore.Context {
        var agreement: MatchScore.Context = []
        func isSame(_ number: TokenID, _ text: String?) -> Bool {
            scan.units.string(number).map { $0.utf8.elementsEqual((text ?? "").utf8) } ?? false
        }
        if isSame(record.previous, context.previous) { agreement.insert(.previous) }
        if isSame(record.next, context.next) { agreement.insert(.next) }
        return agreement
    }

    private func admits(_ score: MatchScore, _ segment: Int, _ record: UnitTable.Record) -> Bool {
        let variants = scan.units.variants(ofUnit: Int(scan.segmentUnits[segment]))
        let place = Int(scan.segmentVariants[segment]) - variants.lowerBound
        return asked.admits(score, variant: place, of: variants.count) {
            RecordedProperties(serial: scan.units.string(record.properties) ?? "")
        }
    }

    private func isOnly(_ segment: Int) -> Bool {
        let unit = scan.segmentUnits[segment]
        return (segment == 0 || scan.segmentUnits[segment - 1] != unit)
            && (segment + 1 == scan.segmentUnits.count || scan.segmentUnits[segment + 1] != unit)
    }
}
