import CalqueCore

/// The meaning of a call.
enum Request {
    case run(Command.Action, Arguments)
    case help
    /// With or without the parts that the program is made of.
    case version(isVerbose: Bool)
    /// The call names no command, or a group without a command of it.
    case nothing
}

/// Reads the words of a call, from left to right, by the tables of the program and of the command that they name.
///
/// - `--flag value`, `--flag=value`, `-f value`, `-fvalue`; `-xyz` are three switches (the last may take a value).
/// - A value that is a word of its own may start with `-` only if it is `-` or a number. Others are written
///   `--flag=-value`.
/// - `-` is an operand, and so is `-5`. After `--` every word is an operand.
/// - Flags and operands may be mixed. Names cannot be shortened.
struct Parser {
    let program: Program
    /// The commands named so far: none, a command, or a group and its command. Valid after a failure, too.
    private(set) var path: [Command] = []
    private var words: ArraySlice<String> = []
    private var flags: [FlagRow]
    private var given: [String: [String]] = [:]
    private var operands: [String] = []

    init(_ program: Program) {
        self.program = program
        flags = program.flags
    }

    /// `calque query`: the start of messages.
    var place: String { ([program.name] + path.map(\.name)).joined(separator: " ") }

    /// Reads all words of a call.
    ///
    /// - Throws: `Failure(.usage)` for the first word that does not fit.
    mutating func parse(_ all: [String]) throws(Failure) -> Request {
        words = all[...]
        var onlyOperands = false
        while let word = words.popFirst() {
            switch word {
            case _ where onlyOperands || !word.isFlag: try take(operand: word)
            case "--": onlyOperands = true
            case _ where word.hasPrefix("--"): try take(long: word)
            default: try take(cluster: word)
            }
            if given[Program.help.row.name] != nil { return .help }
            if given[Program.showVersion.row.name] != nil {
                return .version(isVerbose: all.contains("--verbose"))
            }
        }
        guard let command = path.last, let action = command.action else { return .nothing }
        return .run(action, Arguments(flags: arguments.flags, operands: try assign(operands, to: command.operands)))
    }

    /// The flags of the command with the words given so far. Valid after a failure, too.
    var arguments: Arguments {
        var noted = given
        for flag in flags where noted[flag.name] == nil { noted[flag.name] = [] }
        return Arguments(flags: noted, operands: [:])
    }

    // MARK: Operands

    private mutating func take(operand word: String) throws(Failure) {
        guard path.last?.action == nil else { return operands.append(word) }
        let candidates = path.last?.commands ?? program.commands
        guard let command = candidates.first(where: { $0.name == word }) else {
            throw wrong("there is no command '\(word)'", meant: word, among: candidates.map(\.name))
        }
        path.append(command)
        flags += command.flags
    }

    /// Assigns words to operands: each gets its fewest, and the rest goes from left to right.
    private func assign(_ words: [String], to rows: [OperandRow]) throws(Failure) -> [String: [String]] {
        var spare = words.count - rows.reduce(0) { $0 + $1.least }
        var rest = words[...]
        var noted: [String: [String]] = [:]
        for row in rows {
            guard rest.count >= row.least else { throw wrong("\(row.name) is missing") }
            let extra = min(max(spare, 0), row.most - row.least)
            spare -= extra
            let mine = Array(rest.prefix(row.least + extra))
            rest = rest.dropFirst(mine.count)
            for word in mine where !row.value.accepts(word) {
                throw mismatch(word, row.value, for: row.name)
            }
            noted[row.name] = mine
        }
        if let word = rest.first {
            throw wrong(rows.isEmpty ? "takes no operand, not '\(word)'" : "'\(word)' is one operand too many")
        }
        return noted
    }

    // MARK: Flags

    private mutating func take(long word: String) throws(Failure) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let attached = parts.count > 1 ? String(parts[1]) : nil
        guard let flag = flags.first(where: { $0.isNamed(name) }) else {
            if let advice = path.last?.formerFlags[name] {
                throw Failure(.usage, "there is no flag --\(name) here", advice: advice)
            }
            // The opposite is never meant.
            let names = flags.flatMap { [$0.name] + ($0.negation.map { [$0] } ?? []) }.filter { "no-" + $0 != name }
            throw wrong("there is no flag --\(name)\(hint(elsewhere: name))", meant: name, among: names, dashes: "--")
        }
        if let value = flag.value {
            let word = if let attached { attached } else { try nextValue(for: "--" + name, value) }
            note(flag, try check(word, value, for: "--" + name))
        } else {
            if let attached { throw wrong("--\(name) takes no value, not '\(attached)'") }
            note(flag, flag.negation == name ? FlagRow.off : FlagRow.on)
        }
    }

    /// `-xyz`, `-fvalue`, `-f value`.
    private mutating func take(cluster word: String) throws(Failure) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let flag = flags.first(where: { $0.short == letter }) else {
                throw oneDash(word) ?? wrong("there is no flag -\(letter)")
            }
            guard let value = flag.value else {
                note(flag, FlagRow.on)
                continue
            }
            if letters.isEmpty {
                note(flag, try check(nextValue(for: "-\(letter)", value), value, for: "-\(letter)"))
            } else {
                let attached = String(letters.first == "=" ? letters.dropFirst() : letters)
                guard value.accepts(attached) else {
                    throw oneDash(word) ?? mismatch(attached, value, for: "-\(letter)")
                }
                note(flag, attached)
            }
            return
        }
    }

    private mutating func note(_ flag: FlagRow, _ word: String) { given[flag.name, default: []].append(word) }

    private mutating func nextValue(for spelling: String, _ value: ValueShape) throws(Failure) -> String {
        guard let next = words.first else { throw wrong("\(spelling) takes \(value.expectation), and none is given") }
        guard !next.isFlag else {
            throw Failure(
                .usage, "\(spelling) takes \(value.expectation), and '\(next)' looks like a flag",
                advice: "if it is the value, write '\(spelling)\(spelling.hasPrefix("--") ? "=" : "")\(next)'")
        }
        words.removeFirst()
        return next
    }

    private func check(_ word: String, _ value: ValueShape, for what: String) throws(Failure) -> String {
        guard value.accepts(word) else { throw mismatch(word, value, for: what) }
        return word
    }

    // MARK: Failures

    private func mismatch(_ word: String, _ value: ValueShape, for what: String) -> Failure {
        wrong("\(what) takes \(value.expectation), not '\(word)'", meant: word, among: value.choices)
    }

    /// `-cutoff`, where `--cutoff` was meant.
    private func oneDash(_ word: String) -> Failure? {
        let name = String(word.dropFirst().prefix { $0 != "=" })
        guard name.count > 1, flags.contains(where: { $0.isNamed(name) }) else { return nil }
        return Failure(.usage, "there is no flag \(word)", advice: "did you mean '-\(word)'?")
    }

    /// Says that a flag stands before the command that it belongs to.
    private func hint(elsewhere name: String) -> String {
        guard path.last?.action == nil else { return "" }
        let owners = program.paths.filter { $0.last?.flags.contains { $0.isNamed(name) } == true }
        return owners.isEmpty ? "" : " before the command"
    }

    private func wrong(
        _ message: String, meant word: String = "", among candidates: [String] = [], dashes: String = ""
    ) -> Failure {
        let meant = Suggestion.nearest(to: word, in: candidates).map { "did you mean '\(dashes)\($0)'?" }
        return Failure(.usage, message, advice: meant ?? "see '\(place) --help'")
    }
}

extension String {
    /// Whether the word is a dash and then a letter or another dash: `-1`, `-.5` and `-,en` are values.
    fileprivate var isFlag: Bool {
        guard hasPrefix("-"), let second = unicodeScalars.dropFirst().first else { return false }
        return second == "-" || second == "?" || second.properties.isAlphabetic
    }
}
