import CalqueCore

/// Segments paragraphs by the rules of an SRX file that hold for one language.
///
/// At a position the first rule that matches decides (SRX 2.0, `rule`); where none matches there is no break. Only
/// positions where a break rule matches are looked at, so an exception costs nothing elsewhere; exceptions that look
/// equally far are tested as one expression. One segmenter serves one thread at a time.
package final class SRXSegmenter: ParagraphSegmenter {
    /// The rules in the order in which they are asked.
    package let rules: [SRXRules.Rule]
    private let file: String?
    private let breaks: [SRXBreak]
    private let exceptions: [SRXBefore]
    private var afters: [String: SRXAfter] = [:]
    private var paragraphs = 0
    private var lookBack = SRXLookBack()

    /// - Throws: `Failure(.badData)` when ICU refuses a rule.
    init(rules: [SRXRules.Rule], file: String?) throws {
        self.rules = rules
        self.file = file
        var breaks: [SRXBreak] = []
        var groups: [SRXBefore.Key: [Int]] = [:]
        var order: [SRXBefore.Key] = []
        for (index, rule) in rules.enumerated() {
            if rule.isBreak {
                breaks.append(try Self.naming([rule], file) { () throws(Failure) in try SRXBreak(rule, index: index) })
                continue
            }
            let key = SRXBefore.Key(rule, index: index, stage: breaks.count)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(index)
            if afters[rule.after] == nil {
                afters[rule.after] = try Self.naming([rule], file) { () throws(Failure) in try SRXAfter(rule.after) }
            }
        }
        var exceptions: [SRXBefore] = []
        for key in order {
            let all = groups[key] ?? []
            for start in stride(from: 0, to: all.count, by: SRXReach.joined) {
                let part = Array(all[start..<min(start + SRXReach.joined, all.count)])
                exceptions.append(
                    try Self.naming(part.map { rules[$0] }, file) { () throws(Failure) in
                        try SRXBefore(part.map { rules[$0].before }, rules: part, key: key)
                    })
            }
        }
        self.breaks = breaks
        // Those with the same afterbreak side by side: it is then asked once for all. Which of them matches first is
        // all the same.
        self.exceptions = exceptions.sorted { ($0.key.stage, $0.key.after) < ($1.key.stage, $1.key.after) }
    }

    /// - Throws: `Failure(.badData)` when a rule takes too long or too much memory on this text; it names the rule.
    /// - Complexity: linear in the paragraph for rules whose matches are short.
    package func ranges(in paragraph: String) throws -> [Range<Int>] {
        var copy = paragraph
        return try copy.withUTF8 { bytes in
            var workspace = Paragraph.Workspace()
            return try withUnsafeMutablePointer(to: &workspace) { workspace in
                try ranges(of: Paragraph(bytes: bytes, workspace: workspace))
            }
        }
    }

    private func ranges(of text: Paragraph) throws -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = text.skip(from: 0) { $0.isSpace }
        try forEachCandidate(in: text.bytes) { whole, position, breakRule in
            guard position > start, try exception(whole, at: position, before: breakRule) == nil else { return }
            let end = text.skipBack(from: position, to: start) { $0.isSpace }
            if end > start { ranges.append(start..<end) }
            start = text.skip(from: position) { $0.isSpace }
        }
        let end = text.skipBack(from: text.count, to: min(start, text.count)) { $0.isSpace }
        if end > start { ranges.append(start..<end) }
        return ranges
    }

    /// Every position where a break rule matches, with the rule that decides.
    package func explain(_ paragraph: String) throws -> [SRXDecision] {
        var copy = paragraph
        return try copy.withUTF8 { bytes in
            var all: [SRXDecision] = []
            try forEachCandidate(in: bytes) { text, position, breakRule in
                let exception = try firstException(text, at: position, before: breakRule)
                all.append(
                    SRXDecision(
                        position: position, isBreak: exception == nil, rule: rules[exception ?? breakRule]))
            }
            return all
        }
    }

    /// Calls `body` with each position inside the text where break rules match, ascending, and the first such rule.
    private func forEachCandidate(
        in bytes: UnsafeBufferPointer<UInt8>, _ body: (SRXText, Int, Int) throws -> Void
    ) throws {
        paragraphs += 1
        let text = SRXText(bytes: bytes, number: paragraphs)
        var found: [(position: Int, rule: Int)] = []
        for rule in breaks {
            try Self.naming([rules[rule.rule]], file) { () throws(Failure) in
                try rule.forEachPosition(in: text) { position in
                    // Matches that start one character further on often end at the same place.
                    if let last = found.last, last.position == position, last.rule == rule.rule { return }
                    found.append((position, rule.rule))
                }
            }
        }
        found.sort { ($0.position, $0.rule) < ($1.position, $1.rule) }
        var last = -1
        for candidate in found where candidate.position != last {
            last = candidate.position
            try body(text, candidate.position, candidate.rule)
        }
    }
}

/// A position where a break rule of an SRX file matches, and the rule that decides there.
package struct SRXDecision: Sendable, Equatable {
    /// In UTF-8 bytes of the paragraph, before the white space.
    package let position: Int
    package let isBreak: Bool
    package let rule: SRXRules.Rule
}

// MARK: - Exceptions

extension SRXSegmenter {
    /// A group with an exception that stands before the break rule and matches at the position.
    private func exception(_ text: SRXText, at position: Int, before breakRule: Int) throws -> SRXBefore? {
        var asked: (pattern: String, matches: Bool)?
        for group in exceptions where group.rules[0] < breakRule {
            if asked?.pattern != group.key.after {
                let matches = try Self.naming(group.rules.map { rules[$0] }, file) { () throws(Failure) in
                    try afters[group.key.after]?.matches(text, at: position) ?? false
                }
                asked = (group.key.after, matches)
            }
            guard asked?.matches == true else { continue }
            let matches = try Self.naming(group.rules.map { rules[$0] }, file) { () throws(Failure) in
                try group.matches(text, endingAt: position, &lookBack)
            }
            if matches { return group }
        }
        return nil
    }

    /// The first exception that matches, found one by one.
    private func firstException(_ text: SRXText, at position: Int, before breakRule: Int) throws -> Int? {
        guard let group = try exception(text, at: position, before: breakRule) else { return nil }
        for index in 0..<breakRule where !rules[index].isBreak {
            let rule = rules[index]
            let key = SRXBefore.Key(rule, index: index, stage: 0)
            guard try afters[rule.after]?.matches(text, at: position) == true else { continue }
            let one = try SRXBefore([rule.before], rules: [index], key: key)
            if try one.matches(text, endingAt: position, &lookBack) { return index }
        }
        return group.rules.first
    }

    /// Runs a piece of work for some rules and names them when it fails.
    private static func naming<Result>(
        _ rules: @autoclosure () -> [SRXRules.Rule], _ file: String?, _ work: () throws(Failure) -> Result
    ) throws -> Result {
        do throws(Failure) { return try work() } catch {
            let rules = rules()
            let others = rules.count > 1 ? " or one of \(rules.count - 1) tested with it" : ""
            throw Failure(
                error.kind, error.message,
                at: .init(file: file, line: rules.first?.line, unit: rules.first.map { $0.name + others }),
                advice: "write the rule in a simpler way")
        }
    }
}
