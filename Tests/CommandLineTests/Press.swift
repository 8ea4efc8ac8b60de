import CalqueCommandLine
import CalqueCore
import CalqueIO
import Glibc

/// A made-up program with every kind of flag and operand.
enum Press {
    enum Format: String, CaseIterable, Sendable { case text, json, tmx }

    static let cutoff = Flag(
        "cutoff", short: "c", .integer(in: 0...100), "PERCENT", default: 70,
        help: "Show matches that are at least this alike; what stands below it is not worth a translator's time")
    static let weight = Flag("weight", .number(in: -1...1), default: 0.5, help: "How much the length counts")
    static let format = Flag(
        "format", short: "f", .choice(of: Format.self), default: .text, help: "How to write", group: "Output options")
    static let charset = Flag.optional(
        "charset", .string, "NAME", absent: "as the file declares", help: "Read in this charset")
    static let languages = Flag.repeated("language", short: "l", .language, help: "Only these languages")
    static let log = Flag.optional("log", .file, help: "Write what happens to a file")
    static let index = Flag.switch("index", negation: "no-index", default: true, help: "Use the index")
    static let verbose = Flag.switch("verbose", short: "v", help: "Say more")
    static let fuzzy = Flag.switch("fuzzy", short: "z", help: "Allow for misprints")
    static let memory = Operand("MEMORY", .file, help: "The memory, a file or a folder")
    static let texts = Operand.repeated("TEXT", .string, atLeast: 0, help: "What to look for; 新闻 is fine")
    static let sources = Operand.repeated("SOURCE", .file, help: "What to add")
    static let level = Operand.optional("LEVEL", .choice("fast", "careful"), help: "How to check")

    static let query = Command(
        "query", "Find segments like a text", operands: [memory, texts],
        flags: [cutoff, weight, charset, languages, log, index, verbose, fuzzy, format],
        discussion: [
            "Every segment that is as like as the cutoff asks is shown, best first. "
                + "与原文最相似的译文排在最前面，读者可以直接使用。",
            "A match is a line:\n    98  The source.  Перевод.",
        ],
        examples: [Example("query wire.tmx -c 80 'Oil prices'", "Show matches of 80 % or more.")],
        exitCodes: [.nothing: "no segment is like it"]
    ) { (call) throws(Failure) in
        for text in call[texts] {
            try call.output.line(
                "\(call[memory]) \(text) \(call[cutoff]) \(call[weight]) \(call[format]) \(call[charset] ?? "-") "
                    + "\(call[languages].map(\.description)) \(call[index]) \(call[verbose]) \(call[fuzzy])")
        }
        if call[texts].isEmpty { call.messages.warning("nothing\nto do") }
        return call[texts].isEmpty ? .nothing : .done
    }

    static let program = Program(
        "press", version: "1.2.3", "A press for made-up news",
        discussion: ["It prints what the tests need, and nothing else."],
        commands: [
            query,
            Command(
                "memory", "Look after memories",
                commands: [
                    Command("info", "Tell what is in a memory", operands: [memory]) { (call) throws(Failure) in
                        try call.output.line("info \(call[memory])")
                        return .done
                    },
                    Command("add", "Add files", operands: [sources, memory], flags: [fuzzy]) { (call) throws(Failure) in
                        try call.output.line("\(call[sources]) into \(call[memory])")
                        return .done
                    },
                ]),
            Command("check", "Check a file", operands: [memory, level]) { (call) throws(Failure) in
                try call.output.line("checked \(call[level] ?? "plainly")")
                throw Failure(.badData, "no such unit", at: .init(file: call[memory], line: 3), advice: "look there")
            },
            Command("exclude", "Refuse a call") { _ throws(Failure) in
                throw Failure(.usage, "nothing goes with nothing")
            },
            Command("flood", "Write without end") { (call) throws(Failure) in
                while true { try call.output.line("oil") }
            },
            Command("fail", "Meet a fault") { _ throws(Failure) in
                throw Failure(.internal, "an odd error")
            },
        ])

    struct Result: Equatable {
        var code: ExitCode
        var output = ""
        var errors = ""
    }

    /// Runs the program with standard output and error in files.
    static func run(_ words: String..., environment: [String: String] = [:]) throws -> Result {
        try run(all: words, environment: environment)
    }

    static func run(all words: [String], environment: [String: String] = [:]) throws -> Result {
        let output = try scratch()
        let errors = try scratch()
        let code = program.run(words, streams: Streams(output: output, errors: errors) { environment[$0] })
        return Result(code: code, output: try contents(of: output), errors: try contents(of: errors))
    }
}

/// An unnamed file.
func scratch() throws -> Int32 {
    let (descriptor, path) = try temporaryFile()
    unlink(path)
    return descriptor
}

/// A new file in the folder for temporary files; the caller removes it.
func temporaryFile() throws -> (descriptor: Int32, path: String) {
    var path = Array("/tmp/calque-cli-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw Failure(.io, "mkstemp: \(errno)") }
    return (descriptor, String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
}

/// Returns all bytes of an unnamed file and closes it.
func contents(of descriptor: Int32) throws -> String {
    defer { close(descriptor) }
    lseek(descriptor, 0, SEEK_SET)
    return String(decoding: try WholeFile.read("/proc/self/fd/\(descriptor)"), as: UTF8.self)
}

/// Runs a line of the shell with some words on its standard input.
/// - Returns: its exit status and its two outputs.
func shell(_ line: String, input: String = "") throws -> (status: Int32, output: String) {
    let (descriptor, name) = try temporaryFile()
    defer {
        close(descriptor)
        unlink(name)
    }
    _ = input.withCString { write(descriptor, $0, input.utf8.count) }
    guard let pipe = popen("exec <\(name) 2>&1; \(line)", "r") else { throw Failure(.io, "popen: \(errno)") }
    var bytes: [UInt8] = []
    while case let byte = getc(pipe), byte != EOF { bytes.append(UInt8(byte)) }
    return (pclose(pipe) >> 8, String(decoding: bytes, as: UTF8.self))
}
