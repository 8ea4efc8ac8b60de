public import CalqueCore
import CalqueFormats
package import CalqueHistory
import CalqueIO
public import CalqueUnits
import CalqueXML

/// A translation memory on disk: one `.tmx` file, or a folder of them.
///
/// The files of a folder are those whose names end in `.tmx` (in any case) and do not begin with a dot, in the order of the
/// UTF-8 bytes of their names, and then those of the folders inside; `.calque`, the history of the memory, is not read.
/// Links are followed. Units are numbered from 0 through all
/// files in that order, faulty units included, so the same files always give the same positions.
///
/// A value of this type holds no units; every question reads the files. Reading needs no lock, because writers replace
/// whole files.
public struct Memory: Sendable, Hashable {
    /// The path as the user gave it.
    public let path: String
    /// The paths of the files, in order.
    public let files: [String]
    /// The memories that are read together as this one, if there are several.
    private let together: [Memory]
    /// The memories that are read together as this one; this one alone if it is at one path.
    package var members: [Memory] { together.isEmpty ? [self] : together }
    /// The next change, as the history of the memory shows it; nil: nothing is kept of what is replaced.
    package var changeNote: ChangeNote?

    /// A unit and its position.
    public struct Entry: Sendable {
        /// From 0, in the whole memory.
        public var position: Int
        /// An index into `files`.
        public var fileIndex: Int
        /// From 0, in its file.
        public var positionInFile: Int
        /// The unit.
        public var unit: TranslationUnit

        /// Makes an entry.
        public init(position: Int, fileIndex: Int, positionInFile: Int, unit: TranslationUnit) {
            self.position = position
            self.fileIndex = fileIndex
            self.positionInFile = positionInFile
            self.unit = unit
        }
    }

    /// Lists the files of a memory.
    ///
    /// - Parameter penaltyFolders: whether the files of inner folders with names like `penalty-NNN` follow all others. OmegaT
    ///   keeps less trusted units in them. Only programs that read a memory need them.
    /// - Throws: `Failure(.noInput)` if there is nothing at the path; `Failure(.badData)` for folders that are nested more
    ///   than 16 deep.
    public init(open path: String, penaltyFolders: Bool = false) throws(Failure) {
        self.path = path
        together = []
        switch Files.kind(of: path) {
        case .absent:
            throw Failure(
                .noInput, "there is no memory at this path", at: .init(file: path),
                advice: "name a .tmx file or a folder of them")
        case .folder: files = try MemoryFolder.files(in: path, penaltyFolders: penaltyFolders)
        case .file, .other: files = [path]
        }
    }

    /// Lists the files of several memories, to read them as one: the units of each follow those of the one before.
    ///
    /// A memory that is named twice is read once. The path of the whole names all of them.
    /// - Throws: `Failure(.noInput)` if there is nothing at a path, or no path is given.
    public init(open paths: [String], penaltyFolders: Bool = false) throws(Failure) {
        var memories: [Memory] = []
        var places: Set<String> = []
        for path in paths where places.insert(FileSystem.resolved(path) ?? path).inserted {
            memories.append(try Memory(open: path, penaltyFolders: penaltyFolders))
        }
        guard !memories.isEmpty else { throw Failure(.noInput, "no memory is named") }
        path = memories.map(\.path).joined(separator: ", ")
        files = memories.flatMap(\.files)
        together = memories.count > 1 ? memories : []
    }

    /// Returns the points of a folder with a name like `penalty-NNN`, at most 100; nil for other names.
    package static func penalty(ofFolder name: Substring) -> Int? {
        let digits = name.hasPrefix("penalty-") ? name.dropFirst(8).utf8 : ""[...].utf8
        guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(name.dropFirst(8)).map { min($0, 100) }
    }

    /// Begins a change; nil if nothing is kept.
    func beginChange(isDryRun: Bool) throws(Failure) -> ChangeRecorder? {
        guard !isDryRun, let changeNote else { return nil }
        return try ChangeRecorder(changeNote, memory: path)
    }

    /// Returns a pass over the units in order.
    ///
    /// - Parameters:
    ///   - strict: whether faulty input throws instead of being repaired.
    ///   - onRepair: receives each repair.
    public func entries(strict: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in }) -> Entries {
        Entries(files: files, strict: strict, onRepair: onRepair)
    }

    /// Calls `body` with each unit in order, in bounded memory.
    ///
    /// - Throws: errors of `body`; `Failure` with the file if a file cannot be read.
    public func forEachUnit(
        strict: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in },
        _ body: (Entry) throws(Failure) -> Void
    ) throws(Failure) {
        let entries = entries(strict: strict, onRepair: onRepair)
        while let entry = try entries.next() { try body(entry) }
    }

    /// Counts the units.
    ///
    /// - Complexity: reads all files.
    public func count() throws(Failure) -> Int { try summary().units }

    /// Counts of a memory.
    public struct Summary: Sendable, Hashable {
        /// The number of units.
        public var units = 0
        /// The number of variants in each language.
        public var languages: [LanguageTag: Int] = [:]
    }

    /// Counts units and languages.
    ///
    /// - Complexity: reads all files.
    public func summary() throws(Failure) -> Summary {
        var summary = Summary()
        try forEachUnit { entry in
            summary.units += 1
            for variant in entry.unit.variants { summary.languages[variant.language, default: 0] += 1 }
        }
        return summary
    }

    /// A pass over the units of a memory.
    ///
    /// An instance is for one thread at a time.
    public final class Entries {
        private let files: [String]
        private let strict: Bool
        private let onRepair: (Failure) -> Void
        private(set) var fileIndex = -1
        private var position = -1
        private var reader: TMXReader?
        /// The bytes of the files before the present one.
        private var bytesBefore = 0
        private lazy var size = files.reduce(0) { $0 + Files.fingerprint(of: $1).size }

        init(files: [String], strict: Bool, onRepair: @escaping (Failure) -> Void) {
            self.files = files
            self.strict = strict
            self.onRepair = onRepair
        }

        /// How much of the memory was read, from 0 to 1.
        package var share: Double {
            size == 0 ? 1 : min(Double(bytesBefore + (reader?.bytesRead ?? 0)) / Double(size), 1)
        }

        /// The header of the file of the last entry.
        public var header: TMXHeader? { reader?.header }

        /// Returns the next unit, or nil after the last.
        ///
        /// - Throws: `Failure` with the file if it cannot be read.
        public func next() throws(Failure) -> Entry? {
            while true {
                if let reader, let unit = try reader.nextUnit() {
                    position += 1
                    return Entry(
                        position: position, fileIndex: fileIndex, positionInFile: reader.unitCount - 1, unit: unit)
                }
                guard fileIndex + 1 < files.count else { return nil }
                bytesBefore += reader?.bytesRead ?? 0
                fileIndex += 1
                reader = try TMXReader(path: files[fileIndex], strict: strict, onRepair: onRepair)
            }
        }
    }
}
