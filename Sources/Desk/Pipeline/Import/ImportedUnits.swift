import Calque
import CalqueCommandLine

/// The units of a file that is imported, told to the user as they pass.
final class ImportedUnits: UnitSource {
    private let input: SeveralTimes
    private let name: String
    private let options: UnitFile.Options
    /// Only units from one into the other.
    private let languages: (source: LanguageTag?, target: LanguageTag?)
    private let messages: Messages
    private let progress: Progress
    private var isRead = false
    /// What was put right, counted at the first reading.
    fileprivate(set) var repairs = 0
    /// Units of other languages, at the last reading.
    fileprivate(set) var skipped = 0

    init(
        input: SeveralTimes, name: String, options: UnitFile.Options,
        languages: (source: LanguageTag?, target: LanguageTag?), messages: Messages, progress: Progress
    ) {
        self.input = input
        self.name = name
        self.options = options
        self.languages = languages
        self.messages = messages
        self.progress = progress
    }

    func open() throws(Failure) -> any UnitStream {
        let isFirst = !isRead
        isRead = true
        var options = options
        if isFirst {
            options.onRepair = { self.note($0) }
            options.onNote = { self.messages.note($0) }
        }
        let file = try UnitFile(path: try input.readable(), name: name, options: options)
        return Stream(file, of: self, isFirst: isFirst)
    }

    private func note(_ repair: Failure) {
        repairs += 1
        messages.warning("\(repair)")
    }

    private final class Stream: UnitStream {
        private let file: UnitFile
        private let reader: LanguageFilter
        private let units: ImportedUnits
        private let isFirst: Bool
        private var hasText = false

        init(_ file: UnitFile, of units: ImportedUnits, isFirst: Bool) {
            self.file = file
            self.units = units
            self.isFirst = isFirst
            reader = LanguageFilter(
                file, header: { file.header }, from: units.languages.source, to: units.languages.target)
        }

        var sourceHeader: TMXHeader? { file.header }
        var headerNumber: Int { file.fileNumber }

        func next() throws(Failure) -> TranslationUnit? {
            guard let unit = try reader.nextUnit() else {
                units.skipped = reader.skipped
                guard hasText else { throw Failure(.badData, "holds no units", at: .init(file: units.name)) }
                return nil
            }
            units.progress.advance()
            if !unit.variants.isEmpty { hasText = true }
            // The reader of TMX has seen to its own.
            if !file.hasHeader { try check(unit, line: file.line) }
            return unit
        }

        /// XML has no control characters; the writer puts U+FFFD in their place, or refuses them.
        private func check(_ unit: TranslationUnit, line: Int?) throws(Failure) {
            guard isFirst else { return }
            for variant in unit.variants {
                guard let byte = variant.text.utf8.first(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
                else { continue }
                let digits = String(byte, radix: 16, uppercase: true)
                let failure = Failure(
                    .badData, "the control character U+00\(byte < 16 ? "0" : "")\(digits), replaced by U+FFFD",
                    at: .init(file: units.name, line: line))
                if units.options.strict {
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
    private var copy: FileDescriptor?
    private let isPipe: Bool

    init(_ path: String) {
        self.path = path
        isPipe = (try? FileStatus(of: path))?.kind == .other
    }

    deinit { copy?.close() }

    /// The path to read from the start.
    func readable() throws(Failure) -> String {
        if isPipe, copy == nil { try keepAside() }
        return copy.map { "/proc/self/fd/\($0.number)" } ?? path
    }

    private func keepAside() throws(Failure) {
        let input = try InputFile(path: path)
        let file: FileDescriptor
        do throws(SystemError) { file = try FileDescriptor.temporary() } catch {
            throw Failure(.io, "cannot make a temporary file: \(error)")
        }
        copy = file
        while true {
            let part = try [UInt8](capacity: 1 << 16, filledBy: input.bytes)
            if part.isEmpty { break }
            do throws(SystemError) {
                try bridged({ part.withUnsafeBytes($0) }) { (bytes) throws(SystemError) in try file.writeAll(bytes) }
            } catch {
                throw Failure(.io, "cannot keep the input aside: \(error)", advice: "free some space")
            }
        }
    }
}
