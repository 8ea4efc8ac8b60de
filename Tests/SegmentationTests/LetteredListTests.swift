import CalqueCore
import CalqueSegmentation
import Testing

@Suite("Lists with letters that lost their line ends")
struct LetteredListTests {
    @Test(
        "Items are segments",
        arguments: [
            ("en", "a) Open the port |b) Lower the fees |c) Hire staff"),
            ("en", "(a) Open the port |(b) Lower the fees |(c) Hire staff"),
            ("en", "i) Open the port |ii) Lower the fees |iii) Hire staff |iv) Wait"),
            ("en", "(i) Open the port |(ii) Lower the fees |(iii) Hire staff"),
            ("en", "The agenda: |a) open the port |b) lower the fees |c) hire staff"),
            ("en", "The council decided: |(i) open the port |(ii) lower the fees"),
            ("en", "a) Oil rose 2% |b) Gas fell |c) Gold held"),
            ("ru", "а) открыть порт |б) снизить сборы |в) нанять людей"),
            ("ru", "Совет решил: |а) открыть порт |б) снизить сборы"),
            ("de", "a) Der Hafen öffnet |b) Die Gebühren sinken"),
            // One sentence, or no list.
            ("en", "He has two choices: a) pay, b) leave."),
            ("en", "The rules: (a) no phones; (b) no bags; (c) no talk."),
            ("en", "Under section 5 (a) the court may (b) fine them."), ("en", "a) is right and b) is wrong."),
            ("en", "i) Open the port and iv) wait."), ("en", "(a) Open the port (c) Hire staff"),
            ("en", "(it) was late (he) said"), ("ru", "а) открыть порт, б) снизить сборы"),
        ])
    func items(language: String, marked: String) throws {
        let segmenter = try Segmenter(language: try #require(LanguageTag(language)))
        let expected = marked.split(separator: "|").map { $0.last == " " ? String($0.dropLast()) : String($0) }
        #expect(try segmenter.texts(in: marked.filter { $0 != "|" }) == expected)
    }
}
