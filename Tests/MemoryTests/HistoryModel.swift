/// A memory and its history as they should be, written without any code of theirs: the texts of each file, and the states
/// before the last changes.
struct HistoryModel {
    struct Unit: Hashable { var english: String, russian: String }

    var files: [String: [Unit]] = [:]
    private var past: [[String: [Unit]]] = []
    private var future: [[String: [Unit]]] = []

    mutating func change(_ body: (inout [String: [Unit]]) -> Void) {
        let before = files
        body(&files)
        if files == before { return }
        past.append(before)
        future = []
    }

    /// Whether there are so many changes to undo.
    mutating func undo(_ count: Int) -> Bool { move(count, from: \.past, to: \.future) }

    /// Whether there are so many changes to redo.
    mutating func redo(_ count: Int) -> Bool { move(count, from: \.future, to: \.past) }

    private typealias States = WritableKeyPath<HistoryModel, [[String: [Unit]]]>

    private mutating func move(_ count: Int, from source: States, to target: States) -> Bool {
        guard self[keyPath: source].count >= count else { return false }
        for _ in 0..<count {
            self[keyPath: target].append(files)
            files = self[keyPath: source].removeLast()
        }
        return true
    }

    var depth: (past: Int, future: Int) { (past.count, future.count) }

    /// All units with their files, in the order of a memory.
    var all: [(file: String, unit: Unit)] {
        files.keys.sorted().flatMap { name in (files[name] ?? []).map { (name, $0) } }
    }
}
