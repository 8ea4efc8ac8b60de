import CalqueAlignment
import CalqueCore
import CalqueOutputs
import CalqueSegmentation
import TestSupport

/// Articles made up for the outputs: each word is the text of a segment, `_` a blank in it, `|` ends a paragraph.
func article(_ versions: [(LanguageTag, String)], _ beads: [MultiBead], least: Double? = nil) -> AlignedArticle {
    let made = versions.map { language, text in
        var segments: [Segment] = []
        for (paragraph, words) in text.split(separator: "|").enumerated() {
            for word in words.split(separator: " ") {
                segments.append(
                    Segment(
                        text: String(word.replacing("_", with: " ")), range: 0..<0, paragraph: paragraph,
                        kind: segments.isEmpty ? .headline : .text))
            }
        }
        return Document(segments: segments, language: language)
    }
    return AlignedArticle(documents: made, beads: beads, leastConfidence: least)
}

/// A bead as `beads` writes it: `0,1:0`.
func bead(_ places: String, _ confidence: Double = 0.95, moved: Bool = false) -> MultiBead {
    let spans = places.split(separator: ":", omittingEmptySubsequences: false).map { field in
        let numbers = field.split(separator: ",").compactMap { Int($0) }
        return (numbers.first ?? 0)..<(numbers.last.map { $0 + 1 } ?? 0)
    }
    return MultiBead(spans: spans, confidence: confidence, isMoved: moved)
}

/// An article of any shape: beads of up to three segments a version, some left out, some moved, in the order of the
/// first version.
func anyArticle(seed: UInt64, versions: Int) -> AlignedArticle {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...14, using: &random)
    var sizes: [[Int]] = []
    for _ in 0..<count {
        var size = (0..<versions).map { _ in [0, 1, 1, 1, 1, 2, 3].randomElement(using: &random) ?? 1 }
        if size.allSatisfy({ $0 == 0 }) { size[0] = 1 }
        sizes.append(size)
    }
    var spans = sizes.map { $0.map { _ in 0..<0 } }
    var moved = sizes.map { _ in false }
    for version in 0..<versions {
        var order = Array(0..<count)
        if version > 0, count > 2, Bool.random(using: &random) {
            let bead = order.remove(at: Int.random(in: 0..<count, using: &random))
            order.insert(bead, at: Int.random(in: 0..<count, using: &random))
            moved[bead] = sizes[bead].count { $0 > 0 } > 1
        }
        var next = 0
        for bead in order where sizes[bead][version] > 0 {
            spans[bead][version] = next..<next + sizes[bead][version]
            next += sizes[bead][version]
        }
    }
    let totals = (0..<versions).map { version in sizes.reduce(0) { $0 + $1[version] } }
    let names: [LanguageTag] = ["en", "ru", "zh"]
    let texts = (0..<versions).map { version in
        (names[version], (0..<totals[version]).map { "\(names[version])\($0)" }.joined(separator: " "))
    }
    let beads = spans.indices.map { index in
        MultiBead(spans: spans[index], confidence: Double.random(in: 0...1, using: &random), isMoved: moved[index])
    }
    return article(texts, beads, least: 0.5)
}
