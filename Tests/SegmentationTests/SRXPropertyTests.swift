import CalqueCore
import CalqueICU
import CalqueSegmentation
import TestSupport
import Testing

/// Compares the segmenter with a slow one that follows the documentation literally.
@Suite("SRX against the definition")
struct SRXPropertyTests {
    /// Tries every rule at every position in its order, with matches from every start.
    private static func breaks(_ rules: [SRXRules.Rule], in bytes: UnsafeBufferPointer<UInt8>) throws -> [Int] {
        let starts = (0...bytes.count).filter { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
        var undecided = Set(starts.dropFirst().dropLast())
        var breaks: [Int] = []
        for rule in rules {
            let after = try RegularExpression("(?:\(rule.after))")
            try after.setText(bytes)
            try after.setBounds(transparent: true, anchoring: false)
            var matched: Set<Int> = []
            if rule.isBreak {
                let whole = try RegularExpression("(?:\(rule.before))(?=\(rule.after))")
                try whole.setText(bytes)
                try whole.setBounds(transparent: true, anchoring: false)
                for start in starts { if let end = try whole.match(at: start)?.upperBound { matched.insert(end) } }
            } else {
                let before = try RegularExpression("(?:\(rule.before))\\z")
                try before.setText(bytes)
                try before.setBounds(transparent: true, anchoring: true)
                for position in undecided where try after.match(at: position) != nil {
                    for start in starts where start <= position {
                        if try before.match(at: start, limit: position) != nil {
                            matched.insert(position)
                            break
                        }
                    }
                }
            }
            if rule.isBreak { breaks += undecided.intersection(matched) }
            undecided.subtract(matched)
        }
        return breaks.sorted()
    }

    private static let befores: [String?] = [
        nil, #"\."#, #"[.?!]+"#, #"[.?!]+["”»)]*"#, #"\bMr\."#, #"\b(Mr|Dr|St)\."#, #"(?i)\bmr\."#, #"\s[A-Z]\."#,
        #"\w+\."#, #"\w{1,3}\."#, #"(\w)\1\."#, #"\p{Lu}\."#, "[。！？]+", "[。！？]”?", #"\s+"#, #"\d+\."#, #"[^ ]{2,}\."#,
        #"(?<=\s)г\."#, #"x\.(?= Mr)"#, #"\.\B"#, #"(a|aa|Mr)+\."#, #"\w*"#, "ß|ff", "(?i)ss", #"\w+?[.!]"#,
        #"\.\s*\S"#,
    ]
    private static let afters: [String?] = [
        nil, #"\s"#, #"\s+"#, #"\s*\p{Lu}"#, #"\s+[a-z]"#, #"\s\d"#, #"(?!\s)"#, #"(?<=[.!]) "#, #"\b"#, "[”»]",
        #"(\s)\1"#,
        #"\s+\P{Ll}"#, "中|M", ".{3}",
    ]
    private static let pieces = [
        " ", "  ", ".", "!", "?", "Mr", "Dr", "a", "aa", "г", "П", "中", "。", "！", "”", "»", "\"", "1", "22", "\n", "😀",
        "A",
        "ss", "ß", "ff", "x", "\u{301}", "\u{3000}", "mr", ")", "Mr. ", "A. ", "。！",
    ]

    @Test(arguments: 0..<60)
    func sameBreaks(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var list: [(String, String?, String?)] = []
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            let before = Self.befores.randomElement(using: &generator) ?? nil
            var after = Self.afters.randomElement(using: &generator) ?? nil
            if before == nil, after == nil { after = #"\s"# }
            list.append((Bool.random(using: &generator) ? "+" : "-", before, after))
        }
        let rules = try SRXFiles.rules(list)
        let segmenter = try rules.segmenter(for: "en")
        for _ in 0..<12 {
            let count = Int.random(in: 0...40, using: &generator)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            let decisions = try segmenter.explain(text)
            let expected = try Array(text.utf8).withUnsafeBufferPointer { try Self.breaks(segmenter.rules, in: $0) }
            #expect(decisions.filter(\.isBreak).map(\.position) == expected, "\(list) on \(text.debugDescription)")
            try check(segmenter.ranges(in: text), expected, text)
        }
    }

    /// The ranges are the text between the breaks, without white space at the ends and without empty ranges.
    private func check(_ ranges: [Range<Int>], _ breaks: [Int], _ text: String) throws {
        let bytes = Array(text.utf8)
        var expected: [String] = []
        for (start, end) in zip([0] + breaks, breaks + [bytes.count]) {
            var scalars = Substring(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
            while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
            while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
            if !scalars.isEmpty { expected.append(String(scalars)) }
        }
        let found = ranges.map { Array(bytes[$0]) }
        #expect(found == expected.map { Array($0.utf8) }, "\(text.debugDescription)")
    }
}
