public import CalqueCore
import CalqueLanguages

/// Splits paragraphs into segments with the rules of an SRX file for one language.
///
/// At each position the first rule that matches decides (SRX 2.0, `rule`); if none matches, there is no boundary. Only
/// positions where a break rule matches are tried, so that exceptions cost nothing elsewhere. Exceptions with matches
/// of the same length are joined into one expression. Use a segmenter on one thread at a time.
public final class SRXSegmenter: ParagraphSegmenter {
    /// The rules in the order in which they are tried.
    public let rules: [SRXRules.Rule]
    private let file: String?
    private let breaks: [SRXBreak]
    private let exceptions: [SRXBefore]
    private var afters: [String: SRXAfter] = [:]
    private var paragraphs = 0
    private var lookBack = SRXLookBack()

    /// Compiles the rules.
    ///
    /// - Throws: `Failure(.badData)` if ICU rejects a rule.
    init(rules: [SRXRules.Rule], file: String?) throws(Failure) {
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
        // Exceptions with the same `afterbreak` are neighbours, so that it is matched once for all of them. Their order
        // does not matter.
        self.exceptions = exceptions.sorted { ($0.key.stage, $0.key.after) < ($1.key.stage, $1.key.after) }
    }

    /// Returns the segments of a paragraph as ranges of its UTF-8 bytes, without white space at their ends.
    ///
    /// - Throws: `Failure(.badData)` with the name of the rule if a rule needs too much time or memory for this text.
    /// - Complexity: linear in the paragraph if the matches of the rules are short.
    public func ranges(in paragraph: String) throws(Failure) -> [Range<Int>] {
        var copy = paragraph
        return try bridged({ copy.withUTF8($0) }) { (bytes) throws(Failure) in
            var workspace = Paragraph.Workspace()
            return try withUnsafeMutablePointer(to: &workspace) { (workspace) throws(Failure) in
                try ranges(of: Paragraph(bytes: bytes, workspace: workspace))
            }
        }
    }

    private func ranges(of text: Paragraph) throws(Failure) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = text.skip(from: 0) { $0.isSpace }
        try forEachCandidate(in: text.bytes) { (whole, position, breakRule) throws(Failure) in
            guard position > start, try exception(whole, at: position, before: breakRule) == nil else { return }
            let end = text.skipBack(from: position, to: start) { $0.isSpace }
            if end > start { ranges.append(start..<end) }
            start = text.skip(from: position) { $0.isSpace }
        }
        let end = text.skipBack(from: text.count, to: min(start, text.count)) { $0.isSpace }
        if end > start { ranges.append(start..<end) }
        return ranges
    }

    /// Returns the decisions at all positions where a break rule matches.
    ///
    /// - Throws: `Failure(.badData)` with the name of the rule if a rule needs too much time or memory for this text.
    public func explain(_ paragraph: String) throws(Failure) -> [SRXDecision] {
        var copy = paragraph
        return try bridged({ copy.withUTF8($0) }) { (bytes) throws(Failure) in
            var all: [SRXDecision] = []
            try forEachCandidate(in: bytes) { (text, position, breakRule) throws(Failure) in
                let exception = try firstException(text, at: position, before: breakRule)
                all.append(
                    SRXDecision(
                        position: position, isBreak: exception == nil, rule: rules[exception ?? breakRule]))
            }
            return all
        }
    }

    /// Calls `body` with each position inside the text where break rules match, in ascending order, and with the index
    /// of the first such rule.
    private func forEachCandidate(
        in bytes: UnsafeBufferPointer<UInt8>, _ body: (SRXText, Int, Int) throws(Failure) -> Void
    ) throws(Failure) {
        paragraphs += 1
        let text = SRXText(bytes: bytes, number: paragraphs)
        var found: [(position: Int, rule: Int)] = []
        for rule in breaks {
            try Self.naming([rules[rule.rule]], file) { () throws(Failure) in
                try rule.forEachPosition(in: text) { position in
                    // Matches with neighbouring starts often end at the same position.
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

/// A position where a break rule of an SRX file matches, and the rule that decides about it.
public struct SRXDecision: Sendable, Equatable {
    /// The position in UTF-8 bytes of the paragraph, before any white space.
    public let position: Int
    /// Whether the position is a boundary.
    public let isBreak: Bool
    /// The rule that decides.
    public let rule: SRXRules.Rule
}

// MARK: - Exceptions

extension SRXSegmenter {
    /// A group of exceptions with one that precedes the break rule and matches at the position; nil if there is none.
    private func exception(_ text: SRXText, at position: Int, before breakRule: Int) throws(Failure) -> SRXBefore? {
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

    /// The index of the first exception that matches, found by trying each one separately.
    private func firstException(_ text: SRXText, at position: Int, before breakRule: Int) throws(Failure) -> Int? {
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

    /// Runs work for some rules. If it fails, the failure names the rules.
    private static func naming<Result>(
        _ rules: @autoclosure () -> [SRXRules.Rule], _ file: String?, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
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
