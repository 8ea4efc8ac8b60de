package import CalqueCore
package import CalqueFormats
import CalqueIO
import CalqueMemory
import CalqueUnits

/// The units of a file to import, in the languages asked for. It counts repairs and skipped units.
package final class ImportedUnits: UnitSource {
    private let input: RereadableFile
    private let name: String
    private let options: UnitFile.Options
    /// Only units from one into the other are given.
    private let languages: (source: LanguageTag?, target: LanguageTag?)
    private let onUnit: () -> Void
    /// Called now and then with how much of the file the present reading has read, from 0 to 1, and its number, from 0.
    private let onShare: (Double, Int) -> Void
    private var readings = 0
    private var isRead = false
    /// How many faults were repaired at the first reading.
    package fileprivate(set) var repairs = 0
    /// How many units of other languages the last reading skipped.
    package fileprivate(set) var skipped = 0

    /// - Parameters:
    ///   - path: the file. A pipe is kept aside when it is read for the first time.
    ///   - name: the name of the file in failures.
    ///   - options: repairs and notes are reported at the first reading only.
    ///   - languages: the source and the target that units must have; nil: any.
    ///   - onUnit: called for each unit.
    ///   - onShare: called now and then with how much of the file was read, from 0 to 1, and the number of the reading, from
    ///     0. Not called for inputs of unknown size.
    package init(
        path: String, name: String, options: UnitFile.Options,
        languages: (source: LanguageTag?, target: LanguageTag?), onUnit: @escaping () -> Void = {},
        onShare: @escaping (Double, Int) -> Void = { _, _ in }
    ) {
        input = RereadableFile(path)
        self.name = name
        self.options = options
        self.languages = languages
        self.onUnit = onUnit
        self.onShare = onShare
    }

    package func open() throws(Failure) -> any UnitStream {
        let isFirst = !isRead
        isRead = true
        readings += 1
        var options = options
        if isFirst {
            options.onRepair = { self.note($0) }
        } else {
            options.onRepair = { _ in }
            options.onNote = { _ in }
        }
        let file = try UnitFile(path: try input.readable(), name: name, options: options)
        return Stream(file, of: self, isFirst: isFirst)
    }

    /// A digest of the file's bytes, which tells inputs without a name apart.
    package func contentDigest() throws(Failure) -> String {
        let source = try InputFile(path: try input.readable()).bytes
        var digest = ContentDigest()
        while true {
            let part = try [UInt8](capacity: 1 << 16, filledBy: source)
            if part.isEmpty { return digest.text }
            digest.add(part)
        }
    }

    private func note(_ repair: Failure) {
        repairs += 1
        options.onRepair(repair)
    }

    private final class Stream: UnitStream {
        private let file: UnitFile
        private let reader: LanguageFilter
        private let units: ImportedUnits
        private let isFirst: Bool
        private let reading: Int
        private var count = 0
        private var hasText = false
        private static let unitsBetweenShares = 256

        init(_ file: UnitFile, of units: ImportedUnits, isFirst: Bool) {
            self.file = file
            self.units = units
            self.isFirst = isFirst
            reading = units.readings - 1
            reader = LanguageFilter(
                file, header: { file.header }, from: units.languages.source, to: units.languages.target)
        }

        var sourceHeader: TMXHeader? { file.header?.withCanonicalLanguages }
        var headerNumber: Int { file.fileNumber }

        func next() throws(Failure) -> TranslationUnit? {
            guard var unit = try reader.nextUnit() else {
                units.skipped = reader.skipped
                guard hasText else { throw Failure(.badData, "holds no units", at: .init(file: units.name)) }
                return nil
            }
            count += 1
            if count % Self.unitsBetweenShares == 0, let share = file.share { units.onShare(share, reading) }
            units.onUnit()
            unit.spellLanguages()
            if !unit.variants.isEmpty { hasText = true }
            // The reader of TMX checks its own text.
            if !file.hasHeader { try repair(&unit, line: file.line) }
            return unit
        }

        /// The first control character of a text, other than tab and line ends.
        private static func control(in text: String) -> UInt8? {
            var text = text
            return text.withUTF8 { bytes in
                let raw = UnsafeRawBufferPointer(bytes)
                var at = 0
                // Eight bytes at a time: the high bit of each byte of the result says that the byte was below 0x20, or
                // follows one that was (S. E. Anderson, Bit Twiddling Hacks, "hasless").
                while at + 8 <= raw.count {
                    let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                    if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0 { break }
                    at += 8
                }
                return bytes[at...].first { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
            }
        }

        /// XML has no control characters. Those that move to the next line are read as line ends, and the writer replaces the
        /// others by U+FFFD or refuses them.
        private func repair(_ unit: inout TranslationUnit, line: Int?) throws(Failure) {
            // By index, because a copy of a variant is large.
            for index in unit.variants.indices {
                guard let byte = Self.control(in: unit.variants[index].text) else { continue }
                let isLineEnd = byte == 0x0B || byte == 0x0C
                if isLineEnd {
                    let text = unit.variants[index].text.unicodeScalars.map {
                        $0 == "\u{B}" || $0 == "\u{C}" ? "\n" : $0
                    }
                    unit.variants[index].content = SegmentContent(String(String.UnicodeScalarView(text)))
                }
                guard isFirst else { continue }
                let digits = String(byte, radix: 16, uppercase: true)
                let what = "the control character U+00\(byte < 16 ? "0" : "")\(digits)"
                let place = Failure.Place(file: units.name, line: line)
                if units.options.strict { throw Failure(.badData, what, at: place) }
                units.note(
                    Failure(.badData, what + (isLineEnd ? ", read as a line end" : ", replaced by U+FFFD"), at: place))
            }
        }
    }
}
