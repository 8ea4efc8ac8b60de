import CalqueCore
import CalqueIO
import CalqueJSON
import CalqueUnits

/// A change in the history: a folder with a number as its name.
///
///     0007/change.jsonl     the command and its date, then a line for each file: its name, and digests of its contents
///                           before and after the change
///     0007/1.before.tmx     what the change replaced in the first file, as a whole
///     0007/2.before.delta   the same as a difference from the new content (`FileDelta`)
///     0007/1.after.tmx      for a change that was undone: what the undo replaced
///     0007/undone           the change was undone
///     0007/making           the change is being made
///     0007/moving           the change is being undone or redone; contains the side that is wanted
///
/// If a program was killed, `making` or `moving` remain. The digests then show how far it came.
struct HistoryEntry {
    /// The content of a file before or after the change.
    enum Side: String {
        case before, after

        var other: Side { self == .before ? .after : .before }
    }

    struct Line {
        /// See `HistoryPlace.name(of:)`.
        var file: String
        /// The digests of the contents; nil if there was no file.
        var before: String?
        var after: String?

        subscript(side: Side) -> String? { side == .before ? before : after }
    }

    enum Mark: String, CaseIterable { case undone, making, moving }

    static let logName = "change.jsonl"

    let number: Int
    let path: String
    var note: ChangeNote
    var lines: [Line]
    var marks: Set<Mark>

    var isUndone: Bool { marks.contains(.undone) }
    /// The side on which the files are.
    var side: Side { isUndone ? .before : .after }

    /// The entries of a history, by number. What cannot be read is left out.
    static func all(in history: String) -> [HistoryEntry] {
        numbers(in: history).compactMap { HistoryEntry($0, in: history) }
    }

    /// Whether a name leads to a file of the memory. A memory that somebody else has packed brings its history along, and
    /// that could name any file of the user's.
    private static func isInside(_ name: String) -> Bool {
        // An absolute path begins with an empty part.
        !name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .contains { $0.elementsEqual("..".utf8) || $0.isEmpty }
    }

    static func numbers(in history: String) -> [Int] {
        ((try? FileSystem.names(in: history)) ?? []).compactMap { $0.flatMap { Int($0) } }.filter { $0 > 0 }.sorted()
    }

    static func path(_ number: Int, in history: String) -> String {
        let digits = String(number)
        return "\(history)/\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)"
    }

    static func has(_ mark: Mark, _ path: String) -> Bool { (try? FileStatus(of: "\(path)/\(mark.rawValue)")) != nil }

    private init?(_ number: Int, in history: String) {
        self.number = number
        path = Self.path(number, in: history)
        guard let bytes = try? WholeFile.read("\(path)/\(Self.logName)", limit: 1 << 28) else { return nil }
        var texts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // The last line ends, or was not written to its end.
        texts.removeLast()
        guard let first = texts.first, let root = Self.json(first), let command = root["command"]?.string,
            let date = root["date"]?.string.flatMap({ UnitDate($0) })
        else { return nil }
        note = ChangeNote(command: command, date: date)
        lines = []
        for text in texts.dropFirst() {
            guard let root = Self.json(text), let file = root["file"]?.string, Self.isInside(file) else { return nil }
            lines.append(Line(file: file, before: root["before"]?.string, after: root["after"]?.string))
        }
        let path = path
        marks = Set(Mark.allCases.filter { Self.has($0, path) })
    }

    private static func json(_ bytes: ArraySlice<UInt8>) -> JSONValue? { try? JSONDocument(Array(bytes)).root }

    static func text(of note: ChangeNote) throws(Failure) -> String {
        try JSONWriter.text(of: ["command": note.command, "date": note.date.description]) + "\n"
    }

    static func text(of line: Line) throws(Failure) -> String {
        var members = ["file": line.file]
        members["before"] = line.before
        members["after"] = line.after
        return try JSONWriter.text(of: members) + "\n"
    }

    /// Sets a mark.
    func set(_ mark: Mark, _ text: String = "") throws(Failure) {
        let name = "\(path)/\(mark.rawValue)"
        do throws(SystemError) {
            try? FileSystem.remove(name)
            let opened = try FileDescriptor.open(name, for: .make)
            defer { opened.close() }
            opened.protect(like: "\(path)/\(Self.logName)")
            try opened.writeAll(text)
            try opened.flush()
        } catch { throw HistoryPlace.cannotKeep(error, name) }
    }

    func remove(_ mark: Mark) { try? FileSystem.remove("\(path)/\(mark.rawValue)") }

    /// Removes the entry. The log goes first: without it, what is left counts for nothing.
    static func remove(_ path: String) {
        try? FileSystem.remove("\(path)/\(logName)")
        FileSystem.removeTree(path)
    }

    /// The bytes on the disk.
    static func size(of path: String) -> Int {
        ((try? FileSystem.names(in: path)) ?? []).reduce(0) { sum, name in
            guard let name, name != ".", name != ".." else { return sum }
            return sum + ((try? FileStatus(of: "\(path)/\(name)").size) ?? 0)
        }
    }

    /// Drops the last line of the log, which is about a change that was not made.
    func dropLastLine() throws(Failure) {
        let file = try AtomicFile(replacing: "\(path)/\(Self.logName)")
        try file.write(Self.text(of: note))
        for line in lines.dropLast() { try file.write(Self.text(of: line)) }
        try file.commit()
        removeContent(lines.count, .before)
    }

    /// Removes files that were not written to their ends.
    func removeParts() {
        for case let name? in (try? FileSystem.names(in: path)) ?? [] where name.hasSuffix(SavedFile.ending) {
            try? FileSystem.remove("\(path)/\(name)")
        }
    }

    // MARK: - Contents

    /// The files that may hold the content of a side of the n-th file, from 1.
    private func names(_ place: Int, _ side: Side) -> (whole: String, delta: String) {
        ("\(path)/\(place).\(side.rawValue).tmx", "\(path)/\(place).\(side.rawValue).delta")
    }

    func hasContent(_ place: Int, _ side: Side) -> Bool {
        let names = names(place, side)
        return (try? FileStatus(of: names.whole)) != nil || (try? FileStatus(of: names.delta)) != nil
    }

    func removeContent(_ place: Int, _ side: Side) {
        let names = names(place, side)
        try? FileSystem.remove(names.whole)
        try? FileSystem.remove(names.delta)
    }

    /// Keeps the content of a file that is about to be replaced or removed.
    ///
    /// - Parameter new: the file from which the content can be made again by a difference.
    func keep(
        _ place: Int, _ side: Side, of old: String, from new: String?, _ comparison: FileComparison?
    ) throws(SystemError) {
        let names = names(place, side)
        removeContent(place, side)
        if let new, let comparison, try FileDelta.write(names.delta, rebuilding: old, from: new, comparison) { return }
        try Self.keepWhole(old, as: names.whole)
    }

    /// Keeps a whole file by another name for it, because writers replace files and do not change them; otherwise by a copy.
    private static func keepWhole(_ old: String, as name: String) throws(SystemError) {
        do throws(SystemError) {
            try FileSystem.link(old, as: name)
            return
        } catch { if error == .exists || error == .noFile { throw error } }
        try SavedFile.write(name, like: old) { (file) throws(SystemError) in
            let source = try FileDescriptor.open(old, for: .read)
            defer { source.close() }
            try source.forEachPiece { (bytes) throws(SystemError) in try file.writeAll(bytes) }
        }
    }

    /// Writes the content of a side.
    ///
    /// - Parameter now: the file as it is on the other side.
    func rebuild(_ place: Int, _ side: Side, from now: String, to sink: ByteSink) throws(Failure) {
        let names = names(place, side)
        if (try? FileStatus(of: names.delta)) != nil {
            return try FileDelta.apply(names.delta, to: now, sink)
        }
        let file = try InputFile(path: names.whole)
        while true {
            let bytes = try [UInt8](capacity: 1 << 20, filledBy: file.bytes)
            if bytes.isEmpty { return }
            try bridged({ bytes.withUnsafeBytes($0) }) { (bytes) throws(Failure) in try sink(bytes) }
        }
    }
}

extension HistoryEntry {
    /// Makes an entry that is being written.
    init(number: Int, path: String, note: ChangeNote) {
        self.number = number
        self.path = path
        self.note = note
        lines = []
        marks = [.making]
    }
}
