import CalqueArticles
import CalqueCore
import CalqueIO
import CalqueXML

/// The text of a PDF file, by the program pdftotext of Poppler, which says where each word stands.
enum PDFDocument {
    static let program = HelperProgram("pdftotext")

    static func read(_ raw: [UInt8]) throws(Failure) -> Extract {
        guard program.path != nil else {
            throw Failure(
                .noInput, "this is a PDF file, and the program pdftotext that reads it is not installed",
                advice: "install poppler-utils, or give its text")
        }
        let page: [UInt8]
        do { page = try program.run(["-q", "-enc", "UTF-8", "-bbox-layout", "-", "-"], input: raw) } catch {
            throw Failure(
                error.kind, "this is a PDF file; \(error.message)",
                advice: "it may be damaged or encrypted: give its text")
        }
        let layout = try PDFLayout(page)
        let paragraphs = layout.paragraphs
        guard !paragraphs.isEmpty else {
            throw Failure(
                .badData, "this is a PDF file without text, perhaps a scan",
                advice: "give its text, or recognise it first: ocrmypdf FILE OUT.pdf")
        }
        guard isReadable(paragraphs) else {
            throw Failure(
                .badData, "this is a PDF file whose fonts do not say which letters they show",
                advice: "give its text, or recognise it first: ocrmypdf --force-ocr FILE OUT.pdf")
        }
        var extract = Extract(.paragraphs(paragraphs))
        extract.facts.title = layout.title
        extract.facts.author = layout.author
        extract.facts.date = layout.date
        return extract
    }
}

extension PDFDocument {
    /// Whether nearly all characters are those of text: fonts without a table of letters give private or control characters.
    private static func isReadable(_ paragraphs: [Extract.Paragraph]) -> Bool {
        var (all, odd) = (0, 0)
        for scalar in paragraphs.lazy.flatMap({ $0.text.unicodeScalars }) {
            all += 1
            switch scalar.properties.generalCategory {
            case .control, .privateUse, .unassigned: odd += 1
            default: if scalar == "\u{FFFD}" { odd += 1 }
            }
        }
        return odd * 20 <= all
    }
}

/// The lines of a PDF file by their places, and the paragraphs that they make.
struct PDFLayout {
    private struct Line {
        var text = ""
        var left = 0.0
        var right = 0.0
        var height = 0.0
    }

    private(set) var title: String?
    private(set) var author: String?
    /// `2026-04-06`, of `D:20260406080000+03'00'`.
    private(set) var date: String?
    /// The lines by blocks, and the blocks by pages.
    private var pages: [[[Line]]] = []

    /// - Parameter bytes: what `pdftotext -bbox-layout` writes.
    init(_ bytes: [UInt8]) throws(Failure) {
        let reader = XMLSource.reader(bytes)
        var line = Line()
        var isWord = false
        var isTitle = false
        func number(_ name: String) -> Double { reader.attribute(name).flatMap { Double($0) } ?? 0 }
        while let kind = try reader.advance() {
            switch (kind, reader.name.local) {
            case (.startElement, "title"): isTitle = true
            case (.startElement, "meta"): see(reader.attribute("name") ?? "", reader.attribute("content") ?? "")
            case (.startElement, "page"): pages.append([])
            case (.startElement, "block"): if !pages.isEmpty { pages[pages.count - 1].append([]) }
            case (.startElement, "line"):
                line = Line(left: number("xMin"), right: number("xMax"), height: number("yMax") - number("yMin"))
            case (.startElement, "word"): isWord = true
            case (.endElement, "title"): isTitle = false
            case (.endElement, "word"): isWord = false
            case (.endElement, "line"):
                guard let page = pages.indices.last, let block = pages[page].indices.last, !line.text.isEmpty else {
                    continue
                }
                pages[page][block].append(line)
            case (.text, _):
                if isTitle { title = reader.text.trimmed.isEmpty ? nil : reader.text.trimmed }
                let word = isWord ? reader.text.trimmed : ""
                if !word.isEmpty { line.text += line.text.isEmpty ? word : " " + word }
            default: break
            }
        }
    }

    private mutating func see(_ name: String, _ content: String) {
        if name == "Author", !content.isEmpty { author = content }
        if name == "CreationDate", date == nil {
            let digits = content.filter { ("0"..."9").contains($0) }.prefix(8)
            if content.hasPrefix("D:"), digits.count == 8 {
                date = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
            } else {
                date = content
            }
        }
    }

    /// The paragraphs, without the numbers of pages. A paragraph goes on in the next block or page where its sentence does.
    var paragraphs: [Extract.Paragraph] {
        let lines = pages.joined().joined()
        let usual = lines.map(\.height).sorted().dropFirst(lines.count / 2).first ?? 0
        let repeated = repeatedLines
        var found: [Extract.Paragraph] = []
        for page in pages {
            for block in page {
                let kept = block.filter { !Self.isNumber($0.text) && !repeated.contains($0.text) }
                for (index, part) in Self.divided(kept).enumerated() {
                    let text = Self.joined(part)
                    let isHeading = (part.first?.height ?? 0) > 1.2 * usual && text.count <= 200
                    let isOpen = found.last.map { !Self.endsSentence($0.text) && !$0.isHeading } ?? false
                    if index == 0, isOpen, !isHeading, text.first?.isLowercase == true {
                        let before = found.removeLast().text
                        found.append(Extract.Paragraph(Self.joining(before, text)))
                    } else {
                        found.append(Extract.Paragraph(text, isHeading: isHeading))
                    }
                }
            }
        }
        return found
    }

    /// Lines that stand on at least half of three or more pages: heads and feet of pages.
    private var repeatedLines: Set<String> {
        guard pages.count >= 3 else { return [] }
        var counts: [String: Int] = [:]
        for page in pages { for text in Set(page.joined().map(\.text)) { counts[text, default: 0] += 1 } }
        return Set(counts.filter { $0.value * 2 >= pages.count && $0.value >= 3 }.keys)
    }

    private static func isNumber(_ text: String) -> Bool {
        text.utf8.count <= 12 && text.contains(where: \.isNumber) && !text.contains(where: \.isLetter)
    }

    /// The paragraphs of a block: a new one begins after a line that ends a sentence before the edge, or is indented.
    private static func divided(_ lines: [Line]) -> [[Line]] {
        var parts: [[Line]] = []
        let edge = lines.map(\.right).max() ?? 0
        let left = lines.map(\.left).min() ?? 0
        for line in lines {
            guard let last = parts.last?.last else {
                parts.append([line])
                continue
            }
            let isShort = last.right < edge - 0.08 * (edge - left) && endsSentence(last.text)
            let isIndented =
                line.left > left + 0.5 * line.height && last.left <= left + 0.5 * line.height && endsSentence(last.text)
            let isOther = abs(last.height - line.height) > 0.2 * max(last.height, line.height)
            if isShort || isIndented || isOther { parts.append([line]) } else { parts[parts.count - 1].append(line) }
        }
        return parts
    }

    private static func joined(_ lines: [Line]) -> String {
        lines.dropFirst().reduce(lines.first?.text ?? "") { joining($0, $1.text) }
    }

    /// Joins two lines: nothing between Chinese characters, and no hyphen that divides a word.
    private static func joining(_ one: String, _ other: String) -> String {
        guard let last = one.unicodeScalars.last, let first = other.unicodeScalars.first else { return one + other }
        if last == "\u{AD}" { return String(one.dropLast()) + other }
        let before = one.unicodeScalars.dropLast().last
        if last == "-", first.properties.isLowercase, before?.properties.isAlphabetic == true {
            return String(one.dropLast()) + other
        }
        let isWide = last.value >= 0x2E80 && first.value >= 0x2E80
        return one + (isWide ? "" : " ") + other
    }

    private static func endsSentence(_ text: String) -> Bool {
        text.last { !"\"'”’»)」』）".contains($0) }.map { ".!?…。！？:：".contains($0) } ?? true
    }
}
