public import CalqueCore
public import CalqueIO
public import CalqueUnits
import CalqueXML

/// A streaming reader of TMX 1.1 to 1.4b, levels 1 and 2.
///
///     let reader = try TMXReader(path: "wire.tmx") { print($0) }
///     while let unit = try reader.nextUnit() { … }
///
/// The reader accepts common deviations from the standard: `lang` for `xml:lang`, a `<!DOCTYPE>` (never fetched), UTF-16,
/// missing attributes of the header, `prop name=` for `prop type=`, and characters that XML forbids. Elements and
/// attributes that TMX does not have in their place are left out; the text of inline elements is kept. Each fault is
/// repaired and reported on one line, with file, line and unit. With `strict`, the first fault throws instead. XML that is
/// not well-formed always throws. Whatever TMX 1.4 allows is kept: written by `TMXWriter`, it is the same again.
///
/// Memory is bounded by the largest unit, which may have 64 MiB.
public final class TMXReader {
    /// The name of the file in failures.
    public let file: String?
    /// The header of the file.
    public internal(set) var header: TMXHeader
    /// The attribute `version` of `<tmx>`.
    public internal(set) var version = ""
    /// Comments after the last unit, once `nextUnit()` has returned nil.
    public var trailingComments: [String] { trailer.comments }
    /// Comments and instructions after the last unit, once `nextUnit()` has returned nil.
    package private(set) var trailer = TMXTrailer()
    /// The number of units that were read.
    public private(set) var unitCount = 0

    let xml: XMLReader
    let strict: Bool
    /// How much of the file was read, in bytes; 0 if the reader did not open it.
    package var bytesRead: Int { input?.position ?? 0 }
    private var input: InputFile?
    let onRepair: (Failure) -> Void

    private enum State { case beforeBody, atUnit, inBody, afterBody, afterRoot, done }
    private var state = State.beforeBody
    private var pending: [Aside] = []
    // The name of the current unit is made only for messages.
    var isInUnit = false
    private var tuid: String?
    var unitName: String? {
        guard isInUnit else { return nil }
        return if let tuid, !tuid.isEmpty { oneLine(tuid) } else { "unit \(unitCount)" }
    }

    /// The largest size of a unit, or of the header and the comments before a unit, in bytes.
    static let largestUnit = 64 << 20

    /// The names and languages that were resolved before. They are behind a pointer for speed, like `XMLReader.Cursor`.
    private struct Known {
        var codes: [TMXName] = []
        var elements: [TMXElements] = []
        var languages: [(text: String, tag: LanguageTag)] = []
    }
    private let known: UnsafeMutablePointer<Known>

    /// Reads a file up to its body.
    ///
    /// - Parameters:
    ///   - source: the bytes of the file.
    ///   - file: the name of the file in failures.
    ///   - strict: whether the first fault throws instead of being repaired.
    ///   - onRepair: receives each repair.
    /// - Throws: `Failure(.badData)` if the file is not TMX; errors of `source`.
    public init(
        reading source: @escaping ByteSource, file: String? = nil, strict: Bool = false,
        onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) {
        self.file = file
        self.strict = strict
        self.onRepair = onRepair
        xml = XMLReader(
            reading: source, file: file, invalidCharacters: strict ? .refuse : .replace)
        header = TMXHeader(attributes: [])
        known = .allocate(capacity: 1)
        known.initialize(to: Known())
        try readProlog()
    }

    deinit {
        known.deinitialize(count: 1)
        known.deallocate()
    }

    /// Opens a file and reads it up to its body.
    ///
    /// - Throws: `Failure(.noInput)` if it cannot be opened; as `init(reading:)`.
    public convenience init(
        path: String, strict: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) {
        let input = try InputFile(path: path)
        try self.init(
            reading: input.bytes, file: path, strict: strict, onRepair: onRepair)
        self.input = input
    }

    /// Returns the next unit, or nil at the end of the file.
    ///
    /// - Throws: `Failure(.badData)` with file, line and unit, with `strict` at the first fault. Earlier units are
    ///   valid.
    public func nextUnit() throws(Failure) -> TranslationUnit? {
        if state == .atUnit {
            state = .inBody
            return try readUnit()
        }
        if state == .done { return nil }
        isInUnit = false
        xml.consumed = 0
        while let kind = try step() {
            switch kind {
            case .startElement:
                if code == .tu { return try readUnit() }
                if code != .body { try leaveOut() }
            case .text where !xml.isWhitespace: try report("text between units is left out")
            case .comment, .processingInstruction: pending.append(aside(kind))
            case .endElement: endBodyOrRoot()
            default: break
            }
        }
        keepPending()
        state = .done
        return nil
    }

    /// Takes note of the end of `<body>` or `<tmx>`.
    private func endBodyOrRoot() {
        keepPending()
        state = code == .body ? .afterBody : .afterRoot
    }

    /// Keeps the asides that no unit follows.
    private func keepPending() {
        switch state {
        case .afterRoot: trailer.afterRoot += pending
        case .afterBody: trailer.afterBody += pending
        default: trailer.inBody += pending
        }
        pending = []
    }

    private func readProlog() throws(Failure) {
        var sawRoot = false
        var sawHeader = false
        while let kind = try step() {
            switch kind {
            case .comment, .processingInstruction:
                if !sawRoot {
                    header.prolog.append(aside(kind))
                } else if sawHeader {
                    header.asidesAfter.append(aside(kind))
                } else {
                    header.asides.append(aside(kind))
                }
            case .startElement where !sawRoot:
                guard code == .tmx else {
                    throw Failure(
                        .badData, "is not TMX: its root element is <\(oneLine(xml.name.qualified))>", at: place)
                }
                sawRoot = true
                try readVersion()
            case .startElement where code == .header && !sawHeader:
                sawHeader = true
                try readHeader()
            case .startElement where code == .body || code == .tu:
                if !sawHeader { try missingHeader() }
                if code == .tu { try report("a unit is outside <body>, read as if inside") }
                state = code == .tu ? .atUnit : .inBody
                return
            case .startElement: try leaveOut()
            case .text where !xml.isWhitespace: try report("text outside the header and the body is left out")
            default: break
            }
        }
        if !sawHeader { try missingHeader() }
        try report("there is no <body>, so there are no units")
        state = .done
    }

    private func missingHeader() throws(Failure) {
        header.attributes = TMXHeader.required
        try report("there is no <header>, read as an empty one")
    }

    private func readVersion() throws(Failure) {
        for index in 0..<xml.attributeCount {
            if let attribute = try attribute(index, of: .tmx) { version = attribute.value }
        }
        if version.isEmpty {
            try report("<tmx> has no version, read as 1.4")
        } else if !["1.0", "1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b"].contains(version) {
            try report("the version is “\(oneLine(version))”, read as 1.4")
        }
    }

    private func readUnit() throws(Failure) -> TranslationUnit {
        unitCount += 1
        xml.consumed = 0
        isInUnit = true
        tuid = nil
        var unit = TranslationUnit()
        if !pending.isEmpty {
            unit.asides = pending
            pending = []
        }
        // Before the other attributes, so that messages about them name the unit.
        for index in 0..<xml.attributeCount where xml.attributeName(index) == "tuid" {
            tuid = xml.attributeValue(index)
        }
        unit.attributes = try attributes(of: .tu)
        unit.variants.reserveCapacity(2)
        while let kind = try step() {
            switch kind {
            case .startElement:
                if code == .tuv {
                    var variant = try readVariant()
                    swap(&variant.asides, &unit.asidesAfter)
                    unit.variants.append(variant)
                } else {
                    try readAnnotation(to: &unit.annotations)
                }
            case .endElement:
                if unit.variants.isEmpty { try report("the unit has no <tuv>, and is not written again") }
                return unit
            case .comment, .processingInstruction:
                if unit.variants.isEmpty {
                    unit.annotations.append(UnitAnnotation(aside(kind)))
                } else {
                    unit.asidesAfter.append(aside(kind))
                }
            case .text where !xml.isWhitespace: try report("text between the elements of the unit is left out")
            default: break
            }
        }
        return unit  // not reached: the XML reader throws if the file ends inside an element
    }
}

// MARK: - Shared by the parts of the reader

extension TMXReader: UnitXML {
    var measured: String { isInUnit ? "the unit is" : "the content before a unit is" }

    /// Skips an element that is not allowed here.
    func leaveOut() throws(Failure) {
        try report("the element <\(oneLine(xml.name.qualified))> is not allowed here, left out")
        try xml.skipElement()
    }

    /// The name of the current element.
    var code: TMXName { code(xml.nameNumber) }

    func code(_ number: Int) -> TMXName {
        learnNames(upTo: number)
        return known.pointee.codes[number]
    }

    /// The elements that may have the attribute of this number.
    func elements(allowing number: Int) -> TMXElements {
        learnNames(upTo: number)
        return known.pointee.elements[number]
    }

    private func learnNames(upTo number: Int) {
        while known.pointee.codes.count <= number {
            let name = xml.knownName(known.pointee.codes.count)
            known.pointee.codes.append(TMXName(name))
            known.pointee.elements.append(TMXElements(allowing: name.qualified))
        }
    }

    /// Reads a language in the spelling of a file; nil if it is not a language.
    func language(_ text: String) -> LanguageTag? {
        // A file has few languages, so comparing with all of them is faster than hashing.
        for index in known.pointee.languages.indices where known.pointee.languages[index].text == text {
            return known.pointee.languages[index].tag
        }
        let tag = LanguageTag(asWritten: text)
        if let tag, known.pointee.languages.count < 16 { known.pointee.languages.append((text, tag)) }
        return tag
    }
}
