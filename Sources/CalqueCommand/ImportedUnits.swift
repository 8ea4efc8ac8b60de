import Calque
import CommandLineKit
import Glibc

/// The units of a file that is imported, told to the user as they pass.
final class ImportedUnits: UnitSource {
    private let input: SeveralTimes
    private let name: String
    /// Of a table; nil for TMX.
    private let columns: [LanguageTag?]?
    private let skipsEmpty: Bool
    private let isStrict: Bool
    private let messages: Messages
    private let progress: Progress
    private var isRead = false
    /// What was put right, counted at the first reading.
    fileprivate(set) var repairs = 0

    init(
        input: SeveralTimes, name: String, columns: [LanguageTag?]?, skipsEmpty: Bool, isStrict: Bool,
        messages: Messages, progress: Progress
    ) {
        self.input = input
        self.name = name
        self.columns = columns
        self.skipsEmpty = skipsEmpty
        self.isStrict = isStrict
        self.messages = messages
        self.progress = progress
    }

    func open() throws(Failure) -> any UnitStream {
        let isFirst = !isRead
        isRead = true
        let source = try input.open()
        let stream: any UnitStream
        if let columns {
            stream = TSVReader(reading: source, file: name, columns: columns, skipEmpty: skipsEmpty)
        } else {
            stream = try TMXReader(reading: source, file: name, strict: isStrict) { [self] in
                if isFirst { note($0) }
            }
        }
        return Stream(stream, of: self, isFirst: isFirst)
    }

    private func note(_ repair: Failure) {
        repairs += 1
        messages.warning("\(repair)")
    }

    private final class Stream: UnitStream {
        private let stream: any UnitStream
        private let units: ImportedUnits
        private let isFirst: Bool
        private var hasText = false

        init(_ stream: any UnitStream, of units: ImportedUnits, isFirst: Bool) {
            self.stream = stream
            self.units = units
            self.isFirst = isFirst
        }

        var sourceHeader: TMXHeader? { stream.sourceHeader }

        func next() throws(Failure) -> TranslationUnit? {
            guard let unit = try stream.next() else {
                guard hasText else { throw Failure(.badData, "holds no units", at: .init(file: units.name)) }
                return nil
            }
            units.progress.advance()
            if !unit.variants.isEmpty { hasText = true }
            // The reader of TMX has seen to its own.
            if let table = stream as? TSVReader { try check(unit, line: table.line) }
            return unit
        }

        /// XML has no control characters; the writer puts U+FFFD in their place, or refuses them.
        private func check(_ unit: TranslationUnit, line: Int) throws(Failure) {
            guard isFirst else { return }
            for variant in unit.variants {
                guard let byte = variant.text.utf8.first(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
                else { continue }
                let digits = String(byte, radix: 16, uppercase: true)
                let failure = Failure(
                    .badData, "the control character U+00\(byte < 16 ? "0" : "")\(digits), replaced by U+FFFD",
                    at: .init(file: units.name, line: line))
                if units.isStrict {
                    throw Failure(
                        .badData, "the control character U+00\(byte < 16 ? "0" : "")\(digits)", at: failure.place)
                }
                units.note(failure)
            }
        }
    }
}

/// A file that can be read again from its start: what comes through a pipe is kept aside, in a file without a name.
final class SeveralTimes {
    private let path: String
    private var copy: UnsafeMutablePointer<FILE>?
    private let isPipe: Bool

    /// - Throws: nothing yet; a file that is not there is told when it is opened.
    init(_ path: String) throws(Failure) {
        self.path = path
        var status = stat()
        isPipe = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
    }

    deinit { if let copy { fclose(copy) } }

    func open() throws(Failure) -> ByteSource {
        if isPipe, copy == nil { try keepAside() }
        let input = try InputFile(path: copy.map { "/proc/self/fd/\(fileno($0))" } ?? path)
        return { (buffer) throws(Failure) in try input.read(into: buffer) }
    }

    private func keepAside() throws(Failure) {
        let input = try InputFile(path: path)
        guard let file = tmpfile() else {
            throw Failure(.io, "cannot make a temporary file: \(String(cString: strerror(errno)))")
        }
        copy = file
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { room.deallocate() }
        while true {
            let count = try input.read(into: room)
            if count == 0 { break }
            guard fwrite(room.baseAddress, 1, count, file) == count else {
                throw Failure(
                    .io, "cannot keep the input aside: \(String(cString: strerror(errno)))", advice: "free some space")
            }
        }
        guard fflush(file) == 0 else {
            throw Failure(.io, "cannot keep the input aside: \(String(cString: strerror(errno)))")
        }
    }
}
