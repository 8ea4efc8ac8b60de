import CalqueConfiguration
import CalqueCore
import CalqueMatching
import Foundation
import TestSupport
import Testing

@Suite struct ConfigurationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(user: String? = nil, project: String? = nil, below: String = "") throws -> Configuration {
        if let user { try folder.write("home/.config/calque/config", Data(user.utf8)) }
        if let project { try folder.write("work/.calque.toml", Data(project.utf8)) }
        let work = folder.path("work" + below)
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        let home = folder.path("home")
        return try Configuration.read(environment: { $0 == "HOME" ? home : nil }, folder: work)
    }

    @Test func withoutFilesNothingIsSet() throws {
        let configuration = try read()
        #expect(configuration.files.isEmpty && configuration.deskNames.isEmpty)
        #expect(try configuration.settings().memories == nil)
    }

    @Test func theProjectOverridesTheUserOneByOne() throws {
        let configuration = try read(
            user: "cutoff = 60\nsource = 'en'\nmemories = ['/tm/a', 'b']\n[desk.sport]\ntarget = 'ru'\ncutoff = 80.5\n",
            project:
                "# ours\nmemories = 'wire'\ntarget = \"zh-Hans\"\npenalties = [\n 'file:old*=5',\n 'prop:x-d=3',\n]\n")
        let common = try configuration.settings()
        #expect(common.memories?.value == [folder.path("work/wire")])
        #expect(common.memories?.place.line == 2 && common.memories?.place.file == folder.path("work/.calque.toml"))
        #expect(common.cutoff?.value == 60 && common.source?.value == "en" && common.target?.value == "zh-Hans")
        #expect(common.penalties?.value.map(\.description) == ["file:old*=5", "prop:x-d=3"])
        let sport = try configuration.settings(ofDesk: "sport")
        #expect(sport.target?.value == "ru" && sport.cutoff?.value == MatchCutoff("80.5"))
        #expect(sport.memories?.value == [folder.path("work/wire")])
        #expect(configuration.files.count == 2 && configuration.deskNames == ["sport"])
    }

    /// What is set to nothing is nothing, not what others set.
    @Test func aDeskCanClearWhatIsCommon() throws {
        let configuration = try read(
            project: "penalties = ['file:old*=5']\nmemories = ['wire']\n[desk.sport]\npenalties = []\nmemories = []\n")
        #expect(try configuration.settings().penalties?.value.count == 1)
        let sport = try configuration.settings(ofDesk: "sport")
        #expect(sport.penalties?.value.isEmpty == true && sport.memories?.value.isEmpty == true)
        #expect(sport.penalties?.place.line == 4)
    }

    @Test func pathsOfTheUserAreRelativeToTheFile() throws {
        let memories = try read(user: "memories = ['tm', '/abs', '~/own']").settings().memories?.value
        let own = (ProcessInfo.processInfo.environment["HOME"] ?? "~") + "/own"
        #expect(memories == [folder.path("home/.config/calque/tm"), "/abs", own])
    }

    @Test func theNearestFolderAboveCounts() throws {
        #expect(try read(project: "cutoff = 51", below: "/a/b").settings().cutoff?.value == 51)
        try folder.write("work/a/.calque.toml", Data("cutoff = 52".utf8))
        #expect(try read(below: "/a/b").settings().cutoff?.value == 52)
    }

    @Test(arguments: [
        ("cutof = 70", 1, "'cutof' is not a setting; the settings are"),
        ("\ncutoff = 'x'", 2, "cutoff is not a number"),
        ("cutof = []", 1, "'cutof' is not a setting"), ("cutoff = []", 1, "cutoff is not a number"),
        ("source = []", 1, "source is not a text"), ("cutoff = 101", 1, "cutoff is not a number"),
        ("cutoff = [70]", 1, "cutoff is not a number"),
        ("source = 'no language'", 1, "is not a language"), ("source = 5", 1, "source is not a text"),
        ("memories = [1]", 1, "memories is not a text"), ("memories = ['a', '']", 1, "memories is not a text"),
        ("penalties = ['x']", 1, "'x' is not a penalty"), ("[desks.a]\ncutoff = 1", 1, "[desks] is not a table"),
        ("[desk]\n[desk.a.b]", 2, "[desk.a.b] is not a table"), ("a = ", 1, "is not TOML: "),
        ("cutoff = 1\ncutoff = 2", 2, "is not TOML: "), ("cutoff = 9223372036854775808", 1, "is not TOML: "),
        ("\u{0}", 1, "is not TOML: "), ("[desk.x]\ncutoff = 2024-02-03", 2, "cutoff is not a number"),
    ])
    func faultsHaveALine(text: String, line: Int, message: String) throws {
        #expect {
            _ = try read(project: text)
        } throws: { error in
            guard let failure = error as? Failure else { return false }
            #expect(failure.kind == .badData && failure.message.contains(message.prefix(20)), "\(failure)")
            #expect("\(failure)".contains(message) && !"\(failure)".contains("\n"), "\(failure)")
            return failure.place.line == line
        }
    }

    @Test func aDeskThatIsNotThereIsNamedWithThoseThatAre() throws {
        let configuration = try read(project: "[desk.sport]\n[desk.wire]\n")
        #expect(throws: Failure.self) { try configuration.settings(ofDesk: "spor") }
        #expect(configuration.deskNames == ["sport", "wire"])
        do {
            _ = try configuration.settings(ofDesk: "spor")
        } catch {
            #expect(error.kind == .usage && "\(error)".contains("the desks are sport, wire"))
        }
    }

    @Test(arguments: [
        ("en", "en", "ru"), ("ru", "ru", "en"), ("en-GB", "en", "ru"), ("und", "en", "ru"), ("zh", "zh", "ru"),
    ])
    func textsOfTheTargetLanguageAreTranslatedBack(detected: String, from: String, to: String?) throws {
        let settings = try read(project: "source = 'en'\ntarget = 'ru'").settings()
        let direction = settings.direction(of: try #require(LanguageTag(detected)))
        #expect(direction.from?.description == from && direction.to?.description == to)
    }

    @Test func anyBytesAreAFaultOrSettings() throws {
        var random = SeededGenerator(seed: 5)
        let pieces = [
            "[", "]", "desk", ".", "=", "'", "\"", "\n", "cutoff", "7", "memories", "#", "{", "}", ",", "\u{FF}", "\\u",
            "'''", "1e9", "é", " ",
        ]
        for _ in 0..<400 {
            let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            do {
                _ = try read(project: text)
            } catch let failure as Failure {
                #expect(failure.kind == .badData && failure.place.line ?? 0 > 0 && !"\(failure)".contains("\n"))
            }
        }
    }
}
