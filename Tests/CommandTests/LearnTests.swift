import Foundation
import TestSupport
import Testing

/// `calque learn`, and `calque align --lexicon` with its output.
@Suite struct LearnTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let verbs = [("closed", "закрыт"), ("works", "работает"), ("burns", "горит"), ("waits", "ждёт")]
        let nouns = [("harbour", "порт"), ("station", "вокзал"), ("bridge", "мост")]
        var lines = ""
        for noun in nouns { for verb in verbs { lines += "the \(noun.0) \(verb.0)\t\(noun.1) \(verb.1)\n" } }
        try folder.write("pairs.tsv", lines.utf8)
        try folder.write("a.en", "the station waits\nthe harbour burns\nthe bridge is zzz\n".utf8)
        try folder.write("a.ru", "порт горит\nвокзал ждёт\nмост\n".utf8)
        _ = try CalqueBinary.run("import toy.tmx pairs.tsv --columns en-GB,ru", in: folder)
    }

    private func run(_ words: String) throws -> ChildProcess.Result { try CalqueBinary.run(words, in: folder) }

    @Test func learnsAndAligns() throws {
        let learnt = try run("learn toy.tmx --output toy.lexicon")
        expectQuietSuccess(learnt)
        #expect(
            learnt.lines == [
                "toy.lexicon: 12 pairs, 7 words in en-GB, 7 in ru; they cover 67 and 100 % of the memory's words"
            ])
        #expect(try folder.read("toy.lexicon").hasPrefix("calque-lexicon\t1\ten-GB\tru\t12\t36\t24\n"))
        let align = "align --segmented --no-encoder --format beads --lexicon toy.lexicon"
        let aligned = try run("\(align) a.en a.ru -s en-GB -t ru")
        #expect(aligned.status == 0)
        #expect(aligned.errorLines == ["calque: toy.lexicon: knows 50 % of the words in en-GB, 100 % of those in ru"])
        let quiet = try run("\(align) a.ru a.en -s ru -t en-GB --quiet")
        expectQuietSuccess(quiet)
    }

    @Test func theSameMemoryGivesTheSameBytes() throws {
        _ = try run("learn toy.tmx --output one.lexicon -s en -t ru")
        _ = try run("learn toy.tmx --output two.lexicon -s en -t ru")
        #expect(try folder.read("one.lexicon") == folder.read("two.lexicon"))
        _ = try run("learn toy.tmx --output reverse.lexicon -s ru -t en")
        #expect(try folder.read("reverse.lexicon").hasPrefix("calque-lexicon\t1\tru\ten\t12\t"))
    }

    @Test func whatIsWrongIsTold() throws {
        expectFailure(try run("learn toy.tmx"), 64, saying: "--output FILE")
        expectFailure(try run("learn absent.tmx --output x"), 66, saying: "absent.tmx")
        expectFailure(try run("learn toy.tmx --output x -s de"), 64, saying: "en-GB, ru", "--source-lang")
        expectFailure(
            try run("learn toy.tmx --output x -s de -t fr"), 65, saying: "toy.tmx: holds no pairs in de and fr")
        expectFailure(try run("learn toy.tmx --output x -s en -t en-US"), 64, saying: "one language")
        #expect(try !folder.names(in: ".").contains("x"))
        _ = try run("learn toy.tmx --output toy.lexicon")
        let other = try run("align --segmented --no-encoder a.en a.ru --lexicon toy.lexicon -s en -t zh")
        expectFailure(other, 64, saying: "toy.lexicon: the lexicon is for en-GB and ru", "en and zh")
        expectFailure(try run("align --no-encoder a.en a.ru --lexicon absent"), 66, saying: "absent")
        expectFailure(
            try run("align --no-encoder a.en a.ru --lexicon pairs.tsv"), 65, saying: "pairs.tsv:1: this is not")
    }

    @Test func inABatchEachPairIsChecked() throws {
        _ = try run("learn toy.tmx --output toy.lexicon")
        try folder.write("list", "a.en\ta.ru\tout.beads\n".utf8)
        let align = "align --batch list --segmented --no-encoder --format beads --lexicon toy.lexicon -s en"
        let run = try run("\(align) -t zh")
        #expect(run.status == 64 && run.errors.contains("list:1: "))
        #expect(try !folder.names(in: ".").contains("out.beads"))
        expectQuietSuccess(try self.run("\(align) -t ru --quiet"))
    }
}
