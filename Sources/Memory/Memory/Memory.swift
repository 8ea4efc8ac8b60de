package import CalqueCore
import CalqueFormats
package import CalqueUnits
import CalqueXML

/// A translation memory on disk: one `.tmx` file, or a folder of them.
///
/// Of a folder, the files directly inside count whose names end in `.tmx` (in any case) and do not begin with a dot,
/// in the order of the UTF-8 bytes of their names. Folders inside are not entered: a memory is what one listing
/// shows. The units of a memory are numbered from 0 through all its files in that order, repaired and odd ones
/// included, so that a position says the same to all who read the same files.
///
/// A memory holds nothing in memory; every question reads the files. Reading needs no lock, as writers replace whole
/// files.
package struct Memory: Sendable, Hashable {
    /// As the user named it.
    package let path: String
    /// The files in order, each under `path`.
    package let files: [String]

    /// A unit and where it stands.
    package struct Entry: Sendable {
        /// From 0, over the whole memory.
        package var position: Int
        /// An index into `files`.
        package var fileIndex: Int
        /// From 0, in its file.
        package var positionInFile: Int
        package var unit: TranslationUnit

        package init(position: Int, fileIndex: Int, positionInFile: Int, unit: TranslationUnit) {
            self.position = position
            self.fileIndex = fileIndex
            self.positionInFile = positionInFile
            self.unit = unit
        }
    }

    /// - Parameter penaltyFolders: whether the files of folders inside that are called `penalty-NNN` follow those of the
    ///   folder itself. OmegaT keeps there what is less to be trusted; only who reads a memory wants it.
    /// - Throws: `Failure(.noInput)` when there is nothing at the path.
    package init(open path: String, penaltyFolders: Bool = false) throws(Failure) {
        self.path = path
        switch Files.sort(of: path) {
        case .absent:
            throw Failure(
                .noInput, "there is no memory here", at: .init(file: path),
                advice: "name a .tmx file or a folder of them")
        case .folder:
            var files: [String] = []
            for name in try Files.names(in: path, where: Files.isTMXName) {
                let file = Files.join(path, name)
                if Files.sort(of: file) == .file { files.append(file) }
            }
            if penaltyFolders {
                for name in try Files.names(in: path, where: { Self.penalty(ofFolder: Substring($0)) != nil }) {
                    let folder = Files.join(path, name)
                    if Files.sort(of: folder) == .folder { files += try Memory(open: folder).files }
                }
            }
            self.files = files
        case .file, .other: files = [path]
        }
    }

    /// The points of a folder that is called `penalty-NNN`, 100 at most; nil for others.
    package static func penalty(ofFolder name: Substring) -> Int? {
        let digits = name.hasPrefix("penalty-") ? name.dropFirst(8).utf8 : ""[...].utf8
        guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(name.dropFirst(8)).map { min($0, 100) }
    }

    /// The units in order.
    /// - Parameters:
    ///   - strict: throw at what TMX does not allow instead of putting it right.
    ///   - onRepair: is told what was put right.
    package func entries(strict: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in }) -> Entries {
        Entries(files: files, strict: strict, onRepair: onRepair)
    }

    /// Calls `body` with each unit in order, in bounded memory.
    /// - Throws: what `body` throws; `Failure` with the file when one cannot be read.
    package func forEachUnit(
        strict: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in },
        _ body: (Entry) throws(Failure) -> Void
    ) throws(Failure) {
        let entries = entries(strict: strict, onRepair: onRepair)
        while let entry = try entries.next() { try body(entry) }
    }

    /// How many units there are. - Complexity: reads all files.
    package func count() throws(Failure) -> Int { try summary().units }

    package struct Summary: Sendable, Hashable {
        package var units = 0
        /// How many variants each language has.
        package var languages: [LanguageTag: Int] = [:]
    }

    /// Counts units and languages. - Complexity: reads all files.
    package func summary() throws(Failure) -> Summary {
        var summary = Summary()
        try forEachUnit { entry in
            summary.units += 1
            for variant in entry.unit.variants { summary.languages[variant.language, default: 0] += 1 }
        }
        return summary
    }

    /// A pass over the units of a memory.
    ///
    /// Not for use from several threads at once.
    package final class Entries {
        private let files: [String]
        private let strict: Bool
        private let onRepair: (Failure) -> Void
        private(set) var fileIndex = -1
        private var position = -1
        private var reader: TMXReader?

        init(files: [String], strict: Bool, onRepair: @escaping (Failure) -> Void) {
            self.files = files
            self.strict = strict
            self.onRepair = onRepair
        }

        /// The header of the file that the last entry is from.
        package var header: TMXHeader? { reader?.header }

        /// The next unit, nil after the last.
        package func next() throws(Failure) -> Entry? {
            while true {
                if let reader, let unit = try reader.nextUnit() {
                    position += 1
                    return Entry(
                        position: position, fileIndex: fileIndex, positionInFile: reader.unitCount - 1, unit: unit)
                }
                guard fileIndex + 1 < files.count else { return nil }
                fileIndex += 1
                reader = try TMXReader(path: files[fileIndex], strict: strict, onRepair: onRepair)
            }
        }
    }
}
