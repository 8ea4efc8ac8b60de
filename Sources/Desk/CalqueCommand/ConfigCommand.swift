import Calque
import CalqueCommandLine
import CalqueConfiguration

private let desk = Operand.optional("DESK", .string, help: "Show the settings of this desk")

let configCommand = Command(
    "config", "Show the settings in force and where they are set", operands: [desk], flags: [SharedFlags.layout],
    discussion: [
        "Settings are read from .calque.toml in the current folder, or in the nearest folder above that has one, and from "
            + "~/.config/calque/config. Both are TOML. The project's settings override the user's, and flags override "
            + "both. Paths are relative to the folder of the file.",
        [
            "memories\tthe memories that @ stands for: a path or an array of paths",
            "source\tthe language that you translate from",
            "target\tthe language that you translate into; texts in it are translated back",
            "cutoff\tthe lowest score of a match, in percent",
            "penalties\tan array of penalties, as in query --penalty",
            "domain\tthe domain (x-domain or x-desk) whose units come first of those with equal scores; without it, the "
                + "desk's name",
        ].joined(separator: "\n"),
        "A table [desk.NAME] has settings of its own, and @NAME stands for its memories. query, leverage, analyse and "
            + "concordance use the settings; a flag overrides them.",
    ],
    examples: [
        Example("config", "Show the default settings."),
        Example("config --format json", "Show them as JSON."),
    ]
) { (call) throws(Failure) in
    let configuration = try call.configuration()
    let settings = try configuration.settings(ofDesk: call[desk])
    let rows = rows(of: settings)
    switch call[SharedFlags.layout] {
    case .json:
        try call.output.json(
            ConfigRecord(
                files: configuration.files, desks: configuration.deskNames,
                settings: rows.map { ConfigRecord.Row(setting: $0.name, values: $0.values, setAt: $0.place) }))
    case .text:
        let files = configuration.files.isEmpty ? "none" : configuration.files.joined(separator: ", ")
        try call.output.report("files".padded(to: 12) + files)
        if !configuration.deskNames.isEmpty {
            try call.output.report("desks".padded(to: 12) + configuration.deskNames.joined(separator: ", "))
        }
        for row in rows {
            let values = row.values.isEmpty ? "none" : row.values.joined(separator: ", ")
            try call.output.report(row.name.padded(to: 12) + values + "  (\(row.place ?? "default"))")
        }
    }
    return .done
}

private typealias Row = (name: String, values: [String], place: String?)

private func rows(of settings: DeskSettings) -> [Row] {
    func row<Value>(_ name: String, _ setting: Setting<Value>?, _ values: [String]) -> Row {
        (name, values, setting.map { "\($0.place.file ?? ""):\($0.place.line ?? 0)" })
    }
    return [
        row("memories", settings.memories, settings.memories?.value ?? []),
        row("source", settings.source, [settings.source?.value.description ?? "detected"]),
        row("target", settings.target, settings.target.map { [$0.value.description] } ?? []),
        row("cutoff", settings.cutoff, [settings.cutoff?.value.description ?? "70"]),
        row("penalties", settings.penalties, settings.penalties?.value.map(\.description) ?? []),
    ] + (settings.domain.map { [row("domain", $0, [$0.value])] } ?? [])
}

private struct ConfigRecord: Encodable {
    struct Row: Encodable {
        let setting: String
        let values: [String]
        /// The file and line; absent for a default.
        let setAt: String?
    }

    let files: [String]
    let desks: [String]
    let settings: [Row]
}
