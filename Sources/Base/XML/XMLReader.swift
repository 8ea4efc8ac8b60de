import CCalqueLibXML2
package import CalqueCore
package import CalqueIO

/// A streaming pull reader of XML 1.0 with namespaces, over libxml2.
///
///     let reader = XMLReader(try InputFile(path: "story.xml"))
///     while let kind = try reader.advance() {
///         if kind == .startElement { print(reader.name, reader.attributes) }
///     }
///
/// Memory is bounded by `Limits`, whatever the size of the document. Nothing outside the document is read: a DOCTYPE is
/// reported and not fetched, and an entity other than XML's five is a failure. So a document cannot reach files or the
/// network, and cannot use exponential entities.
///
/// The encoding is that of the byte order mark, the XML declaration, or the zeros of UTF-16; otherwise it is UTF-8.
///
/// It must not be used from several threads at once.
package final class XMLReader {
    package enum Kind: UInt16, Sendable {
        /// See `name`, `attributes` and `isEmptyElement`.
        case startElement = 1
        /// Comes for every element, `<a/>` too.
        case endElement
        /// A whole run of text between two pieces of markup, CDATA sections included.
        case text
        case comment
        /// `text` is the target, `instructionData` the rest.
        case processingInstruction
        /// `text` is the name of the root, `publicID` and `systemID` the rest.
        case doctype
    }

    /// The limits beyond which a document is refused.
    package struct Limits: Sendable {
        /// Open elements.
        package var depth = 256
        /// Attributes of one element, namespace declarations included.
        package var attributes = 256
        /// Bytes (UTF-8) of one run of text.
        package var text = 16 << 20
        /// Bytes (UTF-8) of one tag with its attributes, one comment, one instruction or the DOCTYPE.
        package var markup = 1 << 20
        /// Different names of elements and attributes.
        package var names = 10_000

        package init() {}
    }

    /// How many bytes are parsed at a time. Larger batches gain nothing, because they do not fit the cache.
    static let defaultChunk = 64 << 10

    let file: String?
    private let source: ByteSource
    private let handle: OpaquePointer
    private let chunk: UnsafeMutableRawBufferPointer
    private var sawEnd = false
    private var sawBytes = false
    private var failure: Failure?

    /// The state that every call uses. It is behind a pointer, because access to a class's own properties would be
    /// checked for overlap each time, which takes a fifth of the reader's time.
    struct Cursor {
        var batch = calque_xml_batch()
        /// The current event is `batch.events[position]`; -1 before the first.
        var position = -1
        var nextRepair = 0
        var hasRepairs = false
        var consumed = 0
        var names: [XMLName] = []
        /// The last value of each attribute name: files repeat the same date and language a million times.
        var lastValues: [String] = []
    }
    let cursor: UnsafeMutablePointer<Cursor>
    /// The line of the last event of the earlier batches.
    var lastLine: Int?
    private var repairs: [Failure] = []

    /// - Parameters:
    ///   - source: the document's bytes.
    ///   - file: the name of the document in failures.
    ///   - chunk: bytes to parse at a time; for tests.
    package init(
        reading source: @escaping ByteSource, file: String? = nil, limits: Limits = Limits(),
        invalidCharacters: InvalidCharacters = .refuse, chunk: Int? = nil
    ) {
        self.source = source
        self.file = file
        var bounds = calque_xml_limits(
            depth: max(limits.depth, 0), attributes: max(limits.attributes, 0), text: max(limits.text, 0),
            markup: max(limits.markup, 0), names: max(limits.names, 0))
        guard let handle = calque_xml_open(&bounds, invalidCharacters == .replace ? 1 : 0) else {
            fatalError("out of memory")
        }
        self.handle = handle
        cursor = .allocate(capacity: 1)
        cursor.initialize(to: Cursor())
        self.chunk = .allocate(byteCount: min(max(chunk ?? Self.defaultChunk, 1), 1 << 30), alignment: 16)
    }

    package convenience init(
        _ input: InputFile, limits: Limits = Limits(), invalidCharacters: InvalidCharacters = .refuse
    ) {
        self.init(
            reading: input.bytes, file: input.name, limits: limits,
            invalidCharacters: invalidCharacters)
    }

    package convenience init(
        bytes: [UInt8], file: String? = nil, limits: Limits = Limits(),
        invalidCharacters: InvalidCharacters = .refuse, chunk: Int? = nil
    ) {
        var start = 0
        self.init(
            reading: { (buffer) throws(Failure) in
                let count = min(buffer.count, bytes.count - start)
                bytes.withUnsafeBytes { all in
                    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[start..<start + count]))
                }
                start += count
                return count
            }, file: file, limits: limits, invalidCharacters: invalidCharacters, chunk: chunk)
    }

    deinit {
        calque_xml_close(handle)
        chunk.deallocate()
        cursor.deinitialize(count: 1)
        cursor.deallocate()
    }

    /// Goes to the next event. Strings taken from the one before stay valid.
    /// - Returns: its kind, nil at the end of a well-formed document.
    /// - Throws: `Failure(.badData)` with line and column if the document is not well formed, exceeds a limit or uses
    ///   an entity; the errors of `source`. After an error, each call throws the same error.
    package func advance() throws(Failure) -> Kind? {
        cursor.pointee.position += 1
        while cursor.pointee.position >= cursor.pointee.batch.event_count {
            if let failure { throw failure }
            if sawEnd { return nil }
            try feed()
        }
        if cursor.pointee.nextRepair < cursor.pointee.batch.repair_count { collectRepairs() }
        cursor.pointee.consumed += size
        return Kind(rawValue: cursor.pointee.batch.events[cursor.pointee.position].kind)
    }

    private func feed() throws(Failure) {
        let count: Int
        do {
            count = try source(chunk)
        } catch {
            failure = file.map(error.inFile) ?? error
            throw failure ?? error
        }
        sawEnd = count == 0
        if count > 0 { sawBytes = true }
        if sawEnd, !sawBytes {
            let empty = Failure(.badData, "the file is empty, not XML", at: .init(file: file))
            failure = empty
            throw empty
        }
        if cursor.pointee.batch.event_count > 0 {
            lastLine = Int(cursor.pointee.batch.events[cursor.pointee.batch.event_count - 1].line)
        }
        calque_xml_feed(handle, chunk.baseAddress, count, sawEnd ? 1 : 0, &cursor.pointee.batch)
        cursor.pointee.position = 0
        cursor.pointee.nextRepair = 0
        let known = cursor.pointee.names.count
        for number in known..<max(known, calque_xml_name_count(handle)) {
            cursor.pointee.names.append(XMLName(calque_xml_name_at(handle, number)))
            cursor.pointee.lastValues.append("")
        }
        let error = calque_xml_failure(handle)
        guard error.code != 0 else { return }
        failure = Failure(
            .badData, String(cString: error.message),
            at: .init(file: file, line: Int(error.line), column: Int(error.column)))
    }

    private func collectRepairs() {
        while cursor.pointee.nextRepair < cursor.pointee.batch.repair_count,
            cursor.pointee.batch.repairs[cursor.pointee.nextRepair].before <= cursor.pointee.position
        {
            let repair = cursor.pointee.batch.repairs[cursor.pointee.nextRepair]
            let what =
                switch repair.character {
                case UInt32.max: "bytes are not UTF-8, replaced"
                case UInt32.max - 2: "something stands before the XML declaration, left out"
                case UInt32.max - 3: "a character is written as two references, joined"
                case 0x0B, 0x0C:
                    "the character U+000\(String(repair.character, radix: 16, uppercase: true)) is not allowed in XML, read as a line end"
                case UInt32.max - 1: "the declaration claims UTF-16, read as the UTF-8 that it is"
                default:
                    "the character U+" + String(repair.character, radix: 16, uppercase: true).leftPadded(to: 4)
                        + " is not allowed in XML, replaced"
                }
            repairs.append(
                Failure(
                    .badData, what,
                    at: .init(file: file, line: Int(repair.line), column: Int(repair.column))))
            cursor.pointee.nextRepair += 1
        }
        cursor.pointee.hasRepairs = !repairs.isEmpty
    }

    /// Whether `takeRepairs()` has anything to return.
    package var hasRepairs: Bool { cursor.pointee.hasRepairs }

    /// The invalid characters replaced up to the current event, each reported once.
    package func takeRepairs() -> [Failure] {
        cursor.pointee.hasRepairs = false
        defer { repairs = [] }
        return repairs
    }
}

extension XMLName {
    init(_ raw: calque_xml_name) {
        let local = String(cString: raw.local)
        let prefix = raw.prefix.map { String(cString: $0) + ":" } ?? ""
        self.init(qualified: prefix + local, local: local, namespace: raw.space.map { String(cString: $0) })
    }
}
