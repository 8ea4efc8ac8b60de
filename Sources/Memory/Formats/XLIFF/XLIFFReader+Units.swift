import CalqueCore
import CalqueUnits
import CalqueXML

extension XLIFFReader {
    /// A segment and its translation as they are in the file.
    struct Pair {
        var source: MarkupElement
        var target: MarkupElement
        var state: XLIFFState
    }

    /// Whether an element is to be translated: as it says itself, or as the elements around it do.
    func isTranslatable(_ attributes: [XMLAttribute]) -> Bool {
        switch attributes["translate"] {
        case "no": false
        case "yes": true
        default: groups.last ?? true
        }
    }

    /// Notes the name of the unit whose start was read. One that must not be translated is passed over and counted.
    ///
    /// - Returns: whether the unit is to be read.
    private func beginUnit() throws(Failure) -> Bool {
        let attributes = xml.attributes
        unitName = attributes["id"].map(oneLine)
        if isTranslatable(attributes) { return true }
        skipped.untranslatable += 1
        try skip()
        return false
    }

    // MARK: 1.x

    func readTransUnit() throws(Failure) -> [TranslationUnit] {
        let attributes = xml.attributes
        guard try beginUnit() else { return [] }
        var parts: [String: MarkupElement] = [:]
        var notes: [UnitAnnotation] = []
        var suggestions: [MarkupElement] = []
        while let kind = try step(), kind != .endElement {
            guard kind == .startElement else { continue }
            switch xml.name.local {
            case "source", "target", "seg-source", "seg-defs":
                let name = xml.name.local
                let element = try readElement()
                if parts[name] == nil { parts[name] = element }
            case "note": notes.append(.note(UnitNote(try text())))
            case "alt-trans" where onSegment != nil: suggestions += try readElement().all("target")
            default: try skip()
            }
        }
        if let source = parts["seg-source"] ?? parts["source"] {
            show(source, parts["target"], attributes, suggestions)
        }
        guard let source = parts["source"], let target = parts["target"], !target.isBlank else {
            skipped.untranslated += 1
            return []
        }
        let whole = XLIFFState(
            name: target.attributes["state"] ?? attributes["mq:status"],
            qualifier: target.attributes["state-qualifier"],
            approved: attributes["approved"])
        var pairs = [Pair(source: source, target: target, state: whole)]
        if let segmented = parts["seg-source"] {
            let segments = segments(of: segmented, target, whole, parts["seg-defs"])
            if !segments.isEmpty { pairs = segments }
        }
        let own = (try language(source.attributes["xml:lang"]), try language(target.attributes["xml:lang"]))
        return try units(of: pairs, (self.source ?? own.0, self.target ?? own.1), data: [:], notes: notes)
    }

    /// Returns the segments of a segmented text, with the states that Trados Studio keeps beside it.
    private func segments(
        of source: MarkupElement, _ target: MarkupElement, _ whole: XLIFFState, _ definitions: MarkupElement?
    ) -> [Pair] {
        // Of two segments with the same id the first counts. The order in both may differ.
        let targets = Dictionary(target.segments.map { ($0.id, $0.element) }) { first, _ in first }
        let states = (definitions?.children ?? []).compactMap { child -> (String, String)? in
            guard case .element(let element) = child, element.localName == "seg", let id = element.attributes["id"],
                let conf = element.attributes["conf"]
            else { return nil }
            return (id, conf)
        }
        let known = Dictionary(states) { first, _ in first }
        let sources = source.segments
        let pairs = sources.compactMap { id, one -> Pair? in
            guard let other = targets[id] else { return nil }
            var state = whole
            if let name = known[id] { state.name = name }
            return Pair(source: one, target: other, state: state)
        }
        if !pairs.isEmpty { skipped.untranslated += sources.count - pairs.count }
        return pairs
    }

    // MARK: 2.x

    func readUnit() throws(Failure) -> [TranslationUnit] {
        guard try beginUnit() else { return [] }
        var data: [String: String] = [:]
        var notes: [UnitAnnotation] = []
        var pairs: [Pair] = []
        var suggestions: [MarkupElement] = []
        while let kind = try step(), kind != .endElement {
            guard kind == .startElement else { continue }
            switch xml.name.local {
            case "matches" where onSegment != nil: suggestions += try readElement().all("target")
            case "originalData":
                for case .element(let element) in try readElement().children where element.localName == "data" {
                    if let id = element.attributes["id"] { data[id] = element.text }
                }
            case "notes":
                for case .element(let element) in try readElement().children where element.localName == "note" {
                    notes.append(.note(UnitNote(element.text)))
                }
            case "segment":
                let state = XLIFFState(name: xml.attributes["state"], qualifier: xml.attributes["subState"])
                let children = try readElement().children.compactMap {
                    if case .element(let element) = $0 { element } else { nil }
                }
                if let source = children.first(where: { $0.localName == "source" }) {
                    let target = children.first { $0.localName == "target" }
                    onSegment?(FinishedSegment(source, target, state, suggestions, at: place, data: data))
                }
                if let source = children.first(where: { $0.localName == "source" }),
                    let target = children.first(where: { $0.localName == "target" }), !target.isBlank
                {
                    pairs.append(Pair(source: source, target: target, state: state))
                } else {
                    skipped.untranslated += 1
                }
            default: try skip()
            }
        }
        return try units(of: pairs, (source, target), data: data, notes: notes)
    }

    // MARK: Units

    private func units(
        of pairs: [Pair], _ languages: (LanguageTag?, LanguageTag?), data: [String: String], notes: [UnitAnnotation]
    ) throws(Failure) -> [TranslationUnit] {
        var units: [TranslationUnit] = []
        for pair in pairs {
            switch pair.state.verdict {
            case .untranslated:
                skipped.untranslated += 1
                continue
            case .rejected:
                skipped.rejected += 1
                continue
            case .translated: break
            }
            guard let source = languages.0, let target = languages.1 else {
                throw Failure(
                    .badData, "no \(languages.0 == nil ? "source" : "target") language is named", at: place,
                    advice: "give --columns, as en,ru")
            }
            var inline = XLIFFInline(major: major, data: data)
            var unit = TranslationUnit(variants: [
                Variant(source, inline.content(of: pair.source)), Variant(target, inline.content(of: pair.target)),
            ])
            for fault in inline.faults { try report(fault) }
            if let original { unit.annotations.append(.property(UnitProperty(PropertyType.document, original))) }
            pair.state.note(in: &unit)
            unit.annotations += notes
            units.append(unit)
        }
        return units
    }
}
