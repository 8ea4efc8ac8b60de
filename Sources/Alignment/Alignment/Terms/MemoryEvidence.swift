public import CalqueCore
import CalqueLexicons
import CalqueSegmentation

/// A source of known translations, such as a translation memory.
public protocol TranslationSource: Sendable {
    /// Returns the translations of the same or a similar text, the best first; none if no text is similar.
    ///
    /// - Throws: `Failure` if the source cannot be read.
    func translations(
        of text: String, from source: LanguageTag, to target: LanguageTag
    ) throws(Failure) -> [String]
}

/// Finds segments of the target that contain a translation which a memory has for a segment of the source.
enum MemoryEvidence {
    /// The least share of the words of the shorter text that both texts must have in common: a unit of the memory may be
    /// two segments, or a part of one.
    private static let least = 0.7
    /// For texts with fewer different words the share is that of the longer text.
    private static let fewest = 3

    /// Returns, for each segment, the numbers of the translations that it has, and the number of translations.
    ///
    /// - Throws: the error of the memory.
    /// - Complexity: a query for each segment of the source, and for each answer the segments that share its words.
    static func find(
        _ source: Document, _ target: Document, in memory: any TranslationSource
    ) throws(Failure) -> (source: [[Int]], target: [[Int]], count: Int) {
        let words = target.segments.map { Self.words($0.text, target.language) }
        var holders: [LexiconWord: [Int]] = [:]
        for (index, segment) in words.enumerated() { for word in segment { holders[word, default: []].append(index) } }
        var found = (
            source: [[Int]](repeating: [], count: source.segments.count),
            target: [[Int]](repeating: [], count: target.segments.count), count: 0
        )
        for (index, segment) in source.segments.enumerated() {
            let texts = try memory.translations(of: segment.text, from: source.language, to: target.language)
            var alike: Set<Int> = []
            for text in texts {
                let offered = Self.words(text, target.language)
                var common: [Int: Int] = [:]
                for word in offered { for holder in holders[word] ?? [] { common[holder, default: 0] += 1 } }
                for (holder, count) in common {
                    let fewer = min(offered.count, words[holder].count)
                    let needed = fewer < fewest ? max(offered.count, words[holder].count) : fewer
                    if Double(count) >= least * Double(needed) { alike.insert(holder) }
                }
            }
            guard !alike.isEmpty else { continue }
            found.source[index].append(found.count)
            for holder in alike.sorted() { found.target[holder].append(found.count) }
            found.count += 1
        }
        return found
    }

    private static func words(_ text: String, _ language: LanguageTag) -> Set<LexiconWord> {
        Set(LexiconWord.words(of: text.unicodeScalars.map(\.value), language))
    }
}
