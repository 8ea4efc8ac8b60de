package import CalqueCore
import CalqueFormats
package import CalqueUnits
import CalqueXML

extension Memory {
    /// What becomes of a unit.
    package enum Decision: Sendable {
        case keep
        case remove
        case replace(TranslationUnit)
    }

    /// What was done to one file, or would be.
    package struct FileChange: Sendable, Hashable {
        package var file: String
        package var kept = 0
        package var changed = 0
        package var removed = 0
        /// It had no unit left, so a folder lost it.
        package var isGone = false

        var index = 0
        var firstPosition = 0
        var fingerprint = Files.Fingerprint()
        var isTouched: Bool { changed + removed > 0 }
    }

    /// What a change of a memory did, or would do.
    package struct Rewriting: Sendable, Hashable {
        /// The files that changed, in order.
        package var files: [FileChange] = []
        package var units = 0
        package var changed = 0
        package var removed = 0

        package init() {}
    }

    /// What the files of a memory were at one moment, so that a change that takes several looks is made to these or not
    /// at all.
    package struct Snapshot: Sendable, Hashable {
        let fingerprints: [Files.Fingerprint]
    }

    /// To be taken before the first look at the units. - Complexity: asks the file system for each file.
    package func snapshot() -> Snapshot { Snapshot(fingerprints: files.map(Files.fingerprint)) }

    /// Changes units and takes some away.
    ///
    /// First all files are read and nothing is done: one that cannot be read throws before anything has changed. Then
    /// each file in which something changes is written anew, under its lock, and put in place whole. A crash between
    /// two files leaves the one changed and the other not; no unit is lost by it, as no unit moves between files.
    ///
    /// - Parameters:
    ///   - snapshot: when `decide` goes by what it saw of the units before. Then no file may have changed since, those
    ///     that are kept as they are included.
    ///   - decide: is asked twice for each unit, with the header of its file, and must answer the same.
    /// - Throws: `Failure` with the file; `Failure(.io)` when another program has changed a file in between.
    /// - Complexity: reads all files, and those to be changed again; in bounded memory.
    @discardableResult
    package func rewrite(
        since snapshot: Snapshot? = nil, isDryRun: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in },
        decide: (Entry, TMXHeader) throws(Failure) -> Decision
    ) throws(Failure) -> Rewriting {
        let plan = try plan(onRepair: onRepair, decide: decide)
        for (file, fingerprint) in zip(files, snapshot?.fingerprints ?? []) { try Files.check(file, is: fingerprint) }
        return try apply(plan, isDryRun: isDryRun, decide: decide)
    }

    /// What `decide` would do.
    package func plan(
        onRepair: @escaping (Failure) -> Void = { _ in }, decide: (Entry, TMXHeader) throws(Failure) -> Decision
    ) throws(Failure) -> Rewriting {
        var plan = Rewriting()
        for (index, path) in files.enumerated() {
            var change = FileChange(file: path, index: index, firstPosition: plan.units)
            // Before it is opened: if it is replaced in between, the change is noticed.
            change.fingerprint = Files.fingerprint(of: path)
            let reader = try TMXReader(path: path, onRepair: onRepair)
            while let entry = try nextEntry(reader, change) {
                plan.units += 1
                switch try decide(entry, reader.header) {
                case .keep: change.kept += 1
                case .remove: change.removed += 1
                case .replace: change.changed += 1
                }
            }
            plan.changed += change.changed
            plan.removed += change.removed
            if change.isTouched { plan.files.append(change) }
        }
        return plan
    }

    package func apply(
        _ plan: Rewriting, isDryRun: Bool, decide: (Entry, TMXHeader) throws(Failure) -> Decision
    ) throws(Failure) -> Rewriting {
        var done = plan
        let isFolder = Files.sort(of: path) == .folder
        for change in plan.files { try Files.check(change.file, is: change.fingerprint) }
        for (place, change) in plan.files.enumerated() {
            done.files[place].isGone = isFolder && change.kept + change.changed == 0
            if isDryRun { continue }
            let output = try UnitOutput(change.file, isDryRun: false)
            try Files.check(change.file, is: change.fingerprint)
            if done.files[place].isGone {
                try Files.remove(change.file)
                output.abandon()
            } else {
                do throws(Failure) { try rewrite(change, output, decide) } catch { throw error.inFile(change.file) }
            }
        }
        return done
    }

    private func rewrite(
        _ change: FileChange, _ output: UnitOutput, _ decide: (Entry, TMXHeader) throws(Failure) -> Decision
    ) throws(Failure) {
        let reader = try TMXReader(path: change.file)
        var options = AdditionOptions()
        options.invalidCharacters = .replace
        try output.begin(reader.header, options)
        while let entry = try nextEntry(reader, change) {
            switch try decide(entry, reader.header) {
            case .keep: try output.write(entry.unit)
            case .remove: break
            case .replace(let unit): try output.write(unit)
            }
        }
        try output.finish(comments: reader.trailingComments, replacing: change.fingerprint)
    }

    private func nextEntry(_ reader: TMXReader, _ change: FileChange) throws(Failure) -> Entry? {
        guard let unit = try reader.nextUnit() else { return nil }
        let number = reader.unitCount - 1
        return Entry(
            position: change.firstPosition + number, fileIndex: change.index, positionInFile: number, unit: unit)
    }
}
