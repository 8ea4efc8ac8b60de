import CalqueCore
import CalqueICU
import CalqueMatchIndex
import CalqueMatching
import CalqueStemming
import CalqueUnits
import Foundation
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueConcordance

/// Concordances from the index, compared with a search of every segment.
@Suite struct ConcordanceTests {
    /// The condition on one token of a segment's key.
    private enum Word {
        case text(String)
        /// In pieces around stars.
        case pieces([String])
        case any
    }

    func plain(_ token: String) throws -> String {
        var letters = PlainLetters()
        return String(decoding: try letters.plain(Array(token.utf8)), as: UTF8.self)
    }

    private func matches(_ word: Word, _ token: String) -> Bool {
        switch word {
        case .any: return true
        case .text(let text): return text.utf8.elementsEqual(token.utf8)
        case .pieces(let pieces):
            // The slow way: all splits.
            guard let first = pieces.first else { return false }
            guard pieces.count > 1 else { return first.utf8.elementsEqual(token.utf8) }
            guard token.utf8.starts(with: first.utf8) else { return false }
            let rest = Array(token.utf8.dropFirst(first.utf8.count))
            return (0...rest.count).contains { skip in
                matches(
                    .pieces(Array(pieces.dropFirst())), String(decoding: rest.dropFirst(skip), as: UTF8.self))
            }
        }
    }

    /// A unit's texts with the tokens of their keys.
    private struct Looked {
        let unit: TranslationUnit
        let tokens: [[String]]
    }

    private func look(_ units: [TranslationUnit]) throws -> [Looked] {
        var letters = PlainLetters()
        return try units.map { unit in
            let unit = TranslationUnit(
                attributes: unit.attributes, annotations: unit.annotations, variants: unit.comparedVariants)
            return Looked(
                unit: unit,
                tokens: try unit.variants.map { variant in
                    try FoldedTokens(variant.text).texts.map { token in
                        String(decoding: try letters.plain(Array(token.utf8)), as: UTF8.self)
                    }
                })
        }
    }

    /// Position and text of each segment that has the words in a row, in the documented order.
    private func scan(
        _ words: [Word], _ files: [[Looked]], from source: LanguageTag?, to target: LanguageTag?
    ) throws -> [String] {
        var found: [(stamp: Int64, position: Int, text: String)] = []
        for (position, looked) in files.flatMap({ $0 }).enumerated() {
            for (number, variant) in looked.unit.variants.enumerated() {
                let tokens = looked.tokens[number]
                guard tokens.count >= words.count else { continue }
                let isThere = (0...tokens.count - words.count).contains { start in
                    zip(words, tokens[start...]).allSatisfy { matches($0, $1) }
                }
                guard isThere else { continue }
                if let source, !variant.language.matches(source) { continue }
                let others = looked.unit.variants.enumerated().filter { other in
                    other.offset != number && target.map { other.element.language.matches($0) } ?? true
                }
                if target != nil, others.isEmpty { continue }
                found.append((looked.unit.lastChange?.ordinal ?? 0, position, variant.text))
            }
        }
        return found.enumerated().sorted { one, other in
            (-one.element.stamp, one.element.position, one.offset)
                < (-other.element.stamp, other.element.position, other.offset)
        }.map { "\($0.element.position) \($0.element.text)" }
    }

    private func lines(_ found: Concordance) -> [String] { found.lines.map { "\($0.position) \($0.text)" } }

    /// A term and what it means.
    private func randomTerm(
        _ random: inout SeededGenerator, _ units: [TranslationUnit]
    ) throws -> (term: String, words: [Word])? {
        let text = units.randomElement(using: &random)?.variants.randomElement(using: &random)?.text ?? ""
        let tokens = FoldedTokens(text).texts
        guard !tokens.isEmpty else { return nil }
        let start = Int.random(in: 0..<tokens.count, using: &random)
        let end = min(tokens.count, start + Int.random(in: 1...3, using: &random))
        var pieces: [String] = []
        var words: [Word] = []
        for token in tokens[start..<end] {
            let isWord = FoldedTokens.isWord(Array(token.utf8)) && !token.contains { " .,:/'".contains($0) }
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                pieces.append("*")
                words.append(.any)
            case 1 where isWord && token.count > 2:
                let cut = Array(token).count / 2
                pieces.append("\(token.prefix(cut))*\(token.dropFirst(cut + 1))")
                words.append(
                    .pieces([try plain(String(token.prefix(cut))), try plain(String(token.dropFirst(cut + 1)))]))
            default:
                pieces.append(token == "*" ? "\\*" : token.uppercased())
                words.append(.text(try plain(token)))
                // Upper case may be other letters.
                guard FoldedTokens(token.uppercased()).texts == [token] else { return nil }
            }
        }
        // With one blank between them, 3 and ½ are one number.
        for (one, other) in zip(pieces, pieces.dropFirst()) where one != "*" && other != "*" {
            guard FoldedTokens(one + " " + other).count == 2 || one.contains("*") || other.contains("*") else {
                return nil
            }
        }
        let isAny = words.allSatisfy { if case .any = $0 { true } else { false } }
        return isAny ? nil : (pieces.joined(separator: " "), words)
    }

    @Test(arguments: 0..<2)
    func findsWhatASlowScanFinds(seed: UInt64) throws {
        var random = SeededGenerator(seed: 100 + seed)
        let indexed = try IndexedFolder()
        var files = (0..<3).map { _ in randomUnits(&random, count: 60, longest: 9) }
        for (number, units) in files.enumerated() { try indexed.write(units, to: "\(number).tmx") }
        var looked = try files.map { try look($0) }
        for round in 0..<3 {
            if round == 1 {
                // A small file gets a part of its own.
                files.append(randomUnits(&random, count: 20, longest: 9))
                try indexed.write(files[3], to: "3.tmx")
                looked.append(try look(files[3]))
            }
            if round == 2 {
                files.removeFirst()
                looked.removeFirst()
                indexed.remove("0.tmx")
            }
            for (source, target) in [("en", nil), (nil, nil), ("en", "ru"), ("zh", "en")]
                as [(LanguageTag?, LanguageTag?)]
            {
                let index = try indexed.open(from: source, to: target)
                for _ in 0..<15 {
                    guard let (term, words) = try randomTerm(&random, files.flatMap { $0 }) else { continue }
                    let expected = try scan(words, looked, from: source, to: target)
                    let limit = [1, 3, 1000].randomElement(using: &random) ?? 1
                    let found = try index.concordance(for: ConcordanceQuery(term, limit: limit))
                    #expect(found.total == expected.count, "'\(term)'")
                    #expect(lines(found) == Array(expected.prefix(limit)), "'\(term)'")
                    for line in found.lines {
                        #expect(!line.hits.isEmpty, "'\(term)' in '\(line.text)'")
                        try check(line, words, term)
                    }
                }
            }
        }
    }

    /// A search of each hit by itself finds the words again.
    private func check(_ line: Concordance.Line, _ words: [Word], _ term: String) throws {
        var last = 0
        for hit in line.hits {
            #expect(hit.lowerBound >= last && hit.upperBound <= line.text.utf8.count)
            last = hit.upperBound
            let text = String(decoding: Array(line.text.utf8)[hit], as: UTF8.self)
            let tokens = FoldedTokens(text).texts
            #expect(tokens.count >= words.count, "'\(text)' for '\(term)'")
        }
    }

    private func index(_ texts: [String], language: LanguageTag = "en") throws -> IndexedMemory {
        let indexed = try IndexedFolder()
        try indexed.write(texts.map { TranslationUnit(variants: [Variant(language, $0)]) }, to: "a.tmx")
        return try IndexedMemory(indexed.memory, from: nil, cache: nil)
    }

    private func hits(_ term: String, _ text: String, _ form: ConcordanceQuery.Form = .words) throws -> [String] {
        let language: LanguageTag = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } ? "ru" : "en"
        let found = try index([text], language: language).concordance(for: ConcordanceQuery(term, form: form))
        let bytes = Array(text.utf8)
        return found.lines.flatMap { $0.hits.map { String(decoding: bytes[$0], as: UTF8.self) } }
    }

    @Test(arguments: [
        ("resume", "His Résumé, a resume.", ["Résumé", "resume"]),
        ("résumé", "His resume.", ["resume"]),
        ("елка", "Ёлка у ёлки.", ["Ёлка"]),
        ("мой", "мои и мой", ["мой"]),
        ("ＡＢＣ", "The abc and ABC.", ["abc", "ABC"]),
        ("sanction*", "Sanctions, sanctioned; a sanction.", ["Sanctions", "sanctioned", "sanction"]),
        ("*tion", "action action! actions", ["action", "action"]),
        ("s*n*d", "sanctioned send snd", ["sanctioned", "send", "snd"]),
        ("climate change", "Climate  change and climate-change.", ["Climate  change"]),
        ("two * talks", "two long talks, two talks", ["two long talks"]),
        ("国", "中国和美国", ["国", "国"]),
        ("中国", "中国和美国、中 国", ["中国", "中 国"]),
        ("中*国", "中美国", ["中美国"]),
        (",", "a, b，c", [",", "，"]),
        ("...", "Well... no", ["..."]),
        ("2026", "In 2026, not 2025.", ["2026"]),
        ("\\*", "5 * 3 = 15", ["*"]),
        ("finance", "ﬁnance and ﬁn", ["ﬁnance"]),
        ("an an", "an an an", ["an an"]),
        ("word", "a sword", []),
    ])
    func termsAndTexts(term: String, text: String, expected: [String]) throws {
        #expect(try hits(term, text) == expected)
    }

    @Test func stemsAreOfTheSegmentsLanguage() throws {
        #expect(try hits("sanctions", "Sanctioned by sanction, sanctity", .stems) == ["Sanctioned", "sanction"])
        #expect(try hits("переговоры", "На переговорах о переговорах.", .stems) == ["переговорах", "переговорах"])
        #expect(try hits("dying", "They die.", .stems) == ["die"])
        #expect(try hits("flies", "A fly flying, flee", .stems) == ["fly", "flying"])
        #expect(try hits("2026 years", "in 2026 year", .stems) == ["2026 year"])
    }

    @Test func expressionsSeeTheTextAsItStands() throws {
        #expect(try hits("\\b\\d+ (million|billion)", "5 Million, 7 billion.", .regex) == ["5 Million", "7 billion"])
        #expect(try hits("x*", "axxb", .regex) == ["xx"])
        #expect(try hits("^", "a", .regex) == [])
    }

    @Test func whatCannotBeLookedForIsSaid() throws {
        let index = try index([String(repeating: "a", count: 200) + "!", "b"])
        func failure(_ term: String, _ form: ConcordanceQuery.Form = .words) -> String {
            do {
                _ = try index.concordance(for: ConcordanceQuery(term, form: form))
                return ""
            } catch { return "\(error)" }
        }
        #expect(failure("") == "the term is empty")
        #expect(failure(" \t") == "the term is empty")
        #expect(failure("* *").hasPrefix("the term matches everything"))
        #expect(failure(String(repeating: "a ", count: 65)).hasPrefix("the term has more than 64 words"))
        #expect(failure("(", .regex).contains("a parenthesis without its partner"))
        #expect(failure("(a|aa)+$", .regex).contains("takes too long"))
        #expect(failure("", .regex) == "the term is empty")
    }

    @Test func damageIsFoundAndMadeGood() throws {
        var random = SeededGenerator(seed: 77)
        let indexed = try IndexedFolder()
        let units = randomUnits(&random, count: 200, longest: 9)
        try indexed.write(units, to: "a.tmx")
        let terms = ["the", "сохранить", "存", ",", "2026", "s*e", "the file"]
        func ask() throws -> [String] {
            let index = try indexed.open(from: nil)
            return try terms.flatMap { term in
                let found = try index.concordance(for: ConcordanceQuery(term, limit: 1000))
                return ["\(term) \(found.total)"] + found.lines.map { "\($0.position) \($0.hits) \($0.targets)" }
            }
        }
        let expected = try ask()
        let part = try #require(try indexed.parts.first)
        let sound = [UInt8](try Data(contentsOf: URL(fileURLWithPath: part)))
        _ = indexed.notes.take()
        var told = 0
        for _ in 0..<20 {
            var bytes = sound
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            try Data(bytes).write(to: URL(fileURLWithPath: part))
            #expect(try ask() == expected)
            told += indexed.notes.take().count
        }
        #expect(told > 10)
    }
}
