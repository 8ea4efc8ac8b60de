package import CalqueCore
import CalqueIO

/// Keeps what a change of a memory replaces, so that the change can be undone.
///
///     let recorder = try ChangeRecorder(note, memory: path)       // before the locks of files
///     defer { recorder.end() }
///     // … write the new file …
///     try recorder.keep(path, new: temporary)                       // before the rename
///     // … rename, with `recorder.companions` …
///     recorder.made()                                               // after it
///
/// A change that is never made leaves nothing in the history. It must not be used from several threads at once.
package final class ChangeRecorder {
    private let place: HistoryPlace
    private let note: ChangeNote
    private var lock: FileDescriptor?
    private var entry: HistoryEntry?
    private var log: FileDescriptor?
    /// The bytes of the log that are true, and those that are written.
    private var (logMade, logWritten) = (0, 0)
    private var (linesMade, linesWritten) = (0, 0)
    private var isMade = false

    /// Waits until nobody undoes a change of the memory, and keeps others from it until `end()`.
    ///
    /// - Throws: `Failure(.io)` if no history can be kept.
    package init(_ note: ChangeNote, memory path: String) throws(Failure) {
        place = try HistoryPlace(of: path)
        self.note = note
        let history = MemoryHistory(place)
        try history.recoverIfIdle()
        lock = try place.lock(isShared: true, making: true)
    }

    deinit { end() }

    /// Temporary files that the step that makes the change must settle.
    package var companions: [String] { isMade ? [] : entry.map { [$0.path] } ?? [] }

    /// Keeps the content of a file that is about to be replaced, made or removed. The caller holds the lock of the file.
    ///
    /// - Parameters:
    ///   - file: the path, as it is in the memory.
    ///   - target: the path with links followed.
    ///   - new: the complete new content; nil if the file is removed.
    package func keep(_ file: String, target: String, new: String?) throws(Failure) {
        do throws(SystemError) {
            let old = (try? FileStatus(of: target)) == nil ? nil : target
            var line = HistoryEntry.Line(file: place.name(of: file))
            var comparison: FileComparison?
            if let old, let new {
                let both = try FileComparison(old, new)
                if both.old == both.new { return }
                (line.before, line.after, comparison) = (both.old, both.new, both)
            } else {
                line.before = try old.flatMap { (old) throws(SystemError) in try FileDigest.of(old) }
                line.after = try new.flatMap { (new) throws(SystemError) in try FileDigest.of(new) }
            }
            guard let original = old ?? new else { return }
            let entry = try begin(like: original)
            if let old { try entry.keep(linesMade + 1, .before, of: old, from: new, comparison) }
            try write(orFailure { () throws(Failure) in try HistoryEntry.text(of: line) })
            linesWritten = linesMade + 1
        } catch {
            if let failure { throw failure }
            throw HistoryPlace.cannotKeep(error, entry?.path ?? place.path)
        }
    }

    private var failure: Failure?

    /// Runs a step with failures of another type, which `keep` throws on.
    private func orFailure<Value>(_ body: () throws(Failure) -> Value) throws(SystemError) -> Value {
        do throws(Failure) { return try body() } catch {
            failure = error
            throw .interrupted
        }
    }

    /// Makes the entry, with a number that no other has.
    private func begin(like original: String) throws(SystemError) -> HistoryEntry {
        if let entry { return entry }
        var number = (HistoryEntry.numbers(in: place.path).last ?? 0) + 1
        var path = HistoryEntry.path(number, in: place.path)
        while true {
            do throws(SystemError) {
                try TemporaryFiles.makeFolder(path)
                break
            } catch {
                if error != .exists { throw error }
                number += 1
                path = HistoryEntry.path(number, in: place.path)
            }
        }
        let made = HistoryEntry(number: number, path: path, note: note)
        entry = made
        FileSystem.protect(folder: path, like: place.base)
        // In this order: an entry with a log and without the mark would be that of a change that was made.
        let mark = try FileDescriptor.open("\(path)/\(HistoryEntry.Mark.making.rawValue)", for: .make)
        mark.protect(like: original)
        mark.close()
        let log = try FileDescriptor.open("\(path)/\(HistoryEntry.logName)", for: .makeAppending)
        self.log = log
        log.protect(like: original)
        try write(orFailure { () throws(Failure) in try HistoryEntry.text(of: note) })
        logMade = logWritten
        return made
    }

    /// Writes to the log. It is on the disk before the change is. What the folder says about it is, too, as the rename of
    /// the change comes after it in the journal of the file system.
    private func write(_ text: String) throws(SystemError) {
        // What a change that failed has left.
        try log?.cut(to: logMade)
        try log?.writeAll(text)
        try log?.flush()
        logWritten = logMade + text.utf8.count
    }

    /// Takes note that the change for which `keep` was called last was made.
    package func made() {
        guard linesWritten > linesMade else { return }
        (logMade, linesMade, isMade) = (logWritten, linesWritten, true)
    }

    /// Ends the change. Harmless after the end.
    package func end() {
        if let entry {
            if logWritten > logMade { try? log?.cut(to: logMade) }
            log?.close()
            if isMade {
                entry.remove(.making)
                MemoryHistory(place).prune(after: entry.number)
            } else {
                try? TemporaryFiles.settle([entry.path]) { () throws(SystemError) in HistoryEntry.remove(entry.path) }
            }
        }
        entry = nil
        log = nil
        if let lock {
            // If nobody else has the lock, an empty history can go.
            if (try? lock.lock()) != nil { place.removeEmpty() }
            lock.close()
        }
        lock = nil
    }
}
