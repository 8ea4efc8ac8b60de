public import CalqueCore
import CalqueFormats
import CalqueHistory
import CalqueIO
import CalqueUnits
import CalqueXML

extension Memory {
    /// Several files that became one, or would in a dry run.
    public struct Compaction: Sendable, Hashable {
        /// The path of the new file.
        public var file: String
        /// The number of its units.
        public var units = 0
        /// The paths of the files that it replaces.
        public var merged: [String] = []
    }

    /// Merges small files into larger ones. A unit whose document was named by its file gets it as `x-document`.
    ///
    /// A new file is put in place before the old ones are removed. Each of these is removed under its lock, and only if
    /// it is unchanged since it was read. A crash in between leaves some units twice (`dedupe` removes them) and loses
    /// none. The new file is as private as the most private of the old ones.
    ///
    /// - Parameter limit: files of fewer bytes are merged, into files of about this size at most.
    /// - Returns: the new files.
    /// - Throws: `Failure(.usage)` for a memory that is one file.
    /// - Complexity: reads the small files once.
    public func compact(
        limit: Int, isDryRun: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> [Compaction] {
        guard Files.kind(of: path) == .folder else {
            throw Failure(.usage, "is one file already", at: .init(file: path), advice: "name a folder")
        }
        let history = try beginChange(isDryRun: isDryRun)
        defer { history?.end() }
        var done: [Compaction] = []
        for group in groups(limit: limit) {
            done.append(try merge(group, isDryRun: isDryRun, history, onRepair))
        }
        return done
    }

    /// Groups of two or more small files, in order, whose sizes add up to the limit at most.
    private func groups(limit: Int) -> [[String]] {
        var groups: [[String]] = []
        var group: [String] = []
        var size = 0
        for file in files {
            let bytes = Files.fingerprint(of: file).size
            guard bytes < limit else { continue }
            if size + bytes > limit, !group.isEmpty {
                groups.append(group)
                (group, size) = ([], 0)
            }
            group.append(file)
            size += bytes
        }
        return (groups + [group]).filter { $0.count > 1 }
    }

    private func merge(
        _ group: [String], isDryRun: Bool, _ history: ChangeRecorder?, _ onRepair: @escaping (Failure) -> Void
    ) throws(Failure) -> Compaction {
        let output = try freeOutput(isDryRun: isDryRun, history)
        var compaction = Compaction(file: output.path, merged: group)
        var prints: [Files.Fingerprint] = []
        var options = AdditionOptions()
        options.invalidCharacters = .replace
        var trailer = TMXTrailer()
        for file in group {
            prints.append(Files.fingerprint(of: file))
            let reader = try TMXReader(path: file, onRepair: onRepair)
            if !output.units.hasBegun {
                var header = reader.header
                header.dropDocument()
                for file in group { header.addRemovedPairs(try TMXReader(path: file).header.removedPairs) }
                try output.units.begin(header, options)
            }
            while let unit = try reader.nextUnit() {
                compaction.units += 1
                try output.units.write(unit, from: reader.header, number: prints.count)
            }
            trailer += reader.trailer
        }
        if isDryRun { return compaction }
        try output.units.finish(trailer, like: group)
        for (file, print) in zip(group, prints) {
            let lock = try AtomicFile(replacing: file)
            // A file that another writer has replaced meanwhile is kept.
            if Files.fingerprint(of: file) == print { try Files.remove(file, ifStill: print, history) }
            lock.abandon()
        }
        return compaction
    }

    /// Returns a name that no file has, with its lock held.
    private func freeOutput(isDryRun: Bool, _ history: ChangeRecorder?) throws(Failure) -> (
        path: String, units: UnitOutput
    ) {
        var number = 1
        while true {
            let file = Files.join(path, "compact-\(number).tmx")
            if Files.kind(of: file) == .absent {
                let units = try UnitOutput(file, isDryRun: isDryRun, history: history)
                if Files.kind(of: file) == .absent { return (file, units) }
            }
            number += 1
        }
    }
}
