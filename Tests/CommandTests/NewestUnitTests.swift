import Foundation
import TestSupport
import Testing

/// All commands agree on the newest of several units, wherever a tool writes the date: OmegaT dates the variants.
@Suite struct NewestUnitTests {
    private let folder: TemporaryFolder
    /// In the order of the file. The second is the newest, by the date of its variant.
    private let targets = ["Дождь на севере.", "На севере дождь.", "На севере дожди."]

    init() throws {
        folder = try TemporaryFolder()
        func unit(_ target: String, unit: String = "", variant: String = "") -> String {
            """
            <tu\(unit)><tuv xml:lang="en"><seg>Rain in the north.</seg></tuv>\
            <tuv xml:lang="ru"\(variant)><seg>\(target)</seg></tuv></tu>
            """
        }
        try folder.write(
            "wire.tmx",
            """
            <?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
            o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
            \(unit(targets[0], unit: #" changedate="20260101T000000Z""#))
            \(unit(targets[1], variant: #" changedate="20260301T000000Z" changeid="omegat""#))
            \(unit(targets[2], unit: #" creationdate="20260201T000000Z""#))
            </body></tmx>
            """.utf8)
        try folder.write("story.txt", "Rain in the north.\n".utf8)
    }

    private func run(_ arguments: String...) throws -> ChildProcess.Result {
        let run = try CalqueBinary.run(arguments, in: folder.path)
        #expect(run.status == 0, "\(run)")
        return run
    }

    /// The targets in the order in which they occur in a text.
    private func order(_ text: String) -> [String] {
        targets.compactMap { target in text.range(of: target).map { ($0.lowerBound, target) } }
            .sorted { $0.0 < $1.0 }.map(\.1)
    }

    @Test(arguments: [["query", "wire.tmx", "Rain in the north."], ["concordance", "wire.tmx", "north"]])
    func theNewestIsFirst(arguments: [String]) throws {
        let run = try CalqueBinary.run(arguments, in: folder.path)
        // A concordance marks the translations of the term.
        let text = run.output.filter { $0 != "<" && $0 != ">" }
        #expect(order(text) == [targets[1], targets[2], targets[0]], "\(run)")
    }

    @Test func leverageTakesTheNewest() throws {
        let text = try run("leverage", "wire.tmx", "story.txt", "--to", "ru").lines.joined()
        #expect(text.contains(targets[1]), "\(text)")
        #expect(!text.contains(targets[0]) || order(text).first == targets[1], "\(text)")
    }

    @Test func dedupeKeepsTheNewest() throws {
        _ = try run("memory", "dedupe", "wire.tmx", "--keep", "newest")
        #expect(order(try folder.read("wire.tmx")) == [targets[1]])
    }

    /// Of equal scores: what a person vouches for, then the newest, then the most used, then the order of the file. Plain
    /// scoring asks for the newest only.
    @Test(
        arguments: [
            ("translator", ["one", "two", "three", "four", "five", "six"]),
            ("plain", ["six", "four", "one", "five", "three", "two"]),
        ], [true, false])
    func equalScoresHaveAnOrder(scoring: (name: String, words: [String]), isIndexed: Bool) throws {
        let folder = try TemporaryFolder()
        func unit(_ text: String, _ attributes: String = "", _ properties: String = "") -> String {
            "<tu \(attributes)>\(properties)<tuv xml:lang=\"en\"><seg>Rain fell.</seg></tuv><tuv xml:lang=\"ru\">"
                + "<seg>\(text)</seg></tuv></tu>"
        }
        let aligned = "<prop type=\"x-confidence\">0.99</prop>"
        let (old, new) = ("changedate=\"20250101T000000Z\"", "changedate=\"20260101T000000Z\"")
        try folder.write(
            "m.tmx",
            """
            <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
            adminlang="en" srclang="en" datatype="plaintext"/><body>\
            \(unit("six", new, aligned + "<prop type=\"x-status\">draft</prop>"))\(unit("five", old, aligned))\
            \(unit("four", new, aligned))\(unit("three", old))\(unit("two", old + " usagecount=\"7\""))\
            \(unit("one", new, aligned + "<prop type=\"x-status\">confirmed</prop>"))</body></tmx>
            """.utf8)
        let index = isIndexed ? "calque index m.tmx && " : ""
        let found = try CalqueBinary.shell(
            "\(index)calque query m.tmx --to ru --drafts --scoring \(scoring.name) --format json --limit 9 'Rain fell.'",
            in: folder)
        let places = scoring.words.map { found.output.range(of: "\"\($0)\"")?.lowerBound }
        #expect(!places.contains(nil), "\(found)")
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(found.output)")
    }
}
