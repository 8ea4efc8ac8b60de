public import CalqueCore
import CalqueIO
import CalqueUnits
import CalqueXML

extension Memory {
    /// The property by which units are divided.
    public enum Division: String, Sendable, CaseIterable {
        /// The domain of the unit.
        case domain
        /// The languages of the unit.
        case language
        /// The document of the unit, or else its file in the memory.
        case file
    }

    /// One part of a divided memory.
    public struct Part: Sendable, Hashable {
        /// The path of its file in the new folder.
        public var file: String
        /// The number of its units.
        public var units = 0

        var firstFile = 0
        var lastFile = 0
    }

    /// The largest number of files that are written at the same time. More parts take further passes.
    private static let widest = 400

    /// Writes a new folder with a file for each part. The memory is unchanged.
    ///
    /// The folder is made under a temporary name, flushed and renamed, so it appears as a whole or not at all. Units
    /// without a domain are in `none.tmx`. The statements of a header about its units are in the header of the new file,
    /// or in the units themselves if they come from files with different headers.
    ///
    /// - Parameter folder: must be absent or empty.
    /// - Returns: the parts, in the order of their first units.
    /// - Throws: `Failure(.io)` if the folder is not empty, or if the memory changes while it is read.
    /// - Complexity: reads the memory twice. For each 400 parts more, the files that contain them are read again.
    public func split(
        by division: Division, into folder: String, isDryRun: Bool = false,
        onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> [Part] {
        let isFree =
            switch Files.kind(of: folder) {
            case .absent: true
            case .folder: try Files.names(in: folder) { _ in true }.isEmpty
            case .file, .other: false
            }
        guard isFree else {
            throw Failure(.io, "exists and is not empty", at: .init(file: folder), advice: "name a new folder")
        }
        let (names, parts) = try parts(by: division, in: folder, onRepair)
        if isDryRun { return parts }
        try Files.makeFolder(Files.parent(of: folder))
        let whole = try AtomicFolder(making: folder)
        var start = 0
        while start < parts.count {
            let end = min(start + Self.widest, parts.count)
            try write(start..<end, of: parts, by: division, names, into: whole.path)
            start = end
        }
        try whole.commit()
        return parts
    }

    /// The parts in the order of their first units, and their numbers by name.
    private func parts(
        by division: Division, in folder: String, _ onRepair: @escaping (Failure) -> Void
    ) throws(Failure) -> (numbers: [SegmentContent: Int], parts: [Part]) {
        var numbers: [SegmentContent: Int] = [:]
        var parts: [Part] = []
        var taken: Set<String> = []
        let entries = entries(onRepair: onRepair)
        while let entry = try entries.next() {
            let name = self.name(of: entry, entries.header, by: division)
            let number = numbers[SegmentContent(name)] ?? parts.count
            if number == parts.count {
                numbers[SegmentContent(name)] = number
                let stem = MemoryDocument(identifier: "", name: name, languages: []).name
                var file = stem
                var count = 1
                // Some file systems do not distinguish names that differ in case only.
                while !taken.insert(file.lowercased()).inserted {
                    count += 1
                    file = "\(stem)-\(count)"
                }
                parts.append(
                    Part(
                        file: Files.join(folder, file + ".tmx"), firstFile: entry.fileIndex,
                        lastFile: entry.fileIndex))
            }
            parts[number].units += 1
            parts[number].lastFile = entry.fileIndex
        }
        return (numbers, parts)
    }

    private func name(of entry: Entry, _ header: TMXHeader?, by division: Division) -> String {
        switch division {
        case .domain: return entry.unit.domain ?? "none"
        case .language:
            let languages = Set(entry.unit.variants.map(\.language.description)).sorted()
            return languages.isEmpty ? "none" : languages.joined(separator: "-")
        case .file:
            let file = Files.name(of: files[entry.fileIndex])
            return entry.unit.annotations.property(PropertyType.document)
                ?? header?.annotations.property(PropertyType.document)
                ?? (Files.isTMXName(file) ? String(file.dropLast(4)) : file)
        }
    }

    private func write(
        _ range: Range<Int>, of parts: [Part], by division: Division, _ numbers: [SegmentContent: Int],
        into folder: String
    ) throws(Failure) {
        var outputs: [Int: UnitOutput] = [:]
        var options = AdditionOptions()
        options.invalidCharacters = .replace
        let first = range.map { parts[$0].firstFile }.min() ?? 0
        let last = range.map { parts[$0].lastFile }.max() ?? 0
        let entries = Entries(files: Array(files[first...last]), strict: false, onRepair: { _ in })
        while var entry = try entries.next() {
            entry.fileIndex += first
            let name = name(of: entry, entries.header, by: division)
            guard let number = numbers[SegmentContent(name)] else {
                throw Failure(.io, "changed while it was read", at: .init(file: path), advice: "try again")
            }
            guard range.contains(number) else { continue }
            if outputs[number] == nil {
                let output = try UnitOutput(
                    Files.join(folder, Files.name(of: parts[number].file)), isDryRun: false)
                try output.begin(entries.header ?? TMXHeader(attributes: []), options)
                outputs[number] = output
            }
            try outputs[number]?.write(entry.unit, from: entries.header, number: entry.fileIndex)
        }
        for number in range { try outputs[number]?.finish() }
    }
}
