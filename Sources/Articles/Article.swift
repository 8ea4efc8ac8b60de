public import Core

/// A piece of wire copy: its text and what the parts of it are.
public struct Article: Sendable {
    /// The source as UTF-8, otherwise untouched. Every range in the house counts its bytes.
    public let source: [UInt8]
    public let language: LanguageTag
    /// In reading order.
    public let blocks: [Block]

    public init(source: [UInt8], language: LanguageTag, blocks: [Block]) {
        self.source = source
        self.language = language
        self.blocks = blocks
    }
}

/// A paragraph or a line that stands for one; no sentence goes beyond it.
public struct Block: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable {
        case headline, subheadline, crosshead, paragraph
        /// What belongs to the page and not to the article: "All news", "Read also".
        case furniture
    }

    public let kind: Kind
    /// What a reader sees; in plain text the very bytes of the source.
    public let text: String
    /// Where each part of `text` stands in the source.
    public let map: SourceMap

    public init(kind: Kind, text: String, map: SourceMap) {
        self.kind = kind
        self.text = text
        self.map = map
    }
}

/// Carries byte ranges of an extracted text back to the source it was extracted from.
public struct SourceMap: Sendable, Equatable {
    /// A stretch of text and where it comes from. The two lengths differ where an entity was decoded; then the stretch
    /// maps as a whole.
    struct Run: Sendable, Equatable {
        var text: Range<Int>
        var source: Range<Int>
    }

    /// In order, without gaps in the text.
    private(set) var runs: [Run] = []

    /// The map of a text that is one stretch of the source, byte for byte.
    public init(verbatim source: Range<Int>) {
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
    public func source(of range: Range<Int>) -> Range<Int> {
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
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < runs.count ? runs[low] : runs.last
    }
}
