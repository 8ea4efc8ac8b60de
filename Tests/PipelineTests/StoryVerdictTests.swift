import CalqueAlignment
import CalqueCore
import CalqueOutputs
import CalquePairing
import CalquePipeline
import CalqueSegmentation
import Testing

/// The verdict on documents, without the encoder. `Benchmarks/stories` measures it on many articles.
@Suite struct StoryVerdictTests {
    private func document(_ text: String, _ language: LanguageTag) -> Document {
        Document(segments: Segment.lines(of: text), language: language)
    }

    private let port = """
        Grain exports from the port of Varna fell by 12 percent in May.
        The port shipped 412,000 tonnes of wheat and 96,000 tonnes of barley.
        Minister Ivan Petrov said that storms had closed the harbour for 9 days.
        Germany and Turkey have offered help with the repairs.
        """
    private let порт = """
        Экспорт зерна из порта Варна сократился в мае на 12 процентов.
        Порт отгрузил 412 000 тонн пшеницы и 96 000 тонн ячменя.
        Министр Иван Петров сообщил, что из-за штормов гавань была закрыта 9 дней.
        Германия и Турция предложили помощь в ремонте.
        """
    private let опера = """
        Оперный театр в Лиме открыл сезон премьерой новой постановки.
        Зрители аплодировали певице больше двадцати минут.
        Критики назвали декорации скучными, а оркестр слишком громким.
        Следующее представление пройдёт в субботу вечером.
        """

    @Test func versionsAreToldFromDifferentStories() throws {
        let aligner = StoryAligner(Aligner(encoder: nil))
        let same = try aligner.align([document(port, "en"), document(порт, "ru")])
        let verdict = try #require(same.verdicts.first)
        #expect(verdict.probability > 0.9 && !verdict.isDoubtful)
        #expect(verdict.coverage.first > 0.9 && verdict.coverage.second > 0.9 && verdict.moved == 0)
        #expect(same.verdict == verdict.probability)

        let other = try aligner.align([document(port, "en"), document(опера, "ru")])
        let doubt = try #require(other.verdicts.first)
        #expect(doubt.probability < 0.1 && doubt.isDoubtful)
        #expect(other.beads.allSatisfy { !$0.isLinked || $0.confidence < 0.5 }, "no bead of such documents is believed")
    }

    /// Of three documents each pair has a verdict, and only the beads with the stranger are doubted.
    @Test func eachPairOfThreeHasItsOwn() throws {
        let story = try StoryAligner(Aligner(encoder: nil)).align([
            document(port, "en"), document(порт, "ru"), document(опера, "ru"),
        ])
        #expect(story.verdicts.map { [$0.documents.first, $0.documents.second] } == [[0, 1], [0, 2], [1, 2]])
        #expect(story.verdicts.map(\.isDoubtful) == [false, true, true])
        #expect(story.verdict == story.verdicts.map(\.probability).min())
        for bead in story.beads where bead.spans[2].isEmpty && bead.isLinked { #expect(bead.confidence > 0.5) }
    }

    /// A headline and its translation are too short for a verdict.
    @Test func aLineIsNotJudged() throws {
        let story = try StoryAligner(Aligner(encoder: nil)).align([document("Rain.", "en"), document("Дождь.", "ru")])
        #expect(story.verdicts.map(\.isDoubtful) == [false])
    }
}
