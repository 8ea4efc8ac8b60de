import CalqueCore
import TestSupport
import Testing

@testable import CalqueLexicons

/// Learning, files and look-ups of lexicons.
@Suite struct LexiconTests {
    /// A toy memory in which each word has one translation, which follows from the pairs.
    private static let pairs = [
        ("the harbour closed", "порт закрыт"), ("the harbour works", "порт работает"),
        ("the station closed", "вокзал закрыт"), ("the station works", "вокзал работает"),
        ("the harbour burns", "порт горит"), ("the station burns", "вокзал горит"),
    ]

    private static func learn(_ pairs: [(String, String)], _ limits: LexiconLearner.Limits = .init()) -> Lexicon {
        var learner = LexiconLearner(source: "en", target: "ru", limits: limits)
        for (one, other) in pairs { learner.add(one, other) }
        return learner.lexicon()
    }

    private static func best(_ lexicon: Lexicon, _ word: String) -> String? {
        let number = lexicon.source.index[LexiconWord(word.unicodeScalars.map(\.value))]
        return lexicon.entries.filter { $0.source == number }.max { $0.forward < $1.forward }
            .map { lexicon.target.words[Int($0.target)].text }
    }

    @Test func aToyMemory() {
        let lexicon = Self.learn(Self.pairs)
        #expect(lexicon.pairs == 6)
        for (word, translation) in [
            ("harbou", "порт"), ("statio", "вокзал"), ("closed", "закрыт"), ("works", "работа"), ("burns", "гор"),
        ] {
            let found = Self.best(lexicon, word) ?? "nothing"
            #expect(found.hasPrefix(translation), "\(word): \(found)")
        }
        #expect(Self.learn([]).entries.isEmpty)
    }

    @Test(
        arguments: [
            ("Harbour, HARBOURS: 25!", "en", ["harbou", "harbou"]), ("Порта и порту", "ru", ["порт", "и", "порт"]),
            ("港口关闭", "zh", ["港", "港口", "口", "口关", "关", "关闭", "闭"]), ("G7国", "zh", ["g", "国"]), ("", "en", []),
        ] as [(String, LanguageTag, [String])])
    func words(_ text: String, _ language: LanguageTag, _ expected: [String]) {
        #expect(LexiconWord.words(of: text.unicodeScalars.map(\.value), language).map(\.text) == expected)
    }

    /// A plain implementation of Model 1 gives the same probabilities.
    @Test(arguments: 0..<8) func modelOneIsAsTheReference(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let sides = (0..<2).map { _ in
            (0..<12).map { _ in
                let words = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                    Int32.random(in: 0..<6, using: &random)
                }
                return Set(words).sorted()
            }
        }
        let words = sides.map { side in
            SegmentWords(
                tokens: side.flatMap(\.self), starts: side.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) },
                count: 6)
        }
        var model = IBMModel1(source: words[0], target: words[1], limits: .init())
        var reference = Reference(sides[0], sides[1], candidates: model.candidates)
        for _ in 0..<4 {
            model.improve()
            reference.improve()
        }
        for entry in model.candidates {
            let expected = reference.probabilities[[entry.source, entry.target]] ?? (-1, -1)
            #expect(abs(Double(entry.forward) - expected.forward) < 1e-4)
            #expect(abs(Double(entry.backward) - expected.backward) < 1e-4)
        }
        #expect(model.candidates.count == reference.probabilities.count)
    }

    private struct Reference {
        let pairs: [(source: [Int32], target: [Int32])]
        var probabilities: [[Int32]: (forward: Double, backward: Double)] = [:]

        init(_ source: [[Int32]], _ target: [[Int32]], candidates: [Lexicon.Entry]) {
            pairs = Array(zip(source, target)).map { (source: $0.0, target: $0.1) }
            // Candidates are words that occur together at least twice and more often than by chance.
            for one in Int32(0)..<6 {
                for other in Int32(0)..<6 {
                    let with = pairs.count { $0.source.contains(one) }
                    let beside = pairs.count { $0.target.contains(other) }
                    let both = pairs.count { $0.source.contains(one) && $0.target.contains(other) }
                    guard both >= 2, both * pairs.count > with * beside else { continue }
                    probabilities[[one, other]] = (Double(both) / Double(with), Double(both) / Double(beside))
                }
            }
        }

        mutating func improve() {
            let totals = (
                Double(pairs.reduce(0) { $0 + $1.source.count }), Double(pairs.reduce(0) { $0 + $1.target.count })
            )
            var counts: [[Int32]: (forward: Double, backward: Double)] = probabilities.mapValues { _ in (0, 0) }
            for pair in pairs {
                for one in pair.source {
                    for other in pair.target {
                        guard let here = probabilities[[one, other]] else { continue }
                        let chance = (
                            Double(pairs.count { $0.source.contains(one) }) / totals.0,
                            Double(pairs.count { $0.target.contains(other) }) / totals.1
                        )
                        let forward = pair.source.reduce(chance.1) { $0 + (probabilities[[$1, other]]?.forward ?? 0) }
                        let backward = pair.target.reduce(chance.0) { $0 + (probabilities[[one, $1]]?.backward ?? 0) }
                        counts[[one, other]]?.forward += here.forward / forward
                        counts[[one, other]]?.backward += here.backward / backward
                    }
                }
            }
            for key in probabilities.keys {
                let forward = counts.filter { $0.key[0] == key[0] }.reduce(0.5) { $0 + $1.value.forward }
                let backward = counts.filter { $0.key[1] == key[1] }.reduce(0.5) { $0 + $1.value.backward }
                guard let count = counts[key] else { continue }
                probabilities[key] = (count.forward / forward, count.backward / backward)
            }
        }
    }

    // MARK: The file

    @Test func roundTrip() throws {
        let lexicon = Self.learn(Self.pairs)
        let read = try Lexicon(reading: Array(lexicon.text.utf8))
        #expect(read.text == lexicon.text)
        #expect(read.pairs == 6 && read.languages == ("en", "ru"))
        #expect(read.entries.map(\.target) == lexicon.entries.map(\.target) && !read.entries.isEmpty)
        #expect(zip(read.entries, lexicon.entries).allSatisfy { abs($0.forward - $1.forward) < 0.00051 })
    }

    @Test(arguments: [
        ("", "line 1: this is not a lexicon"), ("<tmx>\n", "line 1: this is not a lexicon"),
        ("calque-lexicon\t2\ten\tru\t1\t1\t1\n", "line 1: the lexicon is of another version"),
        ("calque-lexicon\t1\ten\t!\t1\t1\t1\n", "line 1: a language is not"),
        ("calque-lexicon\t1\ten\tru\t1\t1\n", "line 1: the line ends too early"),
        ("HEAD\tпорт\n", "line 2: the line ends too early"), ("HEAD\tпорт\t-1\n", "line 2: a count is expected"),
        ("HEAD\tпорт\t99999999999\n", "line 2: a count is expected"),
        ("HEAD\tпорт\t1\t1\n", "line 2: the line has more fields"),
        ("HEAD\tпорт\t1\n\tпорт\t1\n", "line 3: 'порт' occurs twice"),
        ("HEAD\tпорт\t1\nport\t1\tпорт\t0.5\t1.5\n", "line 3: a probability is expected"),
        ("HEAD\tпорт\t1\nport\t1\tпорт\t0.5\t0.0\n", "line 3: a probability is expected"),
        ("HEAD\tпорт\t1\nport\t1\tпорт\t0.5\n", "line 3: the line ends too early"),
        ("HEAD\tпорт\t1\nport\t1\tморе\t0.5\t0.5\n", "line 3: 'море' is not among"),
        ("HEAD\tпорт\t1\nport\t1\tпорт\t0.5\t0.5\tпорт\t0.5\t0.5\n", "line 3: 'порт' is out of order"),
        ("HEAD\tharbours\t1\n", "line 2: a word is expected"), ("HEAD\n", "line 2: a word is expected"),
    ]) func faultyFilesAreRefused(_ text: String, _ message: String) {
        let whole = text.replacing("HEAD", with: "calque-lexicon\t1\ten\tru\t1\t1\t1\n")
        let failure = #expect(throws: Failure.self) { try Lexicon(reading: Array(whole.utf8)) }
        #expect(failure?.description.hasPrefix(message) == true, "\(failure.map(\.description) ?? "")")
    }

    @Test func aFileOfAnyBytesNeverTraps() throws {
        let good = Array(Self.learn(Self.pairs).text.utf8)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            var bytes = good
            for _ in 0..<3 {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            if let read = try? Lexicon(reading: bytes) {
                // A lexicon that was read can be used.
                _ = read.coverage(of: ["harbour works", "порт"], in: read.languages.source)
                #expect(try Lexicon(reading: Array(read.text.utf8)).text == read.text)
            }
        }
    }

    @Test func theBuiltInOnesAreRead() throws {
        for (source, target, least) in [("en", "ru", 8000), ("en", "zh", 30_000), ("de", "fr", 10_000)]
            as [(LanguageTag, LanguageTag, Int)]
        {
            let lexicon = try #require(Lexicon.builtIn(for: target, source))
            #expect(lexicon.languages == (source, target))
            #expect(lexicon.wordCounts.target >= least && lexicon.wordCounts.source >= 5000)
        }
        #expect(Self.best(try #require(Lexicon.builtIn(for: "en", "ru")), "presid") == "презид")
        // These words come from dictionaries.
        #expect(Self.best(try #require(Lexicon.builtIn(for: "en", "zh")), "donkey") == "驴")
        #expect(Self.best(try #require(Lexicon.builtIn(for: "de", "fr")), "gletsc") == "glacie")
        #expect(Lexicon.builtIn(for: "de", "it") == nil && Lexicon.builtIn(for: "en", "zh-TW") == nil)
    }

    @Test func aMemoryOfAnySizeIsBounded() {
        var learner = LexiconLearner(source: "en", target: "ru", limits: .init(), most: 100)
        for number in 0..<1000 {
            let (one, other) = Self.pairs[number % Self.pairs.count]
            learner.add(one, other)
        }
        let lexicon = learner.lexicon()
        #expect(lexicon.pairs == 1000)
        #expect(lexicon.source.counts.allSatisfy { $0 <= 101 })
        #expect(Self.best(lexicon, "harbou") == "порт")
    }

    @Test func addingWeighsByReadings() throws {
        let head = "calque-lexicon\t1\ten\tru\t1\t100\t100\n"
        let one = try Lexicon(reading: Array((head + "\tпорт\t10\nport\t10\tпорт\t0.8\t0.4\n").utf8))
        let other = try Lexicon(
            reading: Array("calque-lexicon\t1\tru\ten\t2\t50\t50\n\tport\t5\nпорт\t5\tport\t0.2\t0.4\n".utf8))
        let both = one.adding(other, weight: 2)
        let entry = try #require(both.entries.first)
        #expect(both.entries.count == 1 && both.pairs == 3)
        #expect(both.source.counts == [20] && both.source.total == 200)
        #expect(abs(entry.forward - 0.6) < 1e-5 && abs(entry.backward - 0.3) < 1e-5)
    }

    @Test func coverageCountsWords() throws {
        let lexicon = Self.learn(Self.pairs)
        let known = try #require(lexicon.coverage(of: ["harbour station", "zeppelin 25"], in: "en-US"))
        #expect(known == (2, 3))
        #expect(lexicon.coverage(of: ["Hafen"], in: "de") == nil)
    }

    @Test(arguments: 0..<4) func numbersOfWordsAreThoseOfADictionary(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (table, dictionary) = (LexiconIndex(), [LexiconWord: Int32]())
        let words = (0..<3000).map { _ in
            LexiconWord(
                (0..<Int.random(in: 1...3, using: &random)).map { _ in UInt32.random(in: 97...110, using: &random) })
        }
        for word in words {
            #expect(table.append(word) == (dictionary[word] == nil))
            if dictionary[word] == nil { dictionary[word] = Int32(dictionary.count) }
        }
        #expect(table.words.count == dictionary.count)
        let asked = words + (0..<500).map { LexiconWord([0x4E00 + UInt32($0)]) }
        var numbers: [Int32] = []
        table.look(up: asked, in: &numbers)
        #expect(numbers == asked.map { dictionary[$0] ?? -1 })
        #expect(asked.allSatisfy { table[$0] == dictionary[$0] })
        #expect(LexiconIndex()[words[0]] == nil)
    }
}
