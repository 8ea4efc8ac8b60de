import CalqueAlignment
import CalqueCore
import CalqueEmbedding
import CalqueSegmentation
import Testing

/// The whole aligner with artificial texts. The tests of the command measure real texts.
@Suite struct AlignerTests {
    private let aligner = Aligner(encoder: nil)

    private func document(_ texts: [String], _ language: LanguageTag) -> Document {
        Document(segments: Segment.lines(of: texts.map { $0 + "\n" }.joined()), language: language)
    }

    /// Sentences that differ only in their numbers.
    private func english(_ number: Int) -> String {
        "On day \(number) the port of Varna shipped \(number * 37 + 11) tonnes of grain, \(number).5 percent more."
    }

    private func russian(_ number: Int) -> String {
        "В день \(number) порт Варны отгрузил \(number * 37 + 11) тонн зерна, на \(number),5 процента больше."
    }

    @Test func aLongTextIsSearchedInAWindow() throws {
        // More than 500 by 500 segments; the Russian omits every fiftieth one.
        let numbers = Array(1...620)
        let kept = numbers.filter { $0 % 50 != 0 }
        let beads = try aligner.align(
            document(numbers.map(english), "en"), with: document(kept.map(russian), "ru"))
        #expect(beads.flatMap(\.source) == Array(0..<numbers.count))
        #expect(beads.flatMap(\.target) == Array(0..<kept.count))
        let right = beads.count { bead in
            guard let source = bead.source.first, bead.source.count == 1 else { return false }
            guard let target = bead.target.first, bead.target.count == 1 else {
                return bead.target.isEmpty && numbers[source] % 50 == 0
            }
            return numbers[source] == kept[target]
        }
        #expect(Double(right) > 0.98 * Double(numbers.count))
        #expect(beads.allSatisfy { (0...1).contains($0.confidence) })
        #expect(Set(beads.map(\.confidence)).count > 1, "each bead has a confidence of its own")
    }

    /// Whoever watches an alignment changes nothing, and sees all steps of each phase.
    @Test(arguments: [false, true])
    func theStepsOfAnAlignmentAreReported(hasEncoder: Bool) throws {
        let encoder = try UniversalSentenceEncoder.standardFolder().map {
            try UniversalSentenceEncoder(folder: $0, threads: 2)
        }
        if hasEncoder, encoder == nil { return }
        let (one, other) = (Array(1...530).map(english), Array(1...520).map(russian))
        var aligner = Aligner(encoder: hasEncoder ? encoder : nil)
        let plain = try aligner.align(document(one, "en"), with: document(other, "ru"))
        let seen = Guarded<[(phase: String, total: Int, done: Int)]>([])
        aligner.events = AlignmentEvents(
            began: { phase, total in seen.withLock { $0.append((phase.rawValue, total, 0)) } },
            advanced: { count in seen.withLock { $0[$0.count - 1].done += count } })
        let watched = try aligner.align(document(one, "en"), with: document(other, "ru"))
        #expect(watched.map(\.source) == plain.map(\.source) && watched.map(\.target) == plain.map(\.target))
        // Vectors that are computed with others beside them are rounded in another way.
        #expect(zip(watched, plain).allSatisfy { abs($0.confidence - $1.confidence) < 0.001 })
        let phases = seen.withLock { $0 }
        #expect(phases.map(\.phase) == (hasEncoder ? ["encoding", "encoding", "aligning"] : ["aligning"]))
        #expect(phases.allSatisfy { abs($0.done - $0.total) <= 2 && $0.total >= 520 }, "\(phases)")
    }

    @Test func aBlockThatStandsElsewhereIsFound() throws {
        let numbers = Array(1...24)
        let moved = Array(1...6) + Array(17...24) + Array(7...16)
        let beads = try aligner.align(
            document(numbers.map(english), "en"), with: document(moved.map(russian), "ru"))
        #expect(beads.map(\.source) == beads.map(\.source).sorted { $0.lowerBound < $1.lowerBound })
        #expect(beads.count { $0.isLinked && numbers[$0.source.lowerBound] == moved[$0.target.lowerBound] } == 24)

        let monotone = try Aligner(encoder: nil, isMonotone: true).align(
            document(numbers.map(english), "en"), with: document(moved.map(russian), "ru"))
        let targets = monotone.flatMap(\.target)
        #expect(targets == targets.sorted())
    }

    private struct Remembering: TranslationSource {
        let pairs: [String: String]

        func translations(of text: String, from source: LanguageTag, to target: LanguageTag) -> [String] {
            source == "en" && target == "de" ? pairs[text].map { [$0] } ?? [] : []
        }
    }

    /// The translation that a memory has is found, even if the lengths suggest another sentence.
    @Test func aMemoryTellsWhatIsLeftOut() throws {
        let english = [
            "Nobody was hurt in it.", "The road along the lake stays closed.",
            "Rain is expected soon.", "Schools open late.",
        ]
        let german = [
            "Niemand wurde verletzt.", "Regen wird in Kürze wieder erwartet.",
            "Schulen machen auf.",
        ]
        let (source, target) = (document(english, "en"), document(german, "de"))
        let pairs = [english[0]: german[0], english[2]: "Wieder wird in Kürze Regen erwartet.", english[3]: german[2]]
        let beads = try Aligner(encoder: nil, memory: Remembering(pairs: pairs)).align(source, with: target)
        #expect(beads.map(\.places) == ["0:0", "1:", "2:1", "3:2"])
        #expect(try aligner.align(source, with: target).map(\.places) != beads.map(\.places))
        // In the other direction the memory has nothing.
        let mute = try Aligner(encoder: nil, memory: Remembering(pairs: pairs)).align(target, with: source)
        #expect(try mute == aligner.align(target, with: source))
    }

    /// The translation splits a sentence into more parts than the lattice has. Up to eight segments on
    /// both sides together are one bead.
    @Test(arguments: 4...7) func aSentenceCutIntoManyIsOneBead(count: Int) throws {
        let clauses = [
            ("wheat exports fell to 412,000 tonnes in May", "Экспорт пшеницы упал в мае до 412 000 тонн."),
            ("barley exports rose to 96,000 tonnes", "Экспорт ячменя вырос до 96 000 тонн."),
            ("14 ships from Turkey waited in the bay", "В бухте ожидали 14 судов из Турции."),
            ("230 workers of the port were sent home", "230 работников порта отправили домой."),
            ("repairs would cost 35 million euros", "Ремонт обойдется в 35 миллионов евро."),
            ("the first berth was to open on June 18", "Первый причал должен открыться 18 июня."),
            ("Germany had offered 3 cranes", "Германия предложила 3 крана."),
        ].prefix(count)
        let long = "The ministry said that " + clauses.map(\.0).joined(separator: ", that ") + "."
        let source = [english(1), long, english(3), english(4)]
        let target = [russian(1)] + clauses.map(\.1) + [russian(3), russian(4)]
        let beads = try aligner.align(document(source, "en"), with: document(target, "ru"))
        let wanted = ["0:0", "1:" + (1...count).map(String.init).joined(separator: ",")]
        #expect(beads.map(\.places) == wanted + ["2:\(count + 1)", "3:\(count + 2)"])
        #expect(beads.allSatisfy { $0.confidence > 0.5 })
        let reverse = try aligner.align(document(target, "ru"), with: document(source, "en"))
        #expect(reverse.map { Bead(source: $0.target, target: $0.source).places } == beads.map(\.places))
    }

    /// The sentence before is similar: the corner between both beads is where the best two beads meet, not where
    /// the best path of smaller ones has one.
    @Test func aWideBeadTakesNothingOfItsNeighbour() throws {
        let source = [
            english(1), "The 14 ships and the 230 workers came up, said harbour officials who gave the details later.",
            "The ministry said that wheat exports fell to 412,000 tonnes in May, that barley exports rose to 96,000 "
                + "tonnes, that 14 ships from Turkey waited in the bay, that 230 workers of the port were sent home, "
                + "that repairs would cost 35 million euros, that the first berth was to open on June 18.",
            english(3),
        ]
        let target = [
            russian(1), "Речь шла о 14 судах и 230 работниках, сообщили портовики.",
            "Экспорт пшеницы упал в мае до 412 000 тонн.", "Экспорт ячменя вырос до 96 000 тонн.",
            "В бухте ожидали 14 судов из Турции.", "230 работников порта отправили домой.",
            "Ремонт обойдется в 35 миллионов евро.", "Первый причал должен открыться 18 июня.", russian(3),
        ]
        let beads = try aligner.align(document(source, "en"), with: document(target, "ru"))
        #expect(beads.map(\.places) == ["0:0", "1:1", "2:2,3,4,5,6,7", "3:8"])
    }

    @Test(arguments: [(0, 0), (0, 3), (3, 0)])
    func anEmptySideLeavesOmissions(rows: Int, columns: Int) throws {
        let beads = try aligner.align(
            document((0..<rows).map(english), "en"), with: document((0..<columns).map(russian), "ru"))
        #expect(beads.count == rows + columns)
        #expect(beads.allSatisfy { !$0.isLinked })
    }

    @Test func aBeadPrintsAsItsToolsWriteIt() {
        #expect("\(Bead(source: 3..<5, target: 7..<8, confidence: 0.996))" == "3,4:7:0.99")
        #expect("\(Bead(source: 3..<3, target: 7..<8, confidence: 1))" == ":7:1.00")
        #expect(Bead(source: 0..<1, target: 2..<2).places == "0:")
    }
}
