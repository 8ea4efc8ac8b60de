import Calque

/// The values of `--on-conflict`.
enum ConflictChoice: String, CaseIterable {
    case keep, newest, overwrite, ask

    /// Returns the policy.
    ///
    /// - Throws: `Failure(.usage)` for `ask` without a terminal.
    func policy() throws(Failure) -> ConflictPolicy {
        switch self {
        case .keep: return .keep
        case .newest: return .newest
        case .overwrite: return .overwrite
        case .ask:
            let terminal = try Dialogue()
            return .ask { (old, new) throws(Failure) in try terminal.ask(old, new) }
        }
    }
}

/// Asks questions on the terminal, even if standard input is something else.
private final class Dialogue {
    private let terminal: FileDescriptor
    private let answers: InputLines

    init() throws(Failure) {
        guard let opened = try? FileDescriptor.open("/dev/tty", for: .readWrite) else {
            throw Failure(
                .usage, "--on-conflict ask needs a terminal", advice: "choose keep, newest or overwrite")
        }
        terminal = opened
        answers = InputLines(InputFile(descriptor: opened, name: "the terminal"), limit: 1 << 16)
    }

    deinit { terminal.close() }

    func ask(_ old: TranslationUnit, _ new: TranslationUnit) throws(Failure) -> ConflictAnswer {
        say("\nThis source already has another target.\n")
        for (name, unit) in [("old", old), ("new", new)] {
            for variant in unit.variants {
                say("  \(name.padded(to: 5))\(variant.language)  \(OneLine.blanked(variant.text))\n")
            }
        }
        while true {
            say("Keep both (b), keep the old one (o), or take the new one (n)? ")
            guard let answer = try answers.next() else {
                throw Failure(.io, "the terminal was closed without an answer")
            }
            switch answer.first.map({ $0 | 0x20 }) {
            case UInt8(ascii: "b"): return .keepBoth
            case UInt8(ascii: "o"), UInt8(ascii: "t"): return .keepOld
            case UInt8(ascii: "n"): return .takeNew
            default: continue
            }
        }
    }

    private func say(_ text: String) {
        var text = text
        text.withUTF8 { try? terminal.writeAll(UnsafeRawBufferPointer($0)) }
    }
}
