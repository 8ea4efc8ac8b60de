/// Carries byte ranges of an extracted text back to the source it was extracted from.
package struct SourceMap: Sendable, Equatable {
    /// A stretch of text and where it comes from. The two lengths differ where an entity was decoded; then the stretch
    /// maps as a whole.
    struct Run: Sendable, Equatable {
        var text: Range<Int>
        var source: Range<Int>
    }

    /// In order, without gaps in the text.
    private(set) var runs: [Run] = []

    /// The map of a text that is one stretch of the source, byte for byte.
    package init(verbatim source: Range<Int>) {
        runs = [Run(text: 0..<source.count, source: source)]
    }

    init() {}

    /// Appends a stretch of `length` bytes of text that stands at `source`.
    mutating func append(length: Int, source: Range<Int>) {
        guard length > 0 else { return }
        let start = runs.last?.text.upperBound ?? 0
        if let last = runs.last, last.source.upperBound == source.lowerBound, length == source.count,
            last.text.count == last.source.count
        {
            runs[runs.count - 1] = Run(
                text: last.text.lowerBound..<start + length, source: last.source.lowerBound..<source.upperBound)
        } else {
            runs.append(Run(text: start..<start + length, source: source))
        }
    }

    /// The stretch of the source that holds `range` of the text, markup between included.
    ///
    /// - Complexity: logarithmic in the number of runs.
    package func source(of range: Range<Int>) -> Range<Int> {
        guard let first = run(holding: range.lowerBound),
            let last = run(holding: max(range.lowerBound, range.upperBound - 1))
        else { return 0..<0 }
        let exactStart = first.text.count == first.source.count
        let exactEnd = last.text.count == last.source.count
        let start =
            exactStart ? first.source.lowerBound + range.lowerBound - first.text.lowerBound : first.source.lowerBound
        let end =
            range.isEmpty
            ? start
            : exactEnd ? last.source.lowerBound + range.upperBound - last.text.lowerBound : last.source.upperBound
        return start..<max(start, end)
    }

    private func run(holding offset: Int) -> Run? {
        let found = index(holding: offset)
        return found < runs.count ? runs[found] : runs.last
    }

    private func index(holding offset: Int) -> Int {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The map of a text taken from another text that has itself been taken from a source: HTML inside of a JSON
    /// string, whose escapes are decoded first.
    ///
    /// - Parameter outer: the map of the text that this map's places are in.
    /// - Complexity: linear in the runs of both, but for a search for each run of this one.
    func through(_ outer: SourceMap) -> SourceMap {
        var map = SourceMap()
        for run in runs {
            guard run.text.count == run.source.count else {
                map.append(length: run.text.count, source: outer.source(of: run.source))
                continue
            }
            var at = run.source.lowerBound
            var index = outer.index(holding: at)
            while at < run.source.upperBound, index < outer.runs.count {
                let piece = outer.runs[index]
                let end = min(piece.text.upperBound, run.source.upperBound)
                map.append(length: end - at, source: outer.source(of: at..<end))
                at = end
                index += 1
            }
        }
        return map
    }
}
