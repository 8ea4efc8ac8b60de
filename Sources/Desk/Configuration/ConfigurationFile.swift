import CalqueCore
import CalqueIO
import CalqueMatching

/// One file of settings: those for all desks, and those of each desk in a table `[desk.NAME]`.
struct ConfigurationFile {
    let path: String
    private(set) var common = DeskSettings()
    private(set) var desks: [String: DeskSettings] = [:]

    static let keys = ["cutoff", "domain", "memories", "penalties", "source", "target"]
    /// A configuration is short.
    private static let largest = 1 << 20

    /// Reads a file. - Throws: `Failure` with the line for what is no setting, or not a value of one.
    init(path: String, folder: String) throws(Failure) {
        self.path = path
        let document = try TOMLDocument(WholeFile.read(path, limit: Self.largest), file: path)
        for value in document.values {
            let place = Failure.Place(file: path, line: value.line)
            if value.kind == .table {
                try open(value, at: place)
            } else if value.table.isEmpty {
                try Self.set(value, in: &common, at: place, folder)
            } else if let desk = Self.desk(ofTable: value.table) {
                try Self.set(value, in: &desks[desk, default: DeskSettings()], at: place, folder)
            }
        }
    }

    private static func desk(ofTable name: String) -> String? {
        name.hasPrefix("desk.") ? String(name.dropFirst(5)) : nil
    }

    private mutating func open(_ table: TOMLDocument.Value, at place: Failure.Place) throws(Failure) {
        let isDesk = table.table == "desk"
        guard isDesk || table.table.isEmpty && table.key == "desk" else {
            let name = table.table.isEmpty ? table.key : table.table + "." + table.key
            throw Failure(
                .badData, "[\(name)] is not a table of settings", at: place,
                advice: "the settings of a desk are in [desk.NAME]")
        }
        if isDesk { desks[table.key, default: DeskSettings()] = DeskSettings() }
    }

    private static func set(
        _ value: TOMLDocument.Value, in settings: inout DeskSettings, at place: Failure.Place, _ folder: String
    ) throws(Failure) {
        switch value.key {
        // A desk without memories or penalties has not even those that are common to all desks.
        case "memories" where value.kind == .emptyArray: settings.memories = Setting([], at: place)
        case "penalties" where value.kind == .emptyArray: settings.penalties = Setting([], at: place)
        case "memories":
            let path = resolve(try string(value, at: place), in: folder)
            settings.memories = append(path, to: settings.memories, value, at: place)
        case "penalties":
            guard value.kind == .string, let penalty = MatchPenalty(value.text) else {
                throw Failure(
                    .badData, "'\(value.text)' is not a penalty", at: place,
                    advice: "write 'file:GLOB=POINTS' or 'prop:TYPE<NUMBER=POINTS', 1 to 100 points")
            }
            settings.penalties = append(penalty, to: settings.penalties, value, at: place)
        case "source": settings.source = Setting(try language(value, at: place), at: place)
        case "target": settings.target = Setting(try language(value, at: place), at: place)
        case "cutoff":
            guard [.integer, .number].contains(value.kind), !value.isElement, let cutoff = MatchCutoff(value.text)
            else {
                throw Failure(.badData, "cutoff is not a number from 0 to 100", at: place)
            }
            settings.cutoff = Setting(cutoff, at: place)
        case "domain":
            guard !value.isElement else { throw Failure(.badData, "domain is not a text", at: place) }
            settings.domain = Setting(try string(value, at: place), at: place)
        default:
            throw Failure(
                .badData, "'\(value.key)' is not a setting", at: place,
                advice: "the settings are \(keys.joined(separator: ", "))")
        }
    }

    /// An array gives one value after the other.
    private static func append<Element>(
        _ element: Element, to setting: Setting<[Element]>?, _ value: TOMLDocument.Value, at place: Failure.Place
    ) -> Setting<[Element]> {
        guard value.isElement, var setting else { return Setting([element], at: place) }
        setting.value.append(element)
        return setting
    }

    private static func string(_ value: TOMLDocument.Value, at place: Failure.Place) throws(Failure) -> String {
        guard value.kind == .string, !value.text.isEmpty else {
            throw Failure(.badData, "\(value.key) is not a text", at: place, advice: "put it in quotation marks")
        }
        return value.text
    }

    private static func language(_ value: TOMLDocument.Value, at place: Failure.Place) throws(Failure) -> LanguageTag {
        guard !value.isElement, let tag = LanguageTag(try string(value, at: place)) else {
            throw Failure(.badData, "'\(value.text)' is not a language", at: place, advice: "write it as in \"en\"")
        }
        return tag
    }

    /// Paths are relative to the folder of the file.
    private static func resolve(_ path: String, in folder: String) -> String {
        if path.hasPrefix("~/"), let home = CurrentProcess.environment("HOME") { return home + path.dropFirst() }
        return path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
    }
}
