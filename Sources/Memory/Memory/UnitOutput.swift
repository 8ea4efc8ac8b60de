import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueUnits

/// A TMX file that is written under its lock and under a temporary name, and put in place when it is finished. A dry run
/// writes nothing and takes no lock.
final class UnitOutput {
    private let file: AtomicFile?
    private var writer: TMXWriter?
    private(set) var header: TMXHeader?
    /// nil if the headers make the same statements about the unit.
    private var difference: HeaderDifference?
    private(set) var hasBegun = false
    private var headerNumber: Int?
    /// Whether the new content differs from the old.
    var isChanged = false

    init(_ path: String, isDryRun: Bool) throws(Failure) {
        file = isDryRun ? nil : try AtomicFile(replacing: path)
    }

    /// Writes a file whose lock is held.
    init(_ file: AtomicFile) { self.file = file }

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
    ///   - print: the fingerprint that the old file must still have. A program that ignores the lock may have replaced it.
    ///   - sources: the files whose units a new file gets. It is as private as they are.
    func finish(
        _ trailer: TMXTrailer = TMXTrailer(), unlessUnchanged: Bool = false,
        replacing print: Files.Fingerprint? = nil, like sources: [String] = []
    ) throws(Failure) {
        guard let file, let writer else { return }
        if unlessUnchanged, !isChanged { return file.abandon() }
        try writer.finish(trailer)
        file.protect(like: sources)
        try file.commit { () throws(Failure) in if let print { try Files.check(file.path, is: print) } }
    }

    /// Ends the file and puts it in place of another one.
    func finish(as place: AtomicFile) throws(Failure) {
        guard let file, let writer else { return }
        try writer.finish()
        try file.commit(as: place)
    }

    /// Drops the new content. The file is unchanged.
    func abandon() { file?.abandon() }
}
