package import CalqueMatching
package import CalqueUnits
package import TestSupport

/// The slow and obvious methods with which the fast ones are compared.
package enum Reference {
    /// Wagner and Fischer's matrix.
    package static func distance<Element: Equatable>(_ one: [Element], _ other: [Element]) -> Int {
        var row = Array(0...other.count)
        for (y, left) in one.enumerated() {
            var diagonal = row[0]
            row[0] = y + 1
            for (x, right) in other.enumerated() {
                let best = min(diagonal + (left == right ? 0 : 1), row[x] + 1, row[x + 1] + 1)
                diagonal = row[x + 1]
                row[x + 1] = best
            }
        }
        return row[other.count]
    }

    /// The distance of texts that are compared as bytes.
    private static func textDistance(_ one: [String], _ other: [String]) -> Int {
        distance(one.map { Array($0.utf8) }, other.map { Array($0.utf8) })
    }

    /// A score as a fraction of points, by the documentation of `MatchScoring`.
    package static func score(
        _ query: SegmentContent, _ source: SegmentContent, _ scoring: MatchScoring
    ) throws -> (points: Int, length: Int) {
        let pieces = (TaggedPieces(query), TaggedPieces(source))
        if scoring == .plain {
            let tokens = (pieces.0.tokens, pieces.1.tokens)
            let length = max(tokens.0.count, tokens.1.count)
            return length == 0 ? (0, 1) : (100 * (length - textDistance(tokens.0, tokens.1)), length)
        }
        let (query, source) = (query.plainText, source.plainText)
        let written = (SegmentTokens(query).texts, SegmentTokens(source).texts)
        let folded = (FoldedTokens(query).texts, FoldedTokens(source).texts)
        let cores = (core(folded.0), core(folded.1))
        // The same tokens as they are written.
        let places = (asWritten(query).prefix(cores.0.count), asWritten(source).prefix(cores.1.count))
        let endings = (folded.0.dropFirst(cores.0.count), folded.1.dropFirst(cores.1.count))
        let length = max(
            cores.0.count + (endings.0.isEmpty ? 0 : 1), cores.1.count + (endings.1.isEmpty ? 0 : 1))
        let edits = textDistance(cores.0.map(numberless), cores.1.map(numberless))
        guard length > 0, edits < max(cores.0.count, cores.1.count) else { return (0, 1) }
        var points = endings.0.elementsEqual(endings.1) ? 0 : 1
        let exact = textDistance(cores.0, cores.1)
        if exact > edits { points += 2 }
        let between = zip(pieces.0.stretches, pieces.1.stretches).reduce(0) { sum, pair in
            sum + textDistance(SegmentTokens(pair.0).texts, SegmentTokens(pair.1).texts)
        }
        if pieces.0.tags != pieces.1.tags || between > textDistance(written.0, written.1) { points += 1 }
        if edits == 0, points == 0 {
            if pieces.0.stretches.map({ Array($0.utf8) }) != pieces.1.stretches.map({ Array($0.utf8) }) { points += 1 }
        } else if textDistance(Array(places.0), Array(places.1)) > exact {
            points += 1
        }
        return (max(0, 100 * (length - edits) - points * length), length)
    }

    private static func core(_ tokens: [String]) -> [String] {
        var core = tokens
        while let last = core.last, Vocabulary.finalMarks.contains(last) { core.removeLast() }
        return core.isEmpty ? tokens : core
    }

    private static func numberless(_ token: String) -> String {
        let digits = token.unicodeScalars.filter { $0.properties.generalCategory == .decimalNumber }
        let marks = token.unicodeScalars.filter { " .,:/'".unicodeScalars.contains($0) }
        return !digits.isEmpty && digits.count + marks.count == token.unicodeScalars.count ? "#" : token
    }

    /// The texts of the folded tokens as they are written; those of one symbol with their numbers.
    private static func asWritten(_ text: String) -> [String] {
        let folded = FoldedTokens(text)
        let bytes = Array(text.utf8)
        var written: [String] = []
        for (number, range) in folded.ranges.enumerated() {
            let part = folded.ranges[..<number].reversed().prefix { $0 == range }.count
            let all = folded.ranges.indices.filter { folded.ranges[$0] == range }
            let text = String(decoding: bytes[range], as: UTF8.self)
            if all.count == 1 {
                written.append(text)
            } else if all.flatMap({ folded.bytes[folded.form($0)] }) == Array(bytes[range]) {
                written.append(folded.texts[number])
            } else {
                written.append(text + " \(part)")
            }
        }
        return written
    }

    package struct Found: Equatable, CustomStringConvertible {
        package var position: Int
        package var percentage: String
        package var source: String
        package var description: String { "\(position): \(percentage) \(source)" }
    }

    /// A comparison with every unit: `sources` of each unit; by position the dates of the last change, and the
    /// neighbours if the unit records any.
    package static func matches(
        _ query: MatchQuery, _ content: SegmentContent, sources: [[SegmentContent]], dates: [String?],
        contexts: [MatchQuery.Context?]
    ) throws -> [Found] {
        typealias Row = (position: Int, points: Int, length: Int, source: String)
        func better(_ one: Row, _ other: Row) -> Bool? {
            let (left, right) = (one.points * other.length, other.points * one.length)
            return left == right ? nil : left > right
        }
        var rows: [Row] = []
        for (position, texts) in sources.enumerated() {
            var best: Row?
            for text in texts {
                var (points, length) = try score(content, text, query.scoring)
                if query.scoring == .translator, points == 100 * length, let asked = query.context,
                    let known = contexts[position]
                {
                    points += (asked.previous == known.previous ? length : 0) + (asked.next == known.next ? length : 0)
                }
                let row = (position, points, length, text.plainText)
                if best.map({ better(row, $0) ?? false }) ?? true { best = row }
            }
            if let best, best.points > 0, best.points * MatchCutoff.unit >= query.cutoff.value * best.length {
                rows.append(best)
            }
        }
        rows.sort { one, other in
            if let decided = better(one, other) { return decided }
            let (left, right) = (dates[one.position] ?? "", dates[other.position] ?? "")
            return left == right ? one.position < other.position : left > right
        }
        return rows.prefix(query.limit).map { row in
            let scaled = (row.points * 20_000 + row.length) / (2 * row.length)
            let decimals = String(scaled % 10_000 + 10_000).dropFirst()
            return Found(position: row.position, percentage: "\(scaled / 10_000).\(decimals)", source: row.source)
        }
    }
}

extension Match {
    package var found: Reference.Found {
        Reference.Found(position: position, percentage: score.percentage, source: source)
    }
}

/// Neighbours of few kinds, so that the same ones occur often.
package func randomContext(_ random: inout SeededGenerator) -> MatchQuery.Context? {
    let texts = [nil, "Oil rose.", "Нефть", "oil rose."]
    guard Int.random(in: 0..<4, using: &random) > 0 else { return nil }
    return MatchQuery.Context(
        previous: texts.randomElement(using: &random) ?? nil, next: texts.randomElement(using: &random) ?? nil)
}

extension TranslationUnit {
    package mutating func record(_ context: MatchQuery.Context?) {
        guard let context else { return }
        annotations.setProperty(PropertyType.previous, to: context.previous)
        // OmegaT's form, which also records the ends of the document.
        annotations.setProperty("next", to: context.next ?? "")
    }
}

/// A text as in a memory, made of few words, so that there are many fuzzy matches.
package func randomText(_ random: inout SeededGenerator, atMost longest: Int) -> String {
    let words = [
        "the", "The", "THE", "file", "File", "save", "на", "На", "сохранить", "保", "存", "ファ", "10", "11", "2026",
        "\u{661}\u{660}", "３", ".", ".", ",", "!", "?", "…", "。", "\"", "“", "»", "—", "-", "'", "’", "%", "é",
        "e\u{301}", "½", "_x1", "\u{AD}", "ﬁ", "⟨",
    ]
    // What is put together differently by translators and by the plain tokens.
    let odd = [
        "2.5", "1,200", "1 200", "200", "3", "15:30", "2023/24", "№", "№5", "5", "5км", "км", "2nd", "G20", "5_x", ".5",
        "ещё", "еще", "за\u{301}мок", "замок", "\u{301}", "\u{200B}", "\u{200D}", "\u{200C}", "\u{2060}", "₽", "™", "®",
        "㎞", "℃", "м²", "²", "3½", "🇰🇿", "🇺🇿", "🇰", "👩\u{200D}💻", "👩", "हिन्दी", "हिन्", "ไทย", "ำ", "İ", "i", "كَتَبَ", "كتب",
        "\u{2011}", "/", ":", "'", "＿", "，", "ｶﾞ", "ガ", "が", "か\u{3099}", "각", "\u{1100}\u{1161}\u{11A8}",
    ]
    let isOdd = Int.random(in: 0..<3, using: &random) == 0
    var text = ""
    for _ in 0..<Int.random(in: 0...longest, using: &random) {
        text += (isOdd && Bool.random(using: &random) ? odd : words).randomElement(using: &random) ?? ""
        text += ["", " ", " ", " ", "  ", "\u{A0}"].randomElement(using: &random) ?? ""
    }
    return text
}
