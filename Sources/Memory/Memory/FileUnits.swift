import CalqueCore
import CalqueFormats
import CalqueUnits

/// The units of several TMX files, one file after the other.
struct FileUnits: UnitSource {
    let files: [String]
    let onRepair: (Failure) -> Void

    func open() -> any UnitStream { Stream(Memory.Entries(files: files, strict: false, onRepair: onRepair)) }

    private final class Stream: UnitStream {
        let entries: Memory.Entries

        init(_ entries: Memory.Entries) { self.entries = entries }

        var sourceHeader: TMXHeader? { entries.header }
        var headerNumber: Int { entries.fileIndex }
        func next() throws(Failure) -> TranslationUnit? { try entries.next()?.unit }
    }
}
