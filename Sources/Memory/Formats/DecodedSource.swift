import CalqueArticles
package import CalqueCore
import CalqueICU
package import CalqueIO
import CalqueUnits

/// The text of a file as UTF-8.
///
/// It is decoded before it is parsed, because in Big5, Shift-JIS and GB18030 a byte of a letter may be a quote, a backslash
/// or a comma. A byte order mark decides first, and then whether the bytes are UTF-8; then what the file declares, unless the
/// letters speak against it, and then the letters (`SourceText`). Bytes in no encoding that fits are given as they are, and
/// the reader reports their line.
package struct DecodedSource {
    /// All bytes.
    package let bytes: ByteSource
    /// What the file declares and is not: `declares windows-1251, and is UTF-8`.
    package let fault: String?
    /// The encoding, if it was found by the letters alone.
    package let guessed: String?

    /// The number of bytes by which the encoding is found.
    static let sample = 1 << 20

    /// - Parameters:
    ///   - isXML: whether the file declares its encoding as XML does. UTF-16 is then left to the reader of XML.
    ///   - languages: the languages of the text; nil: those that the first line of a table names.
    package init(_ source: @escaping ByteSource, isXML: Bool, languages: [LanguageTag]? = nil) {
        let ahead = ReadAhead(source, first: Self.sample)
        let head = ahead.head
        if let (charset, mark) = Self.marked(head) {
            let claim = isXML && charset == .utf8 ? Self.declared(head, isXML: true) : nil
            if let claim, claim != .utf8 {
                bytes = ahead.whole(beginning: XMLDeclaration.withoutEncoding(head))
                (fault, guessed) = ("declares \(oneLine(claim.name)), and is UTF-8", nil)
                return
            }
            let isRead = charset == .utf8 || isXML && charset.name.hasPrefix("UTF-16")
            bytes = isRead ? ahead.whole : Decoding(ahead.whole, from: charset, mark: mark, isXML: isXML).source
            (fault, guessed) = (nil, nil)
            return
        }
        let isWhole = head.count < Self.sample && ahead.failure == nil
        let sample = isWhole ? head : Array(head[..<Decoding.lastBlank(head, width: 1)])
        let declared = Self.declared(sample, isXML: isXML)
        var found = Self.charset(of: sample, declared: declared, isXML: isXML)
        if found?.name == "windows-1252", declared == nil, !isXML {
            let pages = (languages ?? Self.languages(naming: sample)).compactMap(Charset.ansi)
            found = pages.first { (try? $0.decode(sample)) != nil } ?? found
        }
        guard let found, found != .utf8 else {
            let isWrong = found != nil && declared != nil && declared != .utf8 && sample.contains { $0 >= 0x80 }
            fault = isWrong ? "declares \(oneLine(declared?.name ?? "")), and is UTF-8" : nil
            guessed = nil
            bytes = isWrong && isXML ? ahead.whole(beginning: XMLDeclaration.withoutEncoding(head)) : ahead.whole
            return
        }
        let isShort = String(validating: sample, as: UTF8.self) != nil
        bytes = Decoding(ahead.whole, from: found, mark: 0, isXML: isXML, isShort: isShort).source
        let claim = declared ?? (isXML ? .utf8 : nil)
        let isTrue = claim.map { $0 == found || (try? $0.decode(sample)) == (try? found.decode(sample)) } ?? true
        fault = isTrue ? nil : "declares \(oneLine(claim?.name ?? "")), and is \(found.name)"
        guessed = claim == nil ? found.name : nil
    }

    /// The encoding that a byte order mark shows, and the length of the mark.
    private static func marked(_ head: [UInt8]) -> (Charset, Int)? {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        // UTF-32 comes first, because its mark begins with that of UTF-16.
        if head.starts(with: [0xFF, 0xFE, 0, 0]) { return (Charset("UTF-32LE"), 4) }
        if head.starts(with: [0, 0, 0xFE, 0xFF]) { return (Charset("UTF-32BE"), 4) }
        if head.starts(with: [0xFF, 0xFE]) { return (Charset("UTF-16LE"), 2) }
        if head.starts(with: [0xFE, 0xFF]) { return (Charset("UTF-16BE"), 2) }
        return nil
    }

    /// The encoding of a text without a mark; nil if none fits.
    private static func charset(of sample: [UInt8], declared: Charset?, isXML: Bool) -> Charset? {
        if sample.contains(0) {
            // The reader of XML finds UTF-16 by itself.
            let even = sample.count.isMultiple(of: 2) ? sample : sample.dropLast()
            let found = isXML ? nil : try? SourceText(even).charset
            return found?.name.hasPrefix("UTF-16") == true ? found : nil
        }
        guard String(validating: sample, as: UTF8.self) != nil else {
            return Decoding.isMixed(sample) ? nil : try? SourceText(sample).charset
        }
        // A few letters in another encoding may look like UTF-8.
        let letters = sample.count { $0 >= 0xC0 }
        if let declared, declared != .utf8, (1..<4).contains(letters), (try? declared.decode(sample)) != nil {
            return declared
        }
        return .utf8
    }

    /// The languages in the first line of a table.
    private static func languages(naming sample: [UInt8]) -> [LanguageTag] {
        let line = String(decoding: sample.prefix(1024).prefix { $0 != 0x0A }, as: UTF8.self)
        return line.split { ",;\t|\"\r".contains($0) }.compactMap { KnownLanguages.tag(String($0)) }
    }

    /// The encoding that the declaration of XML, or the header of a catalogue (`charset=…`) names.
    private static func declared(_ sample: [UInt8], isXML: Bool) -> Charset? {
        let name: String?
        if isXML {
            name = XMLDeclaration.encoding(sample)
        } else {
            let head = String(decoding: sample.prefix(4096), as: UTF8.self)
            name = head.firstRange(of: "charset=").map { found in
                String(
                    head[found.upperBound...].prefix {
                        $0.isASCII && ($0.isLetter || $0.isNumber || "-_:".contains($0))
                    })
            }
        }
        guard let name, !name.isEmpty, name != "CHARSET" else { return nil }
        return ["UTF-8", "UTF8"].contains(name.uppercased()) ? .utf8 : Charset(name)
    }
}

/// The first bytes of a source. A failure behind them comes at its place, when what is before has been read.
private struct ReadAhead {
    private(set) var head: [UInt8] = []
    private(set) var failure: Failure?
    private let source: ByteSource

    init(_ source: @escaping ByteSource, first count: Int) {
        self.source = source
        do throws(Failure) {
            while head.count < count {
                let part = try [UInt8](capacity: min(count - head.count, 1 << 16), filledBy: source)
                if part.isEmpty { break }
                head += part
            }
        } catch {
            failure = error
        }
    }

    var whole: ByteSource { whole(beginning: head) }

    /// All bytes, with others in the place of the first.
    func whole(beginning head: [UInt8]) -> ByteSource {
        var rest = head[...]
        return { [failure, source] (buffer) throws(Failure) in
            guard !rest.isEmpty else {
                if let failure { throw failure }
                return try source(buffer)
            }
            let part = rest.prefix(buffer.count)
            buffer.copyBytes(from: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
    }
}

/// The first line of XML.
private enum XMLDeclaration {
    /// The place of the encoding in the declaration, and that of the whole word `encoding="…"`.
    private static func place(_ bytes: [UInt8]) -> (name: Range<Int>, word: Range<Int>)? {
        let head = bytes.prefix(512)
        guard let start = head.firstIndex(of: UInt8(ascii: "<")), head[start...].starts(with: Array("<?xml".utf8)),
            let end = head.firstIndex(of: UInt8(ascii: ">")),
            let word = head[start..<end].firstRange(of: Array("encoding".utf8)),
            let open = head[word.upperBound..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
            let close = head[(open + 1)..<end].firstIndex(of: head[open])
        else { return nil }
        return (open + 1..<close, word.lowerBound..<close + 1)
    }

    static func encoding(_ bytes: [UInt8]) -> String? {
        place(bytes).map { String(decoding: bytes[$0.name], as: UTF8.self) }
    }

    /// The bytes with blanks in the place of the encoding, which is no longer true.
    static func withoutEncoding(_ bytes: [UInt8]) -> [UInt8] {
        guard let word = place(bytes)?.word else { return bytes }
        var bytes = bytes
        for index in word { bytes[index] = 0x20 }
        return bytes
    }
}

/// Decodes a source in parts that end with a blank, which is no part of a letter in any encoding.
private final class Decoding {
    private static let longest = 16 << 20

    private let input: ByteSource
    private let charset: Charset
    private let width: Int
    private let isXML: Bool
    /// Whether the text was too short to be told from UTF-8.
    private let isShort: Bool
    private var mark: Int
    private var waiting: [UInt8] = []
    private var decoded: ArraySlice<UInt8> = []
    private var sawEnd = false
    private var isFirst = true
    /// The number of lines that were decoded.
    private var lines = 0

    init(_ input: @escaping ByteSource, from charset: Charset, mark: Int, isXML: Bool, isShort: Bool = false) {
        self.input = input
        self.isShort = isShort
        self.charset = charset
        self.mark = mark
        self.isXML = isXML
        width = charset.name.hasPrefix("UTF-16") ? 2 : charset.name.hasPrefix("UTF-32") ? 4 : 1
    }

    var source: ByteSource { { [self] (buffer) throws(Failure) in try read(into: buffer) } }

    private func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        while decoded.isEmpty {
            if sawEnd { return 0 }
            try fill()
        }
        let part = decoded.prefix(buffer.count)
        buffer.copyBytes(from: part)
        decoded = decoded.dropFirst(part.count)
        return part.count
    }

    /// Where the bytes after the last blank begin; 0 without a blank.
    static func lastBlank(_ bytes: [UInt8], width: Int, isBig: Bool = false) -> Int {
        var end = bytes.count - bytes.count % width
        while end > 0 {
            let unit = bytes[(end - width)..<end]
            let low = isBig ? unit.last : unit.first
            if let low, low <= 0x20, unit.count(where: { $0 != 0 }) <= 1, width == 1 || low != 0 { return end }
            end -= width
        }
        return 0
    }

    private func fill() throws(Failure) {
        let part = try [UInt8](capacity: 1 << 16, filledBy: input)
        sawEnd = part.isEmpty
        waiting += part.dropFirst(mark)
        mark = 0
        let end = sawEnd ? waiting.count : Self.lastBlank(waiting, width: width, isBig: charset.name.hasSuffix("BE"))
        guard end > 0 else {
            guard waiting.count < Self.longest else { throw Failure(.badData, "a word is longer than 16 MiB") }
            return
        }
        var text = Array(try decode(Array(waiting[..<end])).utf8)
        waiting.removeFirst(end)
        if isFirst, isXML { text = XMLDeclaration.withoutEncoding(text) }
        isFirst = false
        lines += text.count { $0 == 0x0A }
        decoded = text[...]
    }

    /// Whether many letters are in lines of UTF-8, beside others that are not: the parts of the text have different encodings.
    /// In another encoding a pair of letters may look like UTF-8, but seldom a line.
    static func isMixed(_ bytes: [UInt8]) -> Bool {
        var (valid, longest, all) = (0, 0, 0)
        for line in bytes.split(separator: 0x0A) {
            let count = line.count { $0 >= 0x80 }
            all += count
            guard count > 0, String(validating: line, as: UTF8.self) != nil else { continue }
            valid += count
            longest = max(longest, count)
        }
        return valid >= 6 && valid * 5 >= all || longest >= 16
    }

    private func decode(_ bytes: [UInt8]) throws(Failure) -> String {
        let isMixed = width == 1 && charset.name != "UTF-8" && !isShort && Self.isMixed(bytes)
        if !isMixed, let text = try? charset.decode(bytes) { return text }
        // Line by line, to name the first that fails.
        var line = lines + 1
        for part in width == 1 ? bytes.split(separator: 0x0A, omittingEmptySubsequences: false) : [bytes[...]] {
            guard (try? charset.decode(Array(part))) != nil else { break }
            line += 1
        }
        throw Failure(
            .badData, "the bytes are not valid \(oneLine(charset.name)), as those before",
            at: .init(line: line), advice: "convert the file to UTF-8")
    }
}
