import Foundation

/// The program itself, run as users run it.
package enum CalqueBinary {
    /// `CALQUE_BINARY`, which `make test` sets to the release build; else the one beside the tests.
    package static let path: String = {
        if let named = ProcessInfo.processInfo.environment["CALQUE_BINARY"], !named.isEmpty {
            return URL(fileURLWithPath: named, relativeTo: SharedData.packageRoot).path
        }
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (tests as NSString).deletingLastPathComponent + "/calque"
    }()

    /// The environment of the tests without variables that would change the program's output.
    package static let environment: [String: String] = {
        var all = ProcessInfo.processInfo.environment
        for name in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "TERM", "SOURCE_DATE_EPOCH"] { all[name] = nil }
        all["XDG_CACHE_HOME"] = cache
        // No settings of the user change the output.
        all["XDG_CONFIG_HOME"] = cache + "/config"
        return all
    }()

    /// The folder of indexes in tests, which is not the user's cache. It is removed when the tests end.
    private static let cache: String = {
        let folder = FileManager.default.temporaryDirectory.path + "/calque-test-cache-\(getpid())"
        atexit { try? FileManager.default.removeItem(atPath: CalqueBinary.cache) }
        return folder
    }()

    /// - Parameter environment: variables on top of ``environment``.
    package static func run(
        _ arguments: [String], input: [UInt8] = [], in folder: String? = nil, environment: [String: String] = [:]
    ) throws -> ChildProcess.Result {
        try ChildProcess.run(
            path, arguments, input: input, in: folder, environment: self.environment.merging(environment) { $1 })
    }

    /// The same with the words separated by blanks and text as input.
    package static func run(
        _ words: String, input: String = "", in folder: TemporaryFolder? = nil, environment: [String: String] = [:]
    ) throws -> ChildProcess.Result {
        try run(
            words.split(separator: " ").map(String.init), input: Array(input.utf8), in: folder?.path,
            environment: environment)
    }

    /// A command line of the shell in which `calque` is the program.
    package static func shell(
        _ line: String, in folder: TemporaryFolder, environment: [String: String] = [:]
    ) throws -> ChildProcess.Result {
        let bin = folder.path + "/.bin"
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        if !FileManager.default.fileExists(atPath: bin + "/calque") {
            try FileManager.default.createSymbolicLink(atPath: bin + "/calque", withDestinationPath: path)
        }
        var variables = self.environment.merging(environment) { $1 }
        variables["PATH"] = bin + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
        return try ChildProcess.run("/bin/bash", ["-c", line], in: folder.path, environment: variables)
    }
}
