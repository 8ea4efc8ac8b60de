import Calque
import CalqueCommandLine
import CalqueConfiguration

/// Operands and flags of the commands that search memories.
enum DeskFlags {
    static let memory = Operand(
        "MEMORY", .file,
        help:
            "A TMX file, a folder of TMX files, or @DESK for the memories of a desk ('calque config'); @ is the default "
            + "desk")
    static let more = Flag.repeated("memory", .file, help: "Search this memory, too; may be given several times")
}

/// The memories that a call searches, and the settings of the desk.
struct Desk {
    let memory: Memory
    let settings: DeskSettings
    /// The name of the desk; nil without one.
    let name: String?

    /// The domain that the desk's units have: of matches that score the same they come first.
    var domain: String? { settings.domain?.value ?? name }

    /// The penalties of the settings and those of the call.
    func penalties(_ call: Invocation) -> [MatchPenalty] {
        (settings.penalties?.value ?? []) + call[MatchFlags.penalties]
    }
}

extension Invocation {
    /// Opens the memories that the call names, with the settings of the desk that it names or of the default one.
    func desk() throws(Failure) -> Desk {
        let configuration = try configuration()
        let word = self[DeskFlags.memory]
        let isDesk = word.hasPrefix("@")
        let name = isDesk && word != "@" ? String(word.dropFirst()) : nil
        let settings = try configuration.settings(ofDesk: name)
        guard isDesk else {
            return Desk(
                memory: try Memory(open: [word] + self[DeskFlags.more], penaltyFolders: true), settings: settings,
                name: nil)
        }
        guard let memories = settings.memories else {
            throw Failure(
                .usage, word == "@" ? "no default memories are set" : "the desk \(word) has no memories",
                advice: "set memories = [\"PATH\"] in .calque.toml, or name a memory")
        }
        do throws(Failure) {
            let memory = try Memory(open: memories.value + self[DeskFlags.more], penaltyFolders: true)
            return Desk(memory: memory, settings: settings, name: name)
        } catch {
            // The path alone would not tell where it is written.
            guard error.kind == .noInput, let path = error.place.file, memories.value.contains(path) else {
                throw error
            }
            throw Failure(
                .noInput, "the memory \(path) does not exist", at: memories.place, advice: "correct the setting")
        }
    }

    /// The settings of user and project.
    func configuration() throws(Failure) -> Configuration {
        let configuration = try Configuration.read(environment: environment)
        for note in configuration.notes { messages.note(note) }
        return configuration
    }
}
