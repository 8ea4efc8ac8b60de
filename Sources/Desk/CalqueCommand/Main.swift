import Calque
import CalqueCommandLine

/// The table of commands. The parser, help, completions and the man page are made from it.
let program = Program(
    "calque", version: calqueVersion, "translation memory and alignment for news wire copy",
    discussion: [
        "Calque splits articles into segments, aligns them with their translations, keeps the pairs in a translation "
            + "memory, and finds exact and fuzzy matches in it."
    ],
    environment: [
        (
            "CALQUE_ENCODER",
            "The folder of the sentence encoder, instead of the standard folder. An empty value turns the encoder off."
        ),
        ("CALQUE_EMBEDDINGS_KEY", "The key for the server of --embeddings-url."),
        ("SOURCE_DATE_EPOCH", "The time to store in units and files instead of the present, in seconds since 1970."),
        ("XDG_CONFIG_HOME", "The folder of settings (~/.config). Calque reads calque/config below it."),
        ("XDG_CACHE_HOME", "The folder of caches (~/.cache). Indexes of memories are kept in calque below it."),
        ("XDG_DATA_HOME", "The folder of data (~/.local/share). The sentence encoder is in calque/encoder below it."),
    ],
    files: [
        (".calque.toml", "The settings of a project: see 'calque config'."),
        ("~/.config/calque/config", "The settings of the user."),
        ("~/.cache/calque", "Indexes and vectors of memories. They may be deleted at any time."),
        ("~/.local/share/calque/encoder", "The sentence encoder."),
        ("penalty-NNN", "A folder in a memory. Matches with the units of its files lose NNN points."),
    ],
    examples: [
        Example("align story.en.txt story.ru.txt --into memories/wire", "Align two articles and keep the pairs."),
        Example("query memories/wire 'The leaders are to meet on 5 March.'", "Look up a sentence."),
        Example("leverage memories/wire new.en.txt --to ru -o new.xlf", "Fill in a new article from the memory."),
        Example("memory check memories/wire", "Find units that may be wrong."),
    ],
    parts: { Installation.parts() },
    commands: [
        segmentCommand, alignCommand, pairCommand, queryCommand, leverageCommand, mergeCommand, analyseCommand,
        concordanceCommand,
        indexCommand,
        importCommand, exportCommand, memoryCommand,
        learnCommand,
        srxCommand, encoderCommand, configCommand,
    ])

@main
enum Main {
    static func main() {
        Interruption.prepare()
        program.main()
    }
}
