import CalqueCore
import CalqueIO

/// The files of a memory as they are, or would be after some changes were undone or redone.
final class FileState {
    private let place: HistoryPlace
    /// By names as bytes: two names may be canonically equivalent.
    private var digests: [[UInt8]: String?] = [:]

    init(_ place: HistoryPlace) { self.place = place }

    /// The digest of a file; nil if there is none.
    func digest(of file: String) throws(Failure) -> String? {
        if let known = digests[Array(file.utf8)] { return known }
        let path = place.file(file)
        do throws(SystemError) {
            let digest = try FileDigest.of(path)
            digests[Array(file.utf8)] = .some(digest)
            return digest
        } catch { throw Failure(.io, "cannot be read: \(error)", at: .init(file: path)) }
    }

    /// Why the files of a change cannot be taken to a side.
    enum Obstacle {
        /// The file has neither the content before the change nor that after it.
        case changed(String)
        /// The history does not have the content.
        case missing(String)
    }

    func obstacle(to entry: HistoryEntry, _ side: HistoryEntry.Side) throws(Failure) -> Obstacle? {
        for (index, line) in entry.lines.enumerated() {
            let now = try digest(of: line.file)
            if now == line[side] { continue }
            if now != line[side.other] { return .changed(line.file) }
            if line[side] != nil, !entry.hasContent(index + 1, side) { return .missing(line.file) }
        }
        return nil
    }

    /// Takes the files of a change to the other side.
    func move(_ entry: HistoryEntry, _ side: HistoryEntry.Side) {
        for line in entry.lines { digests[Array(line.file.utf8)] = .some(line[side]) }
    }
}

/// The undoing or redoing of one change. The caller has the lock of the history alone.
struct HistoryMove {
    private let place: HistoryPlace
    private let entry: HistoryEntry
    private let side: HistoryEntry.Side

    init(_ place: HistoryPlace, _ entry: HistoryEntry, to side: HistoryEntry.Side) {
        self.place = place
        self.entry = entry
        self.side = side
    }

    /// Takes each file to the wanted side, unless it is there already.
    func run() throws(Failure) {
        try entry.set(.moving, side.rawValue)
        // As the change may have moved units from one file to the next, its steps are taken back in their order.
        let order = Array(entry.lines.enumerated())
        for (index, line) in side == .before ? order.reversed() : order { try move(line, index + 1) }
        if side == .before { try entry.set(.undone) } else { entry.remove(.undone) }
        for index in entry.lines.indices { entry.removeContent(index + 1, side) }
        entry.remove(.moving)
    }

    private func move(_ line: HistoryEntry.Line, _ number: Int) throws(Failure) {
        let path = place.file(line.file)
        let output = try AtomicFile(replacing: path)
        let now = try FileState(place).digest(of: line.file)
        if now == line[side] { return output.abandon() }
        guard now == line[side.other] else {
            throw Failure(
                .io, "was changed by another program meanwhile", at: .init(file: path), advice: "run the command again")
        }
        let print = try? FileStatus(of: output.path)
        func check() throws(Failure) {
            let there = try? FileStatus(of: output.path)
            guard there?.node == print?.node, there?.size == print?.size, there?.seconds == print?.seconds,
                there?.nanoseconds == print?.nanoseconds
            else {
                throw Failure(
                    .io, "was changed by another program meanwhile", at: .init(file: path),
                    advice: "run the command again")
            }
        }
        guard line[side] != nil else {
            try check()
            try keepOther(line, number, output.path, new: nil)
            do throws(SystemError) { try FileSystem.remove(output.path) } catch {
                throw Failure(.io, "cannot remove: \(error)", at: .init(file: path))
            }
            try AtomicFile.flush(folder: output.folder)
            return output.abandon()
        }
        try entry.rebuild(number, side, from: output.path) { (bytes) throws(Failure) in try output.write(bytes) }
        do throws(SystemError) {
            guard try FileDigest.of(output.temporary) == line[side] else { throw SystemError.interrupted }
        } catch {
            throw Failure(
                .badData, "what the history keeps of this file is damaged", at: .init(file: path),
                advice: "see '\(entry.path)'")
        }
        output.protect(like: ["\(entry.path)/\(HistoryEntry.logName)"])
        try output.commit { () throws(Failure) in
            try check()
            try keepOther(line, number, output.path, new: output.temporary)
        }
    }

    /// Keeps the content that the move replaces, so that the move can be taken back.
    private func keepOther(
        _ line: HistoryEntry.Line, _ number: Int, _ present: String, new: String?
    ) throws(Failure) {
        guard line[side.other] != nil, !entry.hasContent(number, side.other) else { return }
        do throws(SystemError) {
            let comparison = try new.map { (new) throws(SystemError) in try FileComparison(present, new) }
            try entry.keep(number, side.other, of: present, from: new, comparison)
        } catch { throw HistoryPlace.cannotKeep(error, entry.path) }
    }
}
