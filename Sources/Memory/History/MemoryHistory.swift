package import CalqueCore
import CalqueIO

/// The changes of a memory that can be undone or redone.
package struct MemoryHistory {
    /// How many changes are kept.
    package static let mostChanges = 30
    /// How many bytes are kept in any case; beyond them, a tenth of the memory.
    package static let usualSize = 1 << 20

    let place: HistoryPlace

    /// - Parameter memory: the path of a memory. It may lead to nothing, if its file was removed by an undo.
    package init(of memory: String) throws(Failure) { place = try HistoryPlace(of: memory) }

    init(_ place: HistoryPlace) { self.place = place }

    /// A change.
    package struct Change: Sendable, Hashable {
        package enum Effect: String, Sendable { case made, changed, removed }

        /// From 1. Numbers are not used again.
        package var number: Int
        package var note: ChangeNote
        /// The names of the files, from the memory's folder, and what became of each.
        package var files: [File]
        package var isUndone: Bool
        /// Whether it can be undone, or redone if it was undone: its files are as it left them.
        package var isMovable: Bool
        /// The bytes that are kept for it.
        package var size: Int

        package struct File: Sendable, Hashable {
            package var name: String
            package var effect: Effect
        }
    }

    /// Whether a file is a memory, or a file of a memory, whose changes are kept.
    package static func isKept(of file: String) -> Bool {
        guard let place = try? HistoryPlace(of: file), place.fileName != nil else { return false }
        return place.isThere || (try? HistoryPlace(of: place.base))?.isThere == true
    }

    /// The folder of the history.
    package var folder: String { place.path }

    /// Lists the changes, the oldest first.
    ///
    /// - Complexity: reads the files that were changed, for their digests.
    package func changes() throws(Failure) -> [Change] {
        try recoverIfIdle()
        let entries = HistoryEntry.all(in: place.path).filter { !$0.marks.contains(.making) }
        var movable: Set<Int> = []
        for side in [HistoryEntry.Side.before, .after] {
            let state = FileState(place)
            for entry in stack(entries, side) {
                guard try state.obstacle(to: entry, side) == nil else { break }
                state.move(entry, side)
                movable.insert(entry.number)
            }
        }
        let last = entries.last { !$0.isUndone }?.number ?? 0
        return entries.filter { !$0.isUndone || $0.number > last }.map { entry in
            change(entry, isUndone: entry.isUndone, isMovable: movable.contains(entry.number))
        }
    }

    private func change(_ entry: HistoryEntry, isUndone: Bool, isMovable: Bool) -> Change {
        let files = entry.lines.map { line in
            Change.File(name: line.file, effect: line.before == nil ? .made : line.after == nil ? .removed : .changed)
        }
        return Change(
            number: entry.number, note: entry.note, files: files, isUndone: isUndone, isMovable: isMovable,
            size: HistoryEntry.size(of: entry.path))
    }

    /// The changes that can be undone (`before`), the last first, or redone (`after`), the first first. A change that was
    /// undone cannot be redone after another one was made.
    private func stack(_ entries: [HistoryEntry], _ side: HistoryEntry.Side) -> [HistoryEntry] {
        let done = entries.filter { !$0.isUndone }
        switch side {
        case .before: return done.reversed()
        case .after: return entries.filter { $0.isUndone && $0.number > done.last?.number ?? 0 }
        }
    }

    /// Undoes the last changes, or redoes those that were undone last.
    ///
    /// Each file is replaced as a whole. If the program is killed, a change with several files may be undone in some of
    /// them; the next call that reads the history completes it.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - isRedo: whether to redo.
    /// - Returns: the changes, in the order in which they were moved; none if there are none.
    /// - Throws: `Failure(.usage)` if there are fewer; `Failure(.io)` if a file is no longer as the change left it, and
    ///   nothing is done then.
    package func move(_ count: Int, isRedo: Bool, isDryRun: Bool = false) throws(Failure) -> [Change] {
        guard let lock = try place.lock(isShared: false, making: false) else { return [] }
        defer { lock.close() }
        try recover()
        let side: HistoryEntry.Side = isRedo ? .after : .before
        let all = stack(HistoryEntry.all(in: place.path).filter { !$0.marks.contains(.making) }, side)
        if all.isEmpty { return [] }
        guard all.count >= count else {
            throw Failure(
                .usage,
                "only \(all.count) \(all.count == 1 ? "change" : "changes") can be \(isRedo ? "redone" : "undone")",
                at: .init(file: place.memory), advice: "give a smaller number")
        }
        let chosen = all.prefix(count)
        let state = FileState(place)
        for entry in chosen {
            if let obstacle = try state.obstacle(to: entry, side) { throw failure(obstacle, entry, side) }
            state.move(entry, side)
        }
        if !isDryRun { for entry in chosen { try HistoryMove(place, entry, to: side).run() } }
        return chosen.map { change($0, isUndone: !isRedo, isMovable: true) }
    }

    private func failure(
        _ obstacle: FileState.Obstacle, _ entry: HistoryEntry, _ side: HistoryEntry.Side
    ) -> Failure {
        let advice = "the text that is kept is in \(entry.path)"
        switch obstacle {
        case .changed(let file):
            let verb = side == .before ? "undoing" : "redoing"
            return Failure(
                .io, "was changed since, so \(verb) change \(entry.number) would lose something",
                at: .init(file: place.file(file)), advice: advice)
        case .missing(let file):
            return Failure(
                .badData, "the history lacks what change \(entry.number) needs", at: .init(file: place.file(file)),
                advice: advice)
        }
    }

    // MARK: - Interrupted changes

    /// Completes what killed programs left, unless somebody changes the memory.
    func recoverIfIdle() throws(Failure) {
        let isInterrupted = HistoryEntry.numbers(in: place.path).contains { number in
            let path = HistoryEntry.path(number, in: place.path)
            return HistoryEntry.has(.making, path) || HistoryEntry.has(.moving, path)
                || (try? FileStatus(of: "\(path)/\(HistoryEntry.logName)")) == nil
        }
        guard isInterrupted else { return }
        do throws(Failure) {
            guard let lock = try place.lock(isShared: false, patience: .zero, making: false) else { return }
            defer { lock.close() }
            try recover()
        } catch {
            // Somebody is at it, or the history cannot be written; the program that needs to will say so.
        }
    }

    /// Completes what killed programs left. The caller has the lock alone.
    private func recover() throws(Failure) {
        for number in HistoryEntry.numbers(in: place.path) {
            let path = HistoryEntry.path(number, in: place.path)
            if (try? FileStatus(of: "\(path)/\(HistoryEntry.logName)")) == nil { HistoryEntry.remove(path) }
        }
        let entries = HistoryEntry.all(in: place.path)
        for (index, entry) in entries.enumerated() {
            if entry.marks.contains(.making) {
                try finishMaking(entry, before: entries[(index + 1)...])
            } else if entry.marks.contains(.moving) {
                try finishMoving(entry)
            }
        }
    }

    /// The last line of an entry may be about a change that was not made.
    private func finishMaking(_ entry: HistoryEntry, before later: ArraySlice<HistoryEntry>) throws(Failure) {
        if let line = entry.lines.last {
            // The file as it was when the entry was left: a later change has kept it.
            let next = later.lazy.flatMap(\.lines).first { Bytes.areEqual($0.file, line.file) }
            let digest = if let next { next.before } else { try FileState(place).digest(of: line.file) }
            if digest == line.before {
                if entry.lines.count == 1 { return HistoryEntry.remove(entry.path) }
                try entry.dropLastLine()
            }
        } else {
            return HistoryEntry.remove(entry.path)
        }
        entry.removeParts()
        entry.remove(.making)
    }

    private func finishMoving(_ entry: HistoryEntry) throws(Failure) {
        entry.removeParts()
        let text = (try? WholeFile.read("\(entry.path)/\(HistoryEntry.Mark.moving.rawValue)")) ?? []
        let side = HistoryEntry.Side(rawValue: String(decoding: text, as: UTF8.self)) ?? entry.side
        if try FileState(place).obstacle(to: entry, side) == nil {
            try HistoryMove(place, entry, to: side).run()
        } else {
            entry.remove(.moving)
        }
    }

    // MARK: - Bounds

    /// Drops what is no longer needed after a change was made: changes that were undone before, and the oldest ones.
    func prune(after number: Int) {
        let numbers = HistoryEntry.numbers(in: place.path)
        var kept: [Int] = []
        for one in numbers {
            let path = HistoryEntry.path(one, in: place.path)
            // Others may be at work on theirs.
            if HistoryEntry.has(.making, path) || HistoryEntry.has(.moving, path) { continue }
            if one < number, HistoryEntry.has(.undone, path) { HistoryEntry.remove(path) } else { kept.append(one) }
        }
        for one in kept.dropLast(Self.mostChanges) { HistoryEntry.remove(HistoryEntry.path(one, in: place.path)) }
        var sizes = kept.suffix(Self.mostChanges).map { (path: HistoryEntry.path($0, in: place.path), size: 0) }
        for index in sizes.indices { sizes[index].size = HistoryEntry.size(of: sizes[index].path) }
        var sum = sizes.reduce(0) { $0 + $1.size }
        if sum <= Self.usualSize { return }
        let most = max(Self.usualSize, memorySize / 10)
        for (path, size) in sizes.dropLast() where sum > most {
            HistoryEntry.remove(path)
            sum -= size
        }
    }

    /// The bytes of the memory.
    private var memorySize: Int {
        if place.fileName != nil { return (try? FileStatus(of: place.memory).size) ?? 0 }
        return ((try? FileSystem.names(in: place.base)) ?? []).reduce(0) { sum, name in
            guard let name, name.utf8.first != UInt8(ascii: "."),
                let status = try? FileStatus(of: place.file(name)), status.kind == .file
            else { return sum }
            return sum + status.size
        }
    }
}
