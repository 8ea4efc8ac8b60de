import Calque
import CalqueCommandLine

/// The table of commands: help, completions and the manual page are made from it.
let program = Program(
    "calque", version: calqueVersion, "translation memory and alignment for news wire copy",
    commands: [
        segmentCommand, alignCommand, queryCommand, leverageCommand, analyseCommand, concordanceCommand, indexCommand,
        importCommand, exportCommand, memoryCommand,
        learnCommand,
        srxCommand, encoderCommand,
    ])

@main
enum Main {
    static func main() { program.main() }
}
