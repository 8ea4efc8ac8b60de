import CalqueCore
import CalqueICU
import CalqueLanguages
import CalqueLexicons
import CalqueSegmentation
import Foundation
import TestSupport
import Testing

@testable import CalqueAlignment

/// Values that are computed together, compared with the same one by one.
@Suite struct ReadTogetherTests {
    private static func story(_ name: String, _ language: LanguageTag) throws -> Document {
        let path = "samples/\(name)/story.\(language).segments"
        let text = try String(contentsOf: SharedData.packageRoot.appendingPathComponent(path), encoding: .utf8)
        return Document(segments: Segment.lines(of: text), language: language)
    }

    private static func features(_ source: Document, _ target: Document) throws -> BeadFeatures {
        let lexical = LexicalFeatures(
            source: source, target: target, terms: try SharedTerms(source: source, target: target),
            lexicon: .builtIn(for: source.language, target.language))
        return BeadFeatures(
            embedding: nil, lexical: lexical, layout: LayoutFeatures(source: source, target: target))
    }

    @Test(arguments: ["ru", "zh"] as [LanguageTag], [false, true])
    func everyBeadOfAWindowScoresWhatItDoesAlone(_ language: LanguageTag, isBand: Bool) throws {
        let (source, target) = (try Self.story("politics", "en"), try Self.story("politics", language))
        let (rows, columns) = (source.segments.count, target.segments.count)
        let diagonal = (0..<min(rows, columns)).map { (source: $0, target: $0) }
        var window = SearchWindow(rows: rows, columns: columns)
        if isBand {
            // Its rows begin and end at different columns.
            window = SearchWindow(around: diagonal, reach: 3, rows: rows, columns: columns)
        }
        var features = try Self.features(source, target)
        var scored = features.score(window, by: .lexical)
        scored.apply(AlignmentPriors(omitted: 0.3, joined: 0.1))
        var count = 0
        scored.lattice.forEachLink(rows: 0...rows) { place, source, target in
            let alone = features.score(source, target, by: .lexical)
            let prior = BeadModel.lexical.prior(BeadModel.Kind(source.count, target.count), scored.priors)
            #expect(abs(scored.lattice.links[place] - alone - prior) < 1e-3, "\(source) \(target)")
            count += 1
        }
        #expect(count > rows * Lattice.shapes)
    }

    @Test func theNetworkScoresToTheBit() {
        var random = SeededGenerator(seed: 5)
        for count in [0, 1, 15, 16, 17, 100] {
            let features = (0..<count).map { _ in FeatureVector.random(in: -4...4, using: &random) }
            for model in [BeadModel.lexical, .withEncoder] {
                #expect(BeadNetwork(model).scores(features) == features.map(model.score))
            }
        }
    }

    @Test(
        arguments: [
            ("en", "Twenty-two of the 3 thousand, at 3:30 p.m., in one-hundred-and-seventy cases, $3m; fifteenths"),
            ("ru", "Двадцать два из 3 тысяч, в 15.30, 12 миллионов; пятнадцать"), ("zh", "三十二亿元，下午3时30分，两个，2月3日，一些"),
            ("en", "3 millionairesandsomewhatmore and G20, 5 hundredthousandmillion"),
            ("de", "1.234,5 und 3 Millionen"),
        ] as [(LanguageTag, String)])
    func numbersOfWordsThatAreKnown(_ language: LanguageTag, _ text: String) throws {
        let scalars = text.unicodeScalars.map(\.value)
        let known = try DocumentText([scalars], language).numbers()
        let alone = NumberScanner.numbers(in: text, language: language)
        #expect(known.count == 1 && known[0].map(\.value) == alone.map(\.value))
        #expect(known[0].map(\.range) == alone.map(\.range))
    }

    @Test func wordsOfATextAreThoseOfItsLetters() throws {
        for language in ["en", "ru", "zh"] as [LanguageTag] {
            let document = try Self.story("markets", language)
            // The second time every word is known.
            for _ in 0..<2 {
                let text = try DocumentText(document)
                for (index, segment) in text.segments.enumerated() {
                    var words: [LexiconWord] = []
                    var ranges: [Range<Int>] = []
                    Letters.forEachWord(of: segment) { range, isCapital in
                        let lower = segment[range].map(Letters.lowercase)
                        words.append(LexiconWord(Letters.stem(lower, language)))
                        ranges.append(range)
                    }
                    #expect(text.words[index].map { text.forms[Int($0.form)].lexical } == words)
                    #expect(text.words[index].map(\.range) == ranges)
                }
            }
        }
    }

    @Test func whatIsBuiltInOfLettersIsWhatICUSays() throws {
        var characters = (UInt32(0x400)..<0x482).filter { Letters.lowercase($0) == $0 }
        characters += (UInt32(0x4E00)...0x9FFF).filter { $0 % 7 == 0 }
        let transliterator = try Transliterator(LatinTransliteration.transform)
        let said = try LatinTransliteration.spellings(of: characters, by: transliterator)
        let known = try LatinTransliteration.shared.letters(of: characters)
        let different = zip(characters, said).filter { known[$0] != $1 }
        // Another version of ICU may read some characters differently.
        #expect(different.count * 100 <= characters.count, "\(different.prefix(5))")
    }

    @Test func spansAreJoinedFromTheirSegments() {
        let values: [UInt16] = [1, 2, 4, 8, 16, 32, 64, 128, 256]
        let spans = SpanTable(segments: values.count) { end, size, shorter in
            (shorter ?? 0) | (end >= size ? values[end - size] : 0)
        }
        for start in values.indices {
            for end in start + 1...min(start + BeadShapes.maxTotal - 1, values.count) {
                #expect(spans[start..<end] == values[start..<end].reduce(0, |))
            }
        }
    }
}
