import CalqueCore
import CalqueUnits
import CalqueXML

/// A segment of a file that comes back from a translator.
package struct FinishedSegment: Sendable, Hashable {
    /// The text to translate, without codes.
    package let source: String
    /// The translation; nil if there is none: no target, a rejected one, or one that nobody touched since Calque wrote it.
    package let target: String?
    /// Where it is in the file.
    package let line: Int?
    /// The name of its unit.
    package let unit: String?

    /// - Parameters:
    ///   - suggestions: the targets of the matches of its unit. A target with the state "not translated" that is one of them, or
    ///     the source, is only the suggestion. Any other is the work of somebody whose tool does not set states.
    init(
        _ source: MarkupElement, _ target: MarkupElement?, _ state: XLIFFState, _ suggestions: [MarkupElement],
        at place: Failure.Place, data: [String: String]
    ) {
        func text(_ element: MarkupElement) -> String {
            var inline = XLIFFInline(major: 2, data: data)
            return inline.content(of: element).plainText
        }
        self.source = text(source)
        (line, unit) = (place.line, place.unit)
        guard let target, !target.isBlank, state.verdict != .rejected else {
            self.target = nil
            return
        }
        let words = text(target)
        let isUntouched = words == self.source || suggestions.contains { text($0) == words }
        self.target = state.verdict == .untranslated && isUntouched ? nil : words
    }
}

extension XLIFFReader {
    /// Gives the segments of a unit of 1.x to `onSegment`.
    func show(
        _ source: MarkupElement, _ target: MarkupElement?, _ attributes: [XMLAttribute], _ suggestions: [MarkupElement]
    ) {
        guard let onSegment else { return }
        let state = XLIFFState(
            name: target?.attributes["state"] ?? attributes["mq:status"],
            qualifier: target?.attributes["state-qualifier"], approved: attributes["approved"])
        let segments = source.segments
        let targets = Dictionary((target?.segments ?? []).map { ($0.id, $0.element) }) { first, _ in first }
        guard !segments.isEmpty, !targets.isEmpty || target == nil else {
            return onSegment(FinishedSegment(source, target, state, suggestions, at: place, data: [:]))
        }
        for (id, segment) in segments {
            onSegment(FinishedSegment(segment, targets[id], state, suggestions, at: place, data: [:]))
        }
    }
}

extension MarkupElement {
    /// The elements of a name inside it, at any depth.
    func all(_ name: String) -> [MarkupElement] {
        children.flatMap { child -> [MarkupElement] in
            guard case .element(let element) = child else { return [] }
            return element.localName == name ? [element] : element.all(name)
        }
    }
}
