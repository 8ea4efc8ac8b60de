import CalqueCore
import Glibc
import TestSupport
import Testing

@testable import CalqueIO

@Suite("Lines of an input")
struct InputLinesTests {
    private func lines(of text: String, limit: Int = 1 << 20) throws -> [String] {
        let folder = try TemporaryFolder()
        let input = try InputLines(folder.write("file", text.utf8), limit: limit)
        var lines: [String] = []
        while true {
            do throws(Failure) {
                guard let line = try input.next() else { break }
                lines.append(String(decoding: line, as: UTF8.self))
            } catch {
                guard error.kind == .badData, error.place.line == input.number else { throw error }
                lines.append("too long")
            }
            #expect(input.number == lines.count)
        }
        return lines
    }

    @Test(
        "lines are what stands between the ends",
        arguments: [
            ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\n", ["", ""]),
            ("a\r\nb\rc\r\n", ["a", "b\rc"]),
        ])
    func small(_ text: String, _ expected: [String]) throws { #expect(try lines(of: text) == expected) }

    @Test("lines longer than what is read at a time are whole")
    func large() throws {
        var random = SeededGenerator(seed: 7)
        let texts = (0..<40).map { _ in
            let most = Bool.random(using: &random) ? 3 : 70_000
            return String(repeating: "ж", count: Int.random(in: 0...most, using: &random))
        }
        #expect(try lines(of: texts.joined(separator: "\n") + "\n") == texts)
    }

    @Test("a line that is too long is told, and the next one read")
    func limit() throws {
        let long = String(repeating: "x", count: 300_000)
        #expect(try lines(of: "a\n\(long)\nb\n", limit: 1000) == ["a", "too long", "b"])
        #expect(try lines(of: "a\n\(long)", limit: 1000) == ["a", "too long"])
        #expect(try lines(of: "1234\n12345\n", limit: 4) == ["1234", "too long"])
    }

    @Test("what cannot be read is named")
    func missing() throws {
        #expect(throws: Failure(.noInput, "there is no such file", at: .init(file: "/none"))) {
            try InputLines("/none", limit: 9)
        }
        #expect(throws: Failure(.noInput, "is a folder, where a file is needed", at: .init(file: "/"))) {
            try InputLines("/", limit: 9).next()
        }
    }
}
