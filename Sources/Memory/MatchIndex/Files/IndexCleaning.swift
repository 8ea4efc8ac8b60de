import CalqueCore
import CalqueIO

/// Removes from the cache what no memory needs any more.
package enum IndexCleaning {
    /// What was removed of the index of one memory.
    package struct Removed: Sendable {
        /// The path of the memory, or of the index's folder if that does not say which memory it is for.
        package var memory: String
        /// Whether the whole index was removed because the memory no longer exists, rather than what a killed process
        /// left in it.
        package var isWhole: Bool
        package var files = 0
        package var bytes = 0
    }

    /// Removes the indexes of memories that no longer exist, and from all indexes what killed processes left. A file that
    /// is being written is kept, and so is every folder that others may write.
    /// - Parameters:
    ///   - cache: `CacheFolder.standard()`.
    ///   - kept: the folder of the index that is being built, and its memory. An index of that memory in another folder
    ///     is from a version of Calque with other names of folders, and is removed.
    @discardableResult
    package static func clean(cache: String, keeping kept: (folder: String, memory: String)? = nil) -> [Removed] {
        let all = IndexFolder.all(in: cache)
        guard isOurs(cache), isOurs(all) else { return [] }
        var removed: [Removed] = []
        for name in IndexFolder.names(in: all).sorted() where !name.hasPrefix(".") {
            let folder = all + "/" + name
            guard folder != kept?.folder, isOurs(folder) else { continue }
            let memory = IndexFolder.labelled(folder)
            var all = Removed(memory: memory ?? folder, isWhole: false)
            remove(IndexFolder.isTemporary, in: folder, &all) { AtomicFile.clear(folder: folder) }
            let isOld = memory.map { memory in kept.map { Bytes.areEqual($0.memory, memory) } ?? false } ?? false
            if isOld || memory.map(IndexFolder.isGone) ?? true {
                let (before, parts) = (all.files, IndexFolder.names(in: folder).filter(isPart))
                remove(isPart, in: folder, &all) {
                    for name in parts { try? FileSystem.remove(folder + "/" + name) }
                }
                // A folder with neither a label nor parts may be one that another process has just made.
                if all.files > before {
                    all.isWhole = true
                    try? FileSystem.removeFolder(folder)
                }
            }
            if all.files > 0 { removed.append(all) }
        }
        return removed
    }

    private static func isPart(_ name: String) -> Bool {
        !name.hasPrefix(".")
            && [IndexFolder.label, IndexFolder.ending, IndexFolder.vectors].contains(where: name.hasSuffix)
    }

    /// Calls `work` and adds the files that it removed, among those whose names are wanted.
    private static func remove(
        _ isWanted: (String) -> Bool, in folder: String, _ removed: inout Removed, by work: () -> Void
    ) {
        let sizes = IndexFolder.names(in: folder).filter(isWanted).map { name in
            (path: folder + "/" + name, size: (try? FileStatus(of: folder + "/" + name))?.size ?? 0)
        }
        guard !sizes.isEmpty else { return }
        work()
        for file in sizes {
            do throws(SystemError) { _ = try FileStatus(of: file.path, followingLinks: false) } catch {
                removed.files += 1
                removed.bytes += file.size
            }
        }
    }

    private static func isOurs(_ folder: String) -> Bool {
        guard let status = try? FileStatus(of: folder) else { return false }
        return status.kind == .folder && status.isTrusted
    }
}
