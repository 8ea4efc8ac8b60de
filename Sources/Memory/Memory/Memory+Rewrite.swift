public import CalqueCore
import CalqueFormats
import CalqueHistory
public import CalqueUnits
import CalqueXML

extension Memory {
    /// The decision about one unit.
    public enum Decision: Sendable {
        /// Keeps the unit as it is.
        case keep
        /// Removes the unit.
        case remove
        /// Puts another unit in its place.
        case replace(TranslationUnit)
    }

    /// The changes of one file, made or planned.
    public struct FileChange: Sendable, Hashable {
        /// The path of the file.
        public var file: String
        /// Units without changes.
        public var kept = 0
        /// Units that were replaced.
        public var changed = 0
        /// Units that were removed.
        public var removed = 0
        /// Whether the file was removed from its folder because it has no units left.
        public var isGone = false

        var index = 0
        var firstPosition = 0
        var fingerprint = Files.Fingerprint()
        /// The digests of aligned pairs that are removed, for the header of the file.
        var tombstones: [String] = []
        /// Whether the header has such digests already.
        var hasTombstones = false
        var isTouched: Bool { changed + removed > 0 }
    }

    /// The changes of a memory, made or planned.
    public struct Rewriting: Sendable, Hashable {
        /// The files that changed, in order.
        public var files: [FileChange] = []
        /// The number of units before the change.
        public var units = 0
        /// Units that were replaced.
        public var changed = 0
        /// Units that were removed.
        public var removed = 0

        /// Makes a result without changes.
        public init() {}
    }

    /// The state of the files of a memory at one moment. A change that is decided in several passes is made to files in
    /// this state, or not at all.
    public struct Snapshot: Sendable, Hashable {
        let fingerprints: [Files.Fingerprint]
    }

    /// Takes a snapshot, before the first pass over the units.
    ///
    /// - Complexity: asks the file system for the status of each file.
    public func snapshot() -> Snapshot { Snapshot(fingerprints: files.map(Files.fingerprint)) }

    /// Changes and removes units.
    ///
    /// All files are read first, so a file that cannot be read throws before anything changes. Then each file with
    /// changes is written anew under its lock, and put in place as a whole. A crash between two files can leave one
    /// changed and the other not. It loses no unit, because no unit moves between files.
    ///
    /// - Parameters:
    ///   - snapshot: taken before an earlier pass over the units on which `decide` depends. No file may have changed
    ///     since, and this includes files without changes.
    ///   - remembersRemoved: whether the files keep digests of aligned pairs that are removed, so that a new alignment of
    ///     their documents does not bring them back. A file with such digests stays, even without units.
    ///   - decide: called twice for each unit, with the header of its file. Both answers must be the same.
    /// - Returns: the changes.
    /// - Throws: `Failure` with the file; `Failure(.io)` if another program has changed a file in between.
    /// - Complexity: reads all files once, and files with changes twice, in bounded memory.
    @discardableResult
    public func rewrite(
        since snapshot: Snapshot? = nil, isDryRun: Bool = false, remembersRemoved: Bool = false,
        onRepair: @escaping (Failure) -> Void = { _ in }, decide: (Entry, TMXHeader) throws(Failure) -> Decision
    ) throws(Failure) -> Rewriting {
        let plan = try plan(remembersRemoved: remembersRemoved, onRepair: onRepair, decide: decide)
        for (file, fingerprint) in zip(files, snapshot?.fingerprints ?? []) { try Files.check(file, is: fingerprint) }
        return try apply(plan, isDryRun: isDryRun, decide: decide)
    }

    /// Plans the changes that `decide` makes, and writes nothing.
    ///
    /// - Parameter remembersRemoved: see ``rewrite(since:isDryRun:remembersRemoved:onRepair:decide:)``.
    public func plan(
        remembersRemoved: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in },
        decide: (Entry, TMXHeader) throws(Failure) -> Decision
    ) throws(Failure) -> Rewriting {
        var plan = Rewriting()
        for (index, path) in files.enumerated() {
            var change = FileChange(file: path, index: index, firstPosition: plan.units)
            // Taken before the file is opened, so that a replacement in between is noticed.
            change.fingerprint = Files.fingerprint(of: path)
            let reader = try TMXReader(path: path, onRepair: onRepair)
            while let entry = try nextEntry(reader, change) {
                plan.units += 1
                switch try decide(entry, reader.header) {
                case .keep: change.kept += 1
                case .remove:
                    change.removed += 1
                    if remembersRemoved { change.tombstones += entry.unit.tombstones }
                case .replace: change.changed += 1
                }
            }
            if change.removed > 0 { change.hasTombstones = !reader.header.removedPairs.isEmpty }
            plan.changed += change.changed
            plan.removed += change.removed
            if change.isTouched { plan.files.append(change) }
        }
        return plan
    }

    /// Makes planned changes.
    ///
    /// - Throws: `Failure(.io)` if a file has changed since the plan.
    public func apply(
        _ plan: Rewriting, isDryRun: Bool, decide: (Entry, TMXHeader) throws(Failure) -> Decision
    ) throws(Failure) -> Rewriting {
        var done = plan
        let isFolder = Files.kind(of: path) == .folder
        let history = try beginChange(isDryRun: isDryRun || plan.files.isEmpty)
        defer { history?.end() }
        for change in plan.files { try Files.check(change.file, is: change.fingerprint) }
        for (place, change) in plan.files.enumerated() {
            let keepsNothing = change.kept + change.changed == 0 && change.tombstones.isEmpty && !change.hasTombstones
            done.files[place].isGone = isFolder && keepsNothing
            if isDryRun { continue }
            let output = try UnitOutput(change.file, isDryRun: false, history: history)
            try Files.check(change.file, is: change.fingerprint)
            if done.files[place].isGone {
                try Files.remove(change.file, ifStill: change.fingerprint, history)
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
        var header = reader.header
        header.addRemovedPairs(change.tombstones)
        try output.begin(header, options)
        while let entry = try nextEntry(reader, change) {
            switch try decide(entry, reader.header) {
            case .keep: try output.write(entry.unit)
            case .remove: break
            case .replace(let unit): try output.write(unit)
            }
        }
        try output.finish(reader.trailer, replacing: change.fingerprint)
    }

    private func nextEntry(_ reader: TMXReader, _ change: FileChange) throws(Failure) -> Entry? {
        guard let unit = try reader.nextUnit() else { return nil }
        let number = reader.unitCount - 1
        return Entry(
            position: change.firstPosition + number, fileIndex: change.index, positionInFile: number, unit: unit)
    }
}
