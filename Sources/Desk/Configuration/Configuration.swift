package import CalqueCore
import CalqueIO

/// The settings of the user (`~/.config/calque/config`) and of the project (`.calque.toml` in the current folder or the
/// nearest one above that has one). The project's settings override those of the user, one by one.
package struct Configuration: Sendable {
    /// The files that were read, the strongest first.
    package private(set) var files: [String] = []
    /// Files that were not read, with the reason, for the user.
    package private(set) var notes: [String] = []
    private var common = DeskSettings()
    private var desks: [String: DeskSettings] = [:]

    static let projectFile = ".calque.toml"

    package init() {}

    /// Reads the files that exist.
    ///
    /// - Parameters:
    ///   - environment: returns variables of the environment: `XDG_CONFIG_HOME`, `HOME`.
    ///   - folder: the current folder.
    /// - Throws: `Failure(.badData)` with file and line for what is no setting.
    package static func read(
        environment: (String) -> String? = CurrentProcess.environment, folder: String = "."
    ) throws(Failure) -> Configuration {
        var configuration = Configuration()
        // From the weakest to the strongest.
        if let home = userFolder(environment) {
            try configuration.add("\(home)/calque/config", in: "\(home)/calque")
        }
        if let project = projectFolder(above: folder) {
            try configuration.add(project == "." ? projectFile : "\(project)/\(projectFile)", in: project)
        }
        return configuration
    }

    private static func userFolder(_ environment: (String) -> String?) -> String? {
        if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder }
        return environment("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.config" : nil }
    }

    private static func projectFolder(above folder: String) -> String? {
        guard var place = FileSystem.resolved(folder) else { return nil }
        let start = place
        while true {
            if (try? FileStatus(of: "\(place)/\(projectFile)"))?.kind == .file {
                return place == start ? folder : place
            }
            guard let slash = place.lastIndex(of: "/"), place != "/" else { return nil }
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
    }

    private mutating func add(_ path: String, in folder: String) throws(Failure) {
        guard let status = try? FileStatus(of: path) else { return }
        // Whoever writes the file decides which memories are searched.
        guard status.isOfUserOrRoot else {
            notes.append("\(path) is not read, because it belongs to another user")
            return
        }
        let file = try ConfigurationFile(path: path, folder: folder)
        files.insert(path, at: 0)
        common = file.common.over(common)
        for (name, settings) in file.desks {
            desks[name] = settings.over(desks[name] ?? DeskSettings())
        }
    }

    /// The names of the desks, in order.
    package var deskNames: [String] { desks.keys.sorted() }

    /// Returns the settings of a desk, and the common ones where it has none; without a name, the common ones.
    ///
    /// - Throws: `Failure(.usage)` if there is no desk of this name.
    package func settings(ofDesk name: String? = nil) throws(Failure) -> DeskSettings {
        guard let name else { return common }
        guard let settings = desks[name] else {
            let names = deskNames
            throw Failure(
                .usage,
                "there is no desk '\(name)' in \(files.isEmpty ? "any configuration" : files.joined(separator: ", "))",
                advice: names.isEmpty
                    ? "write [desk.\(name)] with memories = [\"PATH\"] into \(Self.projectFile)"
                    : "the desks are \(names.joined(separator: ", "))")
        }
        return settings.over(common)
    }
}
