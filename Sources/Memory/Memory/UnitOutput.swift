import CalqueCore
import CalqueFormats
import CalqueUnits

/// A file of units that is being written: under its lock, beside the old one, until it is finished. In a dry run nothing
/// is written and nothing is locked.
final class UnitOutput {
    private let file: AtomicFile?
    private var writer: TMXWriter?
    private(set) var header: TMXHeader?
    /// Nil when the headers say the same of the unit.
    private var difference: HeaderDifference?
    private(set) var hasBegun = false
    private var headerNumber: Int?
    /// Whether the file will say anything that the old one does not.
    var isChanged = false

    init(_ path: String, isDryRun: Bool) throws(Failure) {
        file = isDryRun ? nil : try AtomicFile(replacing: path)
    }

    func begin(_ header: TMXHeader, _ options: Memory.AdditionOptions = .init()) throws(Failure) {
        self.header = header
        hasBegun = true
        guard let file else { return }
        writer = try TMXWriter(
            to: { (bytes) throws(Failure) in try file.write(bytes) }, header: header,
            invalidCharacters: options.invalidCharacters)
    }

    func write(_ unit: TranslationUnit) throws(Failure) { try writer?.write(unit) }

    /// - Parameters:
    ///   - other: the header that the unit stood under.
    ///   - number: the same for the same header.
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

    /// - Parameter print: what the old file must still be in the end, where it was read: who does not heed the lock may
    ///   have replaced it since.
    func finish(
        comments: [String] = [], unlessUnchanged: Bool = false, replacing print: Files.Fingerprint? = nil
    ) throws(Failure) {
        guard let file, let writer else { return }
        if unlessUnchanged, !isChanged { return file.abandon() }
        try writer.finish(comments: comments)
        try file.commit { () throws(Failure) in if let print { try Files.check(file.path, is: print) } }
    }

    /// Puts it in the place of another file.
    func finish(as place: AtomicFile) throws(Failure) {
        guard let file, let writer else { return }
        try writer.finish()
        try file.commit(as: place)
    }

    /// Drops what was written; the file is as it was, and may be removed by the holder of its lock.
    func abandon() { file?.abandon() }
}
