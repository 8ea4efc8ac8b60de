import CalqueCore
import CalqueLeverage
import CalqueMatching
import CalqueRepair
import CalqueSegmentation
import CalqueUnits
import Foundation
import TestSupport
import Testing

/// New versions of the sample stories, in which numbers were exchanged, changed, dropped, added or written otherwise: a stale
/// number of the memory is repaired or named, in each of them.
@Suite struct StaleNumberTests {
    /// A changed segment.
    private struct Variation {
        var language: LanguageTag
        var original: String
        var text: String
        /// Whether the numbers are the same, written in other ways.
        var isSame = false
    }

    /// The memory of all stories in three languages, from the beads made by hand.
    private static func units() throws -> [TranslationUnit] {
        var units: [TranslationUnit] = []
        for (from, to) in [("en", "ru"), ("en", "zh"), ("ru", "zh")] as [(LanguageTag, LanguageTag)] {
            for story in Set(Samples.all.map(\.story)).sorted() {
                func segments(_ language: LanguageTag) throws -> [String] {
                    try Samples.all.first { $0.story == story && $0.language == "\(language)" }?.segments ?? []
                }
                let (sources, targets) = (try segments(from), try segments(to))
                let beads = SharedData.packageRoot.appendingPathComponent("samples/\(story)/story.\(from)-\(to).beads")
                for line in try String(contentsOf: beads, encoding: .utf8).split(separator: "\n") {
                    let sides = line.split(separator: ":", omittingEmptySubsequences: false).map { side in
                        side.split(separator: ",").compactMap { Int($0) }
                    }
                    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { continue }
                    func text(_ numbers: [Int], _ all: [String], _ language: LanguageTag) -> String {
                        numbers.map { all[$0] }.joined(separator: language == "zh" ? "" : " ")
                    }
                    units.append(
                        TranslationUnit(
                            source: text(sides[0], sources, from), from, target: text(sides[1], targets, to), to))
                }
            }
        }
        return units
    }

    // MARK: Variations

    private static var digits: Regex<(Substring, Substring?)> { /[0-9]+([.,][0-9]+)*/ }
    /// Words of which each may be replaced by the next, which has another value.
    private static let words: [LanguageTag: [[String]]] = [
        "en": [
            ["two", "three", "five", "six", "nine"], ["million", "billion", "trillion"],
            ["March", "April", "January", "February"], ["percent", "million percent"],
            ["first", "second", "third", "fourth"], ["a.m.", "p.m."],
        ],
        "ru": [
            ["два", "три", "пять", "шесть", "девять"], ["двух", "трех", "пяти", "шести"], ["млн", "млрд", "трлн"],
            ["марта", "апреля", "января", "февраля"],
        ],
        "zh": [["万", "亿"], ["三", "五", "六", "九"], ["两", "四"]],
    ]
    /// Other ways to write the same.
    private static let same: [LanguageTag: [(String, String)]] = [
        "en": [
            ("two", "2"), ("five", "5"), ("six", "6"), ("12 members", "twelve members"), ("%", " percent"),
            ("9.4", "9.40"), ("3.2 billion", "3,200 million"),
        ],
        "ru": [("пять", "5"), ("двух", "2"), ("3,2 млрд", "3200 млн"), ("шесть", "6"), ("%", " процента")],
        "zh": [("五天", "5天"), ("两天", "2天"), ("3200万", "三千二百万"), ("12", "十二")],
    ]

    private static func variations(of text: String, _ language: LanguageTag, _ random: inout SeededGenerator)
        -> [Variation]
    {
        var texts: [String] = []
        let found = text.matches(of: digits).map(\.range)
        if found.count > 1 {
            for (one, other) in zip(found, found.dropFirst()) where text[one] != text[other] {
                var swapped = text
                swapped.replaceSubrange(other, with: text[one])
                swapped.replaceSubrange(one, with: text[other])
                texts.append(swapped)
            }
        }
        for range in found {
            let old = text[range]
            var new = String(old)
            let digit = old.first?.wholeNumberValue ?? 0
            new.replaceSubrange(new.startIndex...new.startIndex, with: "\(digit % 9 + 1)")
            for other in [new, "", old + "7"] { texts.append(text.replacingCharacters(in: range, with: other)) }
        }
        if let blank = text.indices.filter({ text[$0] == " " }).randomElement(using: &random) {
            texts.append(text.replacingCharacters(in: blank..<blank, with: " 57"))
        } else {
            texts.append("57" + text)
        }
        for row in words[language] ?? [] {
            for (word, next) in zip(row, row.dropFirst()) {
                let pattern = language == "zh" ? word : "(?<!\\w)\(word)(?!\\w)"
                if let range = text.range(of: pattern, options: .regularExpression) {
                    texts.append(text.replacingCharacters(in: range, with: next))
                }
            }
        }
        var all = texts.filter { $0 != text }.map { Variation(language: language, original: text, text: $0) }
        for (word, other) in same[language] ?? [] {
            let pattern = "(?<![\\w.,])" + NSRegularExpression.escapedPattern(for: word)
            if let range = text.range(
                of: word == "%" || language == "zh" ? word : pattern,
                options: word == "%" || language == "zh" ? [] : .regularExpression)
            {
                all.append(
                    Variation(
                        language: language, original: text, text: text.replacingCharacters(in: range, with: other),
                        isSame: true))
            }
        }
        return all
    }

    /// The numbers in figures as this test reads them: runs of digits with their marks.
    private static func figures(_ text: String) -> [String] {
        text.matches(of: digits).map { String($0.0.map { $0 == "," ? "." : $0 }) }
    }

    @Test func noStaleNumberIsUnmarked() throws {
        let units = try Self.units()
        var random = SeededGenerator(seed: 14)
        var counts = (all: 0, repaired: 0, named: 0, same: 0, none: 0)
        for (language, target) in [("en", "ru"), ("en", "zh"), ("ru", "en"), ("ru", "zh"), ("zh", "en")]
            as [(LanguageTag, LanguageTag)]
        {
            let scan = try MemoryScan(units: units, from: language, to: target)
            var variations: [Variation] = []
            for unit in units {
                let languages = unit.variants.map(\.language)
                guard languages.contains(language), languages.contains(target) else { continue }
                let text = unit.variants.first { $0.language == language }?.text ?? ""
                variations += Self.variations(of: text, language, &random)
            }
            for variation in variations.shuffled(using: &random).prefix(160) {
                let segment = Segment(
                    text: variation.text, range: 0..<variation.text.utf8.count, paragraph: 0, kind: .text,
                    language: language)
                let article = try LeveragedArticle(
                    [segment], language: language, target: target, matcher: scan,
                    like: MatchQuery("", cutoff: 50))
                counts.all += 1
                guard let suggestion = article.segments[0].suggestion else {
                    counts.none += 1
                    continue
                }
                let what = "\(variation.text)\n\(suggestion.match.source)\n\(suggestion.text)"
                if variation.isSame {
                    guard suggestion.match.source == variation.original else { continue }
                    counts.same += 1
                    #expect(suggestion.numberDifference == nil, "\(what)\n\(suggestion.numberDifference!)")
                    continue
                }
                // The segment of another story may have just these numbers.
                if suggestion.match.source != variation.original,
                    Self.figures(suggestion.match.source) == Self.figures(variation.text)
                {
                    continue
                }
                #expect(!suggestion.isTrusted, "\(what)")
                if suggestion.repair != nil {
                    counts.repaired += 1
                    #expect(suggestion.numberDifference == nil)
                    // No figure of the old text is left that neither the new text nor the rest of the old one explains.
                    let new = Self.figures(variation.text)
                    let gone = Self.figures(variation.original).filter { !new.contains($0) && $0.count > 2 }
                    #expect(Self.figures(suggestion.text).allSatisfy { !gone.contains($0) }, "\(what)")
                } else {
                    counts.named += 1
                    #expect(suggestion.numberDifference != nil, "\(what)")
                    #expect(suggestion.numberDifference?.numbers.isEmpty != true)
                }
            }
        }
        #expect(counts.all >= 600 && counts.repaired > 60 && counts.named > 200 && counts.same > 20, "\(counts)")
    }

    /// The example of the issue: the order of the numbers counts.
    @Test func exchangedNumbers() throws {
        let unit = TranslationUnit(
            source: "The quake killed 14 people and injured 83.", "en",
            target: "Погибли 14 человек, пострадали 83.", "ru")
        let scan = try MemoryScan(units: [unit], from: "en", to: "ru")
        let match = try #require(
            try scan.matches(for: MatchQuery("The quake killed 83 people and injured 14.", cutoff: 50)).first)
        let target = match.targets[0]
        if let repair = match.repair(of: target) {
            #expect(repair.text == "Погибли 83 человека, пострадали 14.")
        } else {
            #expect(match.numberDifference(in: target)?.description == "numbers differ: 14, 83")
        }
    }
}
