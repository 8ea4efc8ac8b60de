import Foundation
import Glibc

/// A finished run of a program, with its output and exit status.
///
/// It uses posix_spawn and files, not `Foundation.Process` and pipes: tests run in parallel, and a pipe that a child of
/// another test has inherited never ends.
package enum ChildProcess {
    package struct Result: Sendable {
        /// The exit status as a shell gives it: above 128, the number of the signal that ended the program.
        package let status: Int32
        package let outputBytes: [UInt8]
        /// The output on standard error.
        package let errors: String
        package let seconds: Double

        package var output: String { String(decoding: outputBytes, as: UTF8.self) }
        /// The lines of the output, without their ends.
        package var lines: [String] { Self.lines(of: output) }
        package var errorLines: [String] { Self.lines(of: errors) }

        private static func lines(of text: String) -> [String] {
            var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
            if lines.last?.isEmpty == true { lines.removeLast() }
            return lines
        }
    }

    package struct CannotStart: Error { let path: String, number: Int32 }

    /// - Parameters:
    ///   - input: its standard input.
    ///   - folder: its working folder.
    ///   - environment: all of its environment.
    ///   - limit: the time in seconds after which it is killed.
    package static func run(
        _ path: String, _ arguments: [String], input: [UInt8] = [], in folder: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment, limit: Double = 600
    ) throws -> Result {
        let files = try TemporaryFolder()
        try files.write("in", input)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files.path("in"), O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files.path("out"), O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files.path("err"), O_WRONLY | O_CREAT, 0o600)

        // Threads of tests block signals, and a child would inherit this.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        // glibc's own call for the folder is hidden from Swift; env does the same and becomes the program.
        let call = (folder.map { ["/usr/bin/env", "-C", $0, path] } ?? [path]) + arguments
        var words: [UnsafeMutablePointer<CChar>?] = call.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var child = pid_t()
        let start = ContinuousClock.now
        let number = posix_spawn(&child, call[0], &actions, &attributes, &words, &variables)
        guard number == 0 else { throw CannotStart(path: path, number: number) }

        var status: Int32 = 0
        var isKilled = false
        while waitpid(child, &status, WNOHANG) == 0 {
            usleep(500)
            if !isKilled, start.duration(to: .now) > .seconds(limit) {
                kill(child, SIGKILL)
                isKilled = true
            }
        }
        let signal = status & 0x7F
        return Result(
            status: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
            outputBytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: files.path("out")))),
            errors: try files.read("err"), seconds: start.duration(to: .now) / .seconds(1))
    }
}
