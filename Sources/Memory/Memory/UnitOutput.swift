import CalqueCore
import CalqueFormats
import CalqueHistory
import CalqueIO
import CalqueUnits

/// A TMX file that is written under its lock and under a temporary name, and put in place when it is finished. A dry run
/// writes nothing and takes no lock.
final class UnitOutput {
    private let file: AtomicFile?
    private let named: String
    private let history: ChangeRecorder?
    private var writer: TMXWriter?
    private(set) var header: TMXHeader?
    /// nil if the headers make the same statements about the unit.
    private var difference: HeaderDifference?
    private(set) var hasBegun = false
    private var headerNumber: Int?
    /// The old file, as it was when the lock was taken.
    private let before: Files.Fingerprint
    /// Whether the new content differs from the old.
    var isChanged = false

    /// - Parameter history: keeps what is replaced.
    init(_ path: String, isDryRun: Bool, history: ChangeRecorder? = nil) throws(Failure) {
        named = path
        self.history = history
        file = isDryRun ? nil : try AtomicFile(replacing: path)
        before = Files.fingerprint(of: file?.path ?? path)
    }

    /// Writes a file whose lock is held.
    ///
    /// - Parameters:
    ///   - path: its path in the memory.
    ///   - before: the old file, as it was before it was read.
    init(_ file: AtomicFile, of path: String, _ before: Files.Fingerprint, history: ChangeRecorder?) {
        self.file = file
        self.before = before
        named = path
        self.history = history
    }

    /// Writes the header.
    func begin(_ header: TMXHeader, _ options: Memory.AdditionOptions = .init()) throws(Failure) {
        self.header = header
        hasBegun = true
        guard let file else { return }
        writer = try TMXWriter(
            to: { (bytes) throws(Failure) in try file.write(bytes) }, header: header,
            invalidCharacters: options.invalidCharacters)
    }

    func write(_ unit: TranslationUnit) throws(Failure) { try writer?.write(unit) }

    /// Writes a unit of another file.
    ///
    /// - Parameters:
    ///   - other: the header of the other file.
    ///   - number: a number that identifies that header.
    func write(_ unit: TranslationUnit, from other: @autoclosure () -> TMXHeader?, number: Int) throws(Failure) {
        guard let writer else { return }
        if number != headerNumber, let header {
            headerNumber = number
            difference = other().flatMap { HeaderDifference(from: $0, to: header) }
        }
        guard difference != nil else { return try writer.write(unit) }
        var unit = unit
        difference?.apply(to: &unit)
        try writer.write(unit)
    }

    /// Ends the file and puts it in place.
    ///
    /// - Parameters:
    ///   - print: the fingerprint that the old file must still have; nil for that of when the lock was taken. A program that
    ///     ignores the lock may have replaced it.
    ///   - sources: the files whose units a new file gets. It is as private as they are.
    func finish(
        _ trailer: TMXTrailer = TMXTrailer(), unlessUnchanged: Bool = false,
        replacing print: Files.Fingerprint? = nil, like sources: [String] = []
    ) throws(Failure) {
        guard let file, let writer else { return }
        if unlessUnchanged, !isChanged { return file.abandon() }
        try writer.finish(trailer)
        file.protect(like: sources)
        try file.commit { () throws(Failure) in
            // The history reads both files, and this takes its time. So the check is the very last step.
            try keep(named, file.path, file)
            try Files.check(file.path, is: print ?? before)
        }
        history?.made()
    }

    private func keep(_ path: String, _ target: String, _ file: AtomicFile) throws(Failure) {
        guard let history else { return }
        try history.keep(path, target: target, new: file.temporary)
        file.companions = history.companions
    }

    /// Ends the file and puts it in place of another one.
    ///
    /// - Parameter path: the path of that one in the memory.
    func finish(as place: AtomicFile, _ path: String) throws(Failure) {
        guard let file, let writer else { return }
        try writer.finish()
        try file.commit(as: place) { () throws(Failure) in try keep(path, place.path, file) }
        history?.made()
    }

    /// Drops the new content. The file is unchanged.
    func abandon() { file?.abandon() }
}
