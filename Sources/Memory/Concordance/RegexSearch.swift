import CalqueCore
import CalqueICU
import CalqueMatchIndex
import CalqueMatching

/// Searches every segment for a regular expression.
struct RegexSearch {
    private let regex: RegularExpression
    private let deadline: ContinuousClock.Instant
    private let time: Duration

    /// - Parameter time: the time limit of the whole search.
    init(_ pattern: String, time: Duration) throws(Failure) {
        // A segment is short: an expression that takes a third of a second for it takes forever.
        var limits = RegularExpression.Limits()
        limits.time = 1000
        do { regex = try RegularExpression(pattern, ignoringCase: true, limits: limits) } catch {
            throw Failure(.usage, "the expression '\(pattern)' cannot be used: \(error.message)")
        }
        self.time = time
        deadline = .now + time
    }

    func run(_ parts: [SearchedPart], limit: Int) throws(IndexError) -> Concordance {
        var newest = NewestLines(limit: limit)
        var looked = 0
        for (number, part) in parts.enumerated() {
            for run in part.runs {
                for unit in run.units {
                    if part.hidesDrafts, try orCorrupt(part.part.trust(ofUnit: unit)).isDraft { continue }
                    for variant in try orCorrupt(part.part.variants(ofUnit: unit)) {
                        let row = try orCorrupt(part.part.variant(variant))
                        guard part.isSource[row.language] else { continue }
                        let text = try orCorrupt(part.indices[row.language].text(ofEntry: row.entry))
                        looked += 1
                        if looked % 1024 == 0, .now > deadline { throw .failure(tooSlow()) }
                        guard try orFailure(first(in: text, from: 0)) != nil else { continue }
                        if part.needsTarget, try !orCorrupt(part.hasTarget(unit, besides: variant)) { continue }
                        newest.offer(
                            NewestLines.Place(
                                stamp: try orCorrupt(part.part.change(ofUnit: unit)),
                                position: run.position + unit - run.units.lowerBound, part: number, unit: unit,
                                variant: variant))
                    }
                }
            }
        }
        var lines: [Concordance.Line] = []
        for place in newest.sorted {
            let part = parts[place.part]
            let row = try orCorrupt(part.part.variant(place.variant))
            let text = try orCorrupt(part.indices[row.language].text(ofEntry: row.entry))
            let hits = try orFailure(hits(in: text))
            lines.append(try orCorrupt(part.line(place, hits: hits)))
        }
        return Concordance(lines: lines, total: newest.total)
    }

    private func hits(in text: [UInt8]) throws(Failure) -> [Range<Int>] {
        var hits: [Range<Int>] = []
        var place = 0
        while let hit = try first(in: text, from: place) {
            hits.append(hit)
            place = hit.upperBound
        }
        return hits
    }

    /// Returns the first match that is not empty.
    private func first(in text: [UInt8], from start: Int) throws(Failure) -> Range<Int>? {
        do throws(Failure) {
            return try bridged({ text.withUnsafeBufferPointer($0) }) { (text) throws(Failure) -> Range<Int>? in
                try regex.setText(text)
                var place = start
                while let hit = try regex.find(from: place) {
                    if !hit.isEmpty { return hit }
                    guard hit.upperBound < text.count else { return nil }
                    // To the next character.
                    place = hit.upperBound + 1
                    while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
                }
                return nil
            }
        } catch {
            throw Failure(.usage, "the expression '\(regex.pattern)' \(error.message)", advice: "make it simpler")
        }
    }

    private func tooSlow() -> Failure {
        Failure(
            .usage, "the expression '\(regex.pattern)' takes more than \(time.components.seconds) s",
            advice: "make it simpler, or look for a word")
    }
}
