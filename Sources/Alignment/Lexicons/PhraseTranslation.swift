package import CalqueCore
import CalqueLanguages

/// Where the translation of a segment has the translation of some of its words, where a lexicon is sure of it.
///
/// Words and numbers of both texts are linked one to one, the likeliest first. The translation of a phrase is the stretch
/// between the first and the last word that its words are linked with. As in phrase-based translation (P. Koehn, F. J. Och and
/// D. Marcu, "Statistical phrase-based translation", NAACL 2003), no word of it may be linked with a word outside the phrase.
package struct PhraseTranslation: Sendable {
    /// The place of the translation in UTF-8 bytes of the target.
    package let range: Range<Int>

    /// The share of a phrase's telling words that must be linked, and the share of the translation's words.
    private static let leastShare = 0.75
    /// How much of a link's strength two words lose if one is at the beginning of its text and the other at the end: it tells
    /// words apart that come twice.
    private static let distance: Float = 0.5

    /// - Parameters:
    ///   - phrase: the place of the phrase in UTF-8 bytes of the source.
    ///   - lexicon: a lexicon of both languages in either order.
    /// - Returns: nil if the lexicon is not sure.
    /// - Complexity: linear in the lexicon, and in the product of the words of both texts that it knows.
    package init?(
        of phrase: Range<Int>, in source: String, _ language: LanguageTag, target: String,
        _ targetLanguage: LanguageTag, by lexicon: Lexicon
    ) {
        guard lexicon.serves(language, targetLanguage) else { return nil }
        let isForward = lexicon.isForward(language, targetLanguage)
        let (one, other) = (PhraseWords(source, language), PhraseWords(target, targetLanguage))
        let links = Self.links(one, other, lexicon, isForward: isForward)
        let cells = one.cells(in: phrase)
        let inside = links.filter { cells.contains($0.source.lowerBound) }
        // Numbers say where the translation is, but not what the words beside them are.
        let telling = cells.filter { one.isTelling[$0] && !one.isNumber[$0] }
        let linked = Set(inside.flatMap { Array($0.source) })
        let known = telling.filter { linked.contains($0) }.count
        guard known > 0, Double(known) >= Self.leastShare * Double(telling.count),
            let edges = telling.first.flatMap({ first in telling.last.map { [first, $0] } }),
            edges.allSatisfy(linked.contains), cells.allSatisfy({ !one.isNumber[$0] || linked.contains($0) }),
            let first = inside.map(\.target.lowerBound).min(), let last = inside.map(\.target.upperBound).max()
        else { return nil }
        var span = first..<last
        let strange = links.contains { !cells.contains($0.source.lowerBound) && span.overlaps($0.target) }
        let covered = Set(inside.flatMap { Array($0.target) })
        let own = span.filter { other.isTelling[$0] }
        guard !strange, Double(own.filter(covered.contains).count) >= Self.leastShare * Double(own.count) else {
            return nil
        }
        // Words such as prepositions are not linked. As many as begin the phrase may begin its translation.
        var open = cells.prefix { !linked.contains($0) && !one.isTelling[$0] }.count
        let taken = Set(links.flatMap { Array($0.target) })
        while open > 0, span.lowerBound > 0, !other.isTelling[span.lowerBound - 1],
            !taken.contains(span.lowerBound - 1),
            other.isJoined(span.lowerBound - 1)
        {
            span = span.lowerBound - 1..<span.upperBound
            open -= 1
        }
        range = other.places[span.lowerBound].lowerBound..<other.places[span.upperBound - 1].upperBound
    }

    private struct Link {
        /// Cells of both texts.
        var source: Range<Int>
        var target: Range<Int>
        var strength: Float
    }

    /// Returns links that have no cell in common.
    private static func links(
        _ one: PhraseWords, _ other: PhraseWords, _ lexicon: Lexicon, isForward: Bool
    ) -> [Link] {
        var links: [Link] = []
        func add(_ source: Range<Int>, _ target: Range<Int>, _ strength: Float) {
            let place = Float(source.lowerBound) / Float(max(1, one.places.count))
            let otherPlace = Float(target.lowerBound) / Float(max(1, other.places.count))
            // A word of two Han characters says more than each of them.
            let size = 0.5 * Float(source.count + target.count - 2)
            links.append(
                Link(source: source, target: target, strength: strength + size - distance * abs(place - otherPlace)))
        }
        let (from, to) = isForward ? (lexicon.source, lexicon.target) : (lexicon.target, lexicon.source)
        let sources = one.numbered(from)
        let targets = other.numbered(to)
        for entry in lexicon.entries {
            let (left, right) = isForward ? (entry.source, entry.target) : (entry.target, entry.source)
            guard let mine = sources[left], let theirs = targets[right],
                let strength = TermTranslations.strength(of: entry, in: lexicon)
            else { continue }
            for source in mine { for target in theirs { add(source, target, strength) } }
        }
        for number in one.numbers {
            for match in other.numbers where match.value == number.value { add(number.cells, match.cells, 1) }
        }
        links.sort {
            ($1.strength, $0.source.lowerBound, $0.target.lowerBound)
                < ($0.strength, $1.source.lowerBound, $1.target.lowerBound)
        }
        var (used, usedOther): (Set<Int>, Set<Int>) = ([], [])
        return links.filter { link in
            guard used.isDisjoint(with: link.source), usedOther.isDisjoint(with: link.target) else { return false }
            used.formUnion(link.source)
            usedOther.formUnion(link.target)
            return true
        }
    }
}

/// The words of a text for `PhraseTranslation`. A cell is a word, a Han character or a number.
private struct PhraseWords {
    /// The place of each cell in UTF-8 bytes, in order.
    private(set) var places: [Range<Int>] = []
    /// For each cell whether it has more to say than a function word: four letters, a Han character, a number.
    private(set) var isTelling: [Bool] = []
    private(set) var isNumber: [Bool] = []
    private(set) var numbers: [(value: NumericValue, cells: Range<Int>)] = []
    private var words: [(word: LexiconWord, cells: Range<Int>)] = []
    /// For each cell whether only white space is between it and the next.
    private var isNextJoined: [Bool] = []

    private static let leastLetters = 4

    init(_ text: String, _ language: LanguageTag) {
        let scalars = Array(text.unicodeScalars)
        var ends = [0]
        for scalar in scalars { ends.append((ends.last ?? 0) + UTF8.width(scalar)) }
        let found = NumberScanner.numbers(in: text, language: language)
        var cells: [(place: Range<Int>, isTelling: Bool, isNumber: Bool)] = found.map { ($0.range, true, true) }
        var all: [(word: LexiconWord, place: Range<Int>)] = []
        LexiconWord.forEach(in: scalars.map(\.value), language) { word, place in
            guard !found.contains(where: { $0.range.overlaps(place) }) else { return }
            all.append((word, place))
            let isHan = Letters.isHan(scalars[place.lowerBound].value)
            if !isHan || place.count == 1 {
                cells.append((place, isHan || place.count >= Self.leastLetters, false))
            }
        }
        cells.sort { $0.place.lowerBound < $1.place.lowerBound }
        var numberOf: [Int: Int] = [:]
        for (number, cell) in cells.enumerated() {
            for at in cell.place { numberOf[at] = number }
            places.append(ends[cell.place.lowerBound]..<ends[cell.place.upperBound])
            isTelling.append(cell.isTelling)
            isNumber.append(cell.isNumber)
            let next = number + 1 < cells.count ? cells[number + 1].place.lowerBound : cell.place.upperBound
            isNextJoined.append(
                scalars[min(cell.place.upperBound, next)..<next].allSatisfy(\.properties.isWhitespace))
        }
        func range(_ place: Range<Int>) -> Range<Int>? {
            guard let first = numberOf[place.lowerBound], let last = numberOf[place.upperBound - 1] else { return nil }
            return first..<last + 1
        }
        words = all.compactMap { word in range(word.place).map { (word.word, $0) } }
        numbers = found.compactMap { number in range(number.range).map { (number.value, $0) } }
    }

    /// Returns the cells of the words by their numbers in a vocabulary.
    func numbered(_ vocabulary: Lexicon.Vocabulary) -> [Int32: [Range<Int>]] {
        var cells: [Int32: [Range<Int>]] = [:]
        for (word, place) in words {
            if let number = vocabulary.index[word] { cells[number, default: []].append(place) }
        }
        return cells
    }

    /// Returns the cells within a range of bytes.
    func cells(in range: Range<Int>) -> Range<Int> {
        let first = places.firstIndex { $0.lowerBound >= range.lowerBound } ?? places.count
        let end = places.lastIndex { $0.upperBound <= range.upperBound }.map { $0 + 1 } ?? 0
        return first..<max(first, end)
    }

    /// Whether only white space is between a cell and the next.
    func isJoined(_ cell: Int) -> Bool { isNextJoined[cell] }
}
