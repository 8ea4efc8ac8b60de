import CalqueArticles
import CalqueCore
import CalqueICU

/// The text of a document in Rich Text Format (RTF 1.9).
struct RTFDocument {
    static func read(_ raw: [UInt8]) throws(Failure) -> Extract {
        var reader = RTFDocument(raw)
        try reader.read()
        guard !reader.text.done.isEmpty else { throw Failure(.badData, "there is no text in this RTF document") }
        var extract = Extract(.paragraphs(reader.text.done))
        extract.facts.title = reader.info["title"].flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
        extract.facts.author = reader.info["author"].flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
        return extract
    }

    /// What holds inside a pair of braces.
    private struct Group {
        var isDropped = false
        /// A field of the document's information that the text belongs to.
        var field: String?
        var isHidden = false
        /// Whether the group is the table of fonts.
        var isFonts = false
        /// How many characters stand after `\u` for programs that do not know it.
        var fallback = 1
        var font = -1
        var isFresh = true
    }

    private static let deepest = 1_000
    private static let dropped: Set<String> = [
        "colortbl", "stylesheet", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl",
        "footerr",
        "footerf", "fldinst", "footnote", "annotation", "themedata", "colorschememapping", "datastore", "listtable",
        "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "latentstyles", "bkmkstart", "bkmkend", "listtext",
        "pntext",
        "pnseclvl", "revtbl", "filetbl", "private", "nonshppict", "shpinst", "do", "tc", "xe", "rxe", "template",
        "keywords",
        "operator", "company", "category", "comment", "doccomm", "hlinkbase", "creatim", "revtim", "printim", "buptim",
        "manager",
    ]
    private static let signs: [String: String] = [
        "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
        "tab": " ",
        "emspace": " ", "enspace": " ", "qmspace": " ",
    ]
    private static let breaks: Set<String> = [
        "par", "line", "sect", "page", "cell", "nestcell", "row", "nestrow", "column",
    ]

    private let raw: [UInt8]
    private var at = 0
    private var groups = [Group()]
    private var text = ParagraphText()
    private var info: [String: String] = [:]
    private var charset = Charset("windows-1252")
    private var fonts: [Int: Charset] = [:]
    /// Bytes that are not decoded yet: characters of Chinese have two.
    private var bytes: [UInt8] = []
    /// How many characters after `\u` are left out.
    private var skipped = 0
    private var surrogate: UInt16?

    private init(_ raw: [UInt8]) { self.raw = raw }

    private var group: Group { groups[groups.count - 1] }

    private mutating func read() throws(Failure) {
        while at < raw.count {
            let byte = raw[at]
            at += 1
            switch byte {
            case UInt8(ascii: "{"):
                flush()
                guard groups.count < Self.deepest else {
                    throw Failure(.badData, "the groups of this RTF document are too deep")
                }
                var inner = group
                inner.isFresh = true
                groups.append(inner)
                skipped = 0
            case UInt8(ascii: "}"):
                flush()
                if groups.count > 1 { groups.removeLast() }
                skipped = 0
            case UInt8(ascii: "\\"): control()
            case 0x0A, 0x0D, 0: break
            default: put(byte)
            }
        }
        flush()
        text.close()
    }

    private mutating func put(_ byte: UInt8) {
        groups[groups.count - 1].isFresh = false
        if skipped > 0 { skipped -= 1 } else { bytes.append(byte) }
    }

    /// Decodes the bytes that wait.
    private mutating func flush() {
        surrogate = nil
        guard !bytes.isEmpty else { return }
        defer { bytes.removeAll(keepingCapacity: true) }
        let charset = fonts[group.font] ?? charset
        put((try? charset.decode(bytes)) ?? String(decoding: bytes, as: UTF8.self))
    }

    private mutating func put(_ words: String) {
        let group = group
        if let field = group.field {
            info[field, default: ""] += words
        } else if !group.isDropped, !group.isHidden, !group.isFonts {
            text.append(words)
        }
    }

    // MARK: Control words

    private mutating func control() {
        guard at < raw.count else { return }
        let first = raw[at]
        guard (0x61...0x7A).contains(first | 0x20) else {
            at += 1
            return symbol(first)
        }
        var name: [UInt8] = []
        while at < raw.count, (0x61...0x7A).contains(raw[at] | 0x20), name.count < 32 {
            name.append(raw[at])
            at += 1
        }
        var digits: [UInt8] = []
        while at < raw.count, (0x30...0x39).contains(raw[at]) || raw[at] == 0x2D && digits.isEmpty, digits.count < 10 {
            digits.append(raw[at])
            at += 1
        }
        if at < raw.count, raw[at] == 0x20 { at += 1 }
        word(String(decoding: name, as: UTF8.self), Int(String(decoding: digits, as: UTF8.self)))
    }

    private mutating func symbol(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "'"):
            guard at + 1 < raw.count, let high = MailCode.hexadecimal(raw[at]),
                let low = MailCode.hexadecimal(raw[at + 1])
            else { return }
            at += 2
            put(high << 4 | low)
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): put(byte)
        case UInt8(ascii: "~"): sign("\u{A0}")
        case UInt8(ascii: "_"): sign("\u{2011}")
        case UInt8(ascii: "*"): groups[groups.count - 1].isDropped = true
        case 0x0A, 0x0D: end()
        default: break
        }
    }

    private mutating func sign(_ words: String) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        flush()
        put(words)
    }

    private mutating func end() {
        flush()
        let group = group
        if !group.isDropped, group.field == nil, !group.isFonts { text.close() }
    }

    private mutating func word(_ name: String, _ number: Int?) {
        let last = groups.count - 1
        if Self.breaks.contains(name) { return end() }
        if let sign = Self.signs[name] { return self.sign(sign) }
        if name == "u" { return scalar(number ?? 0) }
        flush()
        switch name {
        case "uc": groups[last].fallback = min(max(number ?? 1, 0), 100)
        case "ansicpg": charset = Self.charset(page: number ?? 1252)
        case "mac": charset = Charset("macintosh")
        case "fonttbl": groups[last].isFonts = true
        case "f": groups[last].font = number ?? -1
        case "fcharset":
            if group.isFonts, let page = Self.pages[number ?? 0] { fonts[group.font] = Self.charset(page: page) }
        case "plain": groups[last].isHidden = false
        case "v", "deleted": groups[last].isHidden = number != 0
        case "title", "author": if groups[last].isFresh { groups[last].field = name }
        case "subject", "info": break
        case "bin": at += min(max(number ?? 0, 0), raw.count - at)
        default: if Self.dropped.contains(name) { groups[last].isDropped = true }
        }
    }

    /// A character by its number, which is written as a signed one of 16 bits.
    private mutating func scalar(_ number: Int) {
        let unit = UInt16(truncatingIfNeeded: number)
        let high = surrogate
        flush()
        if UTF16.isLeadSurrogate(unit) {
            surrogate = unit
        } else if let high, UTF16.isTrailSurrogate(unit) {
            put(String(decoding: [high, unit], as: UTF16.self))
        } else if let scalar = Unicode.Scalar(UInt32(unit)) {
            put(String(Character(scalar)))
        }
        skipped = group.fallback
    }

    private static func charset(page: Int) -> Charset {
        switch page {
        case 936: Charset("GB18030")
        case 950: Charset("Big5")
        case 932: Charset("windows-31j")
        case 949: Charset("windows-949")
        case 65001: .utf8
        case 10000: Charset("macintosh")
        case 437, 850, 852, 866: Charset("IBM\(page)")
        case 874, 1250...1258: Charset("windows-\(page)")
        default: Charset("windows-1252")
        }
    }

    /// The pages of the sets that fonts name.
    private static let pages: [Int: Int] = [
        0: 1252, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
        186: 1257, 204: 1251,
        222: 874, 238: 1250, 77: 10000,
    ]
}
