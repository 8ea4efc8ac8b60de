import CalqueCore
import CalqueLanguages
import CalqueXML

/// Reads the elements of an SRX file of version 2.0 or 1.0 into `result`. It does not compile the patterns.
///
/// Elements of SRX have its namespace or none; files in use have both. Elements of other namespaces, such as the
/// extensions of Okapi, are skipped. A note reports an extension that would change the result.
final class SRXReader {
    private(set) var result: SRXRules
    private let reader: XMLReader

    init(_ reader: XMLReader, file: String?) {
        self.reader = reader
        result = SRXRules(file: file)
    }

    func read() throws(Failure) {
        while let kind = try first() {
            guard kind == .startElement else { continue }
            sawRoot = true
            guard reader.name.local == "srx", isOfSRX else {
                throw Failure(
                    .badData, "this is not an SRX file: its root element is <\(reader.name.qualified)>",
                    at: reader.place,
                    advice: "give a file of segmentation rules")
            }
            try readRoot()
        }
        guard sawRoot, sawBody else {
            throw Failure(
                .badData, "this is not an SRX file: it has no <body> with rules", at: .init(file: result.file),
                advice: "give a file of segmentation rules")
        }
    }

    private var sawRoot = false
    private var sawBody = false

    /// Reads the next node. An error before the root element says that this is not an SRX file.
    private func first() throws(Failure) -> XMLReader.Kind? {
        do throws(Failure) { return try reader.advance() } catch {
            guard !sawRoot, error.kind == .badData else { throw error }
            var copy = error
            copy.message = "this is not an SRX file: \(error.message)"
            copy.advice = "give a file of segmentation rules"
            throw copy
        }
    }

    private func readRoot() throws(Failure) {
        let version = attribute("version") ?? "2.0"
        guard version == "2.0" || version == "1.0" else {
            throw Failure(
                .badData, "SRX version \(version.onOneLine) is not supported", at: reader.place,
                advice: "give a file of version 2.0 or 1.0")
        }
        result.version = version
        try forEachChild { name throws(Failure) in
            switch name {
            case "header": try readHeader()
            case "body": try readBody()
            default: try skip()
            }
        }
    }

    /// Reads `cascade`. `segmentsubflows` and `formathandle` concern inline codes and subflows, which paragraphs of
    /// news do not have.
    private func readHeader() throws(Failure) {
        // SRX 1.0 has no cascade: only the first map that matches applies.
        result.cascades = try flag("cascade", default: false) && result.version != "1.0"
        try forEachChild { (_) throws(Failure) in try skip() }
    }

    private func readBody() throws(Failure) {
        sawBody = true
        try forEachChild { name throws(Failure) in
            switch name {
            case "languagerules":
                try forEachChild { name throws(Failure) in
                    if name == "languagerule" { try readLanguageRule() } else { try skip() }
                }
            case "maprules": try readMaps()
            default: try skip()
            }
        }
    }

    private func readLanguageRule() throws(Failure) {
        let line = reader.line
        let name = try required("languagerulename")
        if let other = result.languageRules.first(where: { $0.name == name }) {
            result.notes.append(
                Failure(
                    .badData, "line \(other.line) has a languagerule with the same name, so this one is not used",
                    at: .init(file: result.file, line: line, unit: name.onOneLine)))
        }
        var rules: [SRXRules.Rule] = []
        try forEachChild { element throws(Failure) in
            guard element == "rule" else { return try skip() }
            rules.append(try readRule(of: name, number: rules.count + 1))
        }
        result.languageRules.append(.init(name: name, line: line, rules: rules))
    }

    private func readRule(of languageRule: String, number: Int) throws(Failure) -> SRXRules.Rule {
        let line = reader.line
        let isBreak = try flag("break", default: true)
        var before = ""
        var after = ""
        try forEachChild { element throws(Failure) in
            switch element {
            case "beforebreak": before = try reader.elementText()
            case "afterbreak": after = try reader.elementText()
            default: try skip()
            }
        }
        return .init(
            isBreak: isBreak, before: before, after: after, languageRule: languageRule, number: number, line: line)
    }

    /// Reads the language maps. In SRX 1.0 they are inside `maprule` elements, of which the first is used.
    private func readMaps() throws(Failure) {
        var sawMapRule = false
        try forEachChild { name throws(Failure) in
            switch name {
            case "languagemap": try readMap()
            case "maprule" where !sawMapRule:
                sawMapRule = true
                try forEachChild { name throws(Failure) in
                    if name == "languagemap" { try readMap() } else { try skip() }
                }
            default: try skip()
            }
        }
    }

    private func readMap() throws(Failure) {
        let line = reader.line
        let pattern = try required("languagepattern")
        let name = try required("languagerulename")
        result.languageMaps.append(.init(pattern: pattern, languageRule: name, line: line))
        try skip()
    }
}

// MARK: - Elements and attributes

extension SRXReader {
    /// Whether the current element is one of SRX.
    private var isOfSRX: Bool {
        guard let namespace = reader.name.namespace else { return !reader.name.qualified.utf8.contains(0x3A) }
        return namespace.isEmpty || namespace.hasPrefix("http://www.lisa.org/srx")
    }

    /// Reads the current element to its end. `body` must read each child of SRX to its end.
    private func forEachChild(_ body: (String) throws(Failure) -> Void) throws(Failure) {
        while let kind = try reader.advance() {
            switch kind {
            case .endElement: return
            case .startElement where isOfSRX: try body(reader.name.local)
            case .startElement: try readExtension()
            default: continue
            }
        }
    }

    private func skip() throws(Failure) { try reader.skipElement() }

    /// Skips an extension, and notes the settings of Okapi that would change where segments end; see `SRX.md`.
    private func readExtension() throws(Failure) {
        let place = Failure.Place(file: result.file, line: reader.line)
        let name = reader.name
        let settings = [
            "useJavaRegex", "useICU4JBreakRules", "oneSegmentIncludesAll", "treatIsolatedCodesAsWhitespace",
        ]
        for setting in settings where attribute(setting)?.lowercased() == "yes" {
            result.notes.append(Failure(.badData, "\(setting) has no effect in Calque", at: place))
        }
        let text = try reader.elementText()
        if name.local == "rangeRule", text.unicodeScalars.contains(where: { !$0.isSpace }) {
            result.notes.append(Failure(.badData, "\(name.qualified) has no effect in Calque", at: place))
        }
    }

    private func attribute(_ name: String) -> String? {
        for index in 0..<reader.attributeCount where reader.attributeName(index) == name {
            return reader.attributeValue(index)
        }
        return nil
    }

    private func required(_ name: String) throws(Failure) -> String {
        if let value = attribute(name) { return value }
        throw Failure(
            .badData, "<\(reader.name.qualified)> has no \(name)", at: reader.place, advice: "add the attribute")
    }

    /// The value of an attribute that is `yes` or `no`.
    private func flag(_ name: String, default fallback: Bool) throws(Failure) -> Bool {
        switch attribute(name) {
        case nil: return fallback
        case "yes": return true
        case "no": return false
        case let value?:
            throw Failure(
                .badData, "\(name) is '\(value.onOneLine)', but it must be yes or no", at: reader.place,
                advice: "correct it")
        }
    }
}
