package import CalqueCore
import CalqueFormats
import CalqueUnits
import CalqueXML

extension Memory {
    /// Some files that became one, or would.
    package struct Compaction: Sendable, Hashable {
        package var file: String
        package var units = 0
        package var merged: [String] = []
    }

    /// Makes few files of many small ones. A unit keeps its document as `x-document`, which its file may have said.
    ///
    /// The new file is put in place before the old ones are removed, each under its lock and only when it is as it was
    /// read: a crash in between leaves units twice (`dedupe` makes one of them), and loses none.
    ///
    /// - Parameters:
    ///   - limit: files of fewer bytes are merged, into files of about as many at most.
    /// - Throws: `Failure(.usage)` for a memory that is one file.
    package func compact(
        limit: Int, isDryRun: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> [Compaction] {
        guard Files.sort(of: path) == .folder else {
            throw Failure(.usage, "is one file already", at: .init(file: path), advice: "name a folder")
        }
        var done: [Compaction] = []
        for group in groups(limit: limit) {
            done.append(try merge(group, isDryRun: isDryRun, onRepair))
        }
        return done
    }

    /// Small files in their order, two or more that are together no larger than the limit.
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
        _ group: [String], isDryRun: Bool, _ onRepair: @escaping (Failure) -> Void
    ) throws(Failure) -> Compaction {
        let output = try freeOutput(isDryRun: isDryRun)
        var compaction = Compaction(file: output.path, merged: group)
        var prints: [Files.Fingerprint] = []
        var options = AdditionOptions()
        options.invalidCharacters = .replace
        var comments: [String] = []
        for file in group {
            prints.append(Files.fingerprint(of: file))
            let reader = try TMXReader(path: file, onRepair: onRepair)
            if !output.units.hasBegun {
                var header = reader.header
                header.annotations.setProperty(PropertyType.document, to: nil)
                try output.units.begin(header, options)
            }
            while let unit = try reader.nextUnit() {
                compaction.units += 1
                try output.units.write(unit, from: reader.header, number: prints.count)
            }
            comments += reader.trailingComments
        }
        if isDryRun { return compaction }
        try output.units.finish(comments: comments)
        for (file, print) in zip(group, prints) {
            let lock = try AtomicFile(replacing: file)
            // One that another writer has replaced meanwhile stays.
            if Files.fingerprint(of: file) == print { try Files.remove(file) }
            lock.abandon()
        }
        return compaction
    }

    /// A name that no file has, under its lock.
    private func freeOutput(isDryRun: Bool) throws(Failure) -> (path: String, units: UnitOutput) {
        var number = 1
        while true {
            let file = Files.join(path, "compact-\(number).tmx")
            if Files.sort(of: file) == .absent {
                let units = try UnitOutput(file, isDryRun: isDryRun)
                if Files.sort(of: file) == .absent { return (file, units) }
            }
            number += 1
        }
    }
}
