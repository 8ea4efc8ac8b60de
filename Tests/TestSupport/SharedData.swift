package import Foundation

/// The data beside the project, which is never copied into it: `CALQUE_SHARED`, or `shared` beside the package.
///
///     @Test(.enabled(if: SharedData.folder != nil, "needs ../shared"))
package enum SharedData {
    /// nil where it is absent.
    package static let folder: URL? = {
        let place =
            ProcessInfo.processInfo.environment["CALQUE_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? packageRoot.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: place.appendingPathComponent("eval").path) ? place : nil
    }()

    /// The folder of Package.swift.
    package static let packageRoot = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files of one of its folders by name, with that ending; none if the folder is absent.
    package static func files(in path: String, ending: String) -> [String] {
        guard let folder = folder?.appendingPathComponent(path) else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { folder.appendingPathComponent($0).path }
    }
}
