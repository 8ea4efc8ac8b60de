import CalqueCore
import CalqueIO

/// Lists the files of a memory that is a folder.
enum MemoryFolder {
    /// Folders may be nested so deep.
    private static let deepest = 16
    /// And so many. Both bounds end the search in a link or disk that was named by mistake.
    private static let most = 10_000

    /// Returns the paths of the TMX files: those of the folder by name, those of its inner folders, and then those of the
    /// folders that are called `penalty-NNN`, so that leaving these out changes no position.
    ///
    /// - Complexity: linear in the names in all folders. A folder that links lead to twice is listed once.
    static func files(in folder: String, penaltyFolders: Bool) throws(Failure) -> [String] {
        var seen: Set<Place> = []
        var files: [String] = []
        var penalties: [String] = []
        try list(folder, depth: 0, &seen, &files, &penalties)
        // Folders inside those with a penalty have it, too.
        while penaltyFolders, !penalties.isEmpty {
            let found = penalties
            penalties = []
            for folder in found { try list(folder, depth: 1, &seen, &files, &penalties) }
        }
        return files
    }

    /// A folder, whatever links lead to it.
    private struct Place: Hashable {
        let device, node: UInt64
    }

    private static func list(
        _ folder: String, depth: Int, _ seen: inout Set<Place>, _ files: inout [String], _ penalties: inout [String]
    ) throws(Failure) {
        guard depth <= deepest else {
            throw Failure(
                .badData, "folders are nested more than \(deepest) deep", at: .init(file: folder),
                advice: "name a folder of memories")
        }
        if let status = try? FileStatus(of: folder) {
            guard seen.insert(Place(device: status.device, node: status.node)).inserted else { return }
            guard seen.count <= most else {
                throw Failure(
                    .badData, "more than \(most) folders are inside", at: .init(file: folder),
                    advice: "name a folder of memories")
            }
        }
        var folders: [String] = []
        for name in try Files.names(in: folder, where: { _ in true }) {
            let path = Files.join(folder, name)
            switch Files.kind(of: path) {
            case .file: if Files.isTMXName(name) { files.append(path) }
            case .folder:
                if Memory.penalty(ofFolder: Substring(name)) != nil {
                    penalties.append(path)
                } else {
                    folders.append(path)
                }
            case .absent, .other: break
            }
        }
        for path in folders { try list(path, depth: depth + 1, &seen, &files, &penalties) }
    }
}
