import Core

/// A file of units that is being written: under its lock, beside the old one, until it is finished. In a dry run nothing
/// is written and nothing is locked.
final class UnitOutput {
    private let file: AtomicFile?
    private var writer: TMXWriter?
    private(set) var header: TMXHeader?
    private var difference: HeaderDifference?
    private var headerNumber: Int?
    /// Whether the file will say anything that the old one does not.
    var isChanged = false

    init(_ path: String, isDryRun: Bool) throws(Failure) {
        file = isDryRun ? nil : try AtomicFile(replacing: path)
    }

    func begin(_ header: TMXHeader, _ options: Memory.AdditionOptions = .init()) throws(Failure) {
        self.header = header
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
        guard let writer, let header else { return }
        if number != headerNumber {
            headerNumber = number
            difference = other().map { HeaderDifference(from: $0, to: header) }
        }
        var unit = unit
        difference?.apply(to: &unit)
        try writer.write(unit)
    }

    func finish(comments: [String] = [], unlessUnchanged: Bool = false) throws(Failure) {
        guard let file, let writer else { return }
        if unlessUnchanged, !isChanged { return file.abandon() }
        try writer.finish(comments: comments)
        try file.commit()
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
