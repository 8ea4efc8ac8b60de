import Calque
import Glibc

/// `--on-conflict`.
enum ConflictChoice: String, CaseIterable {
    case keep, newest, overwrite, ask

    /// - Throws: `Failure(.usage)` when someone is to be asked and there is no terminal.
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

/// Questions on the terminal, whatever standard input is.
private final class Dialogue {
    private let terminal: UnsafeMutablePointer<FILE>

    init() throws(Failure) {
        guard let opened = fopen("/dev/tty", "r+e") else {
            throw Failure(
                .usage, "--on-conflict ask needs a terminal", advice: "choose keep, newest or overwrite")
        }
        terminal = opened
    }

    deinit { fclose(terminal) }

    func ask(_ old: TranslationUnit, _ new: TranslationUnit) throws(Failure) -> ConflictAnswer {
        say("\nThe same source has another target.\n")
        for (name, unit) in [("there", old), ("new", new)] {
            for variant in unit.variants {
                say("  \(name.padded(to: 6))\(variant.language)  \(printable(variant.text))\n")
            }
        }
        while true {
            say("Keep both (b), the one that is there (t), or take the new one (n)? ")
            var line = [CChar](repeating: 0, count: 256)
            guard fgets(&line, CInt(line.count), terminal) != nil else {
                throw Failure(.io, "the terminal was closed before an answer came")
            }
            switch UInt8(bitPattern: line[0]) | 0x20 {
            case UInt8(ascii: "b"): return .keepBoth
            case UInt8(ascii: "t"): return .keepOld
            case UInt8(ascii: "n"): return .takeNew
            default: continue
            }
        }
    }

    private func say(_ text: String) {
        fputs(text, terminal)
        fflush(terminal)
    }

    /// Without what would steer the terminal.
    private func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
