import CalqueCollections

/// Maps byte ranges of an extracted text to byte ranges of the source that it was extracted from.
package struct SourceMap: Sendable, Equatable {
    /// A part of the text and its place in the source. The lengths differ if an entity was decoded; such a run maps
    /// only as a whole.
    package struct Run: Sendable, Equatable {
        package var text: Range<Int>
        package var source: Range<Int>
    }

    /// The runs in the order of the text, without gaps.
    package private(set) var runs: [Run] = []

    /// Creates the map of a text that is a part of the source, byte for byte.
    package init(verbatim source: Range<Int>) {
        runs = [Run(text: 0..<source.count, source: source)]
    }

    /// Creates the map of an empty text.
    package init() {}

    /// Appends `length` bytes of text with their place in the source.
    package mutating func append(length: Int, source: Range<Int>) {
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

    /// Returns the part of the source that contains a range of the text, with any markup in between.
    ///
    /// - Parameter range: UTF-8 bytes of the text.
    /// - Returns: UTF-8 bytes of the source.
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
        runs.partitioningIndex { $0.text.upperBound > offset }
    }

    /// Returns the composition of two maps, for text that was extracted in two steps: HTML in a JSON string, where the
    /// escapes are decoded first.
    ///
    /// - Parameter outer: the map of the intermediate text, which is the source of this map.
    /// - Complexity: linear in the runs of both maps, plus a binary search for each run of this map.
    package func through(_ outer: SourceMap) -> SourceMap {
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
