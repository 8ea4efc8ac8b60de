import Core
import Glibc
import Segmentation

/// Numbers and names that occur in both versions: the evidence that needs no model.
///
/// A term weighs the more the fewer segments hold it. Numbers meet by value, names by their consonants in Latin
/// letters.
package struct SharedTerms {
    private let source: [[Term]]
    private let target: [[Term]]

    struct Term {
        let id: Int
        let weight: Float
    }

    package init(source: Version, target: Version) throws {
        let names = try Names()
        let sourceTerms = try Self.terms(of: source, names)
        let targetTerms = try Self.terms(of: target, names)
        var ids: [String: Int] = [:]
        for terms in [sourceTerms, targetTerms] {
            for term in terms.joined() where ids[term] == nil { ids[term] = ids.count }
        }
        // A Latin name in Chinese is sought in the reading of the characters, where words have no bounds.
        let unified = try Self.unify(ids, source: sourceTerms, target: targetTerms)
        let readings = (
            try Self.readings(of: source, other: targetTerms, names),
            try Self.readings(of: target, other: sourceTerms, names)
        )
        let counts = Self.documentCounts([sourceTerms, targetTerms], unified)
        let total = Float(source.segments.count + target.segments.count)
        func weigh(_ lists: [[String]], _ found: [[String]]) -> [[Term]] {
            zip(lists, found).map { list, more in
                (list + more).compactMap { term in
                    unified[term].map { Term(id: $0, weight: log2(1 + total / Float(counts[$0, default: 1]))) }
                }
                .sorted { $0.id < $1.id }
            }
        }
        self.source = weigh(sourceTerms, readings.0)
        self.target = weigh(targetTerms, readings.1)
    }

    /// From −1, all terms on one side only, to 1, all on both; 0 where there are none.
    ///
    /// - Complexity: linear in the terms of the spans.
    func agreement(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var left = source.count == 1 ? self.source[source.lowerBound] : []
        var right = target.count == 1 ? self.target[target.lowerBound] : []
        if source.count > 1 { left = self.source[source].joined().sorted { $0.id < $1.id } }
        if target.count > 1 { right = self.target[target].joined().sorted { $0.id < $1.id } }
        var (one, two) = (0, 0)
        var shared: Float = 0
        var alone: Float = 0
        while one < left.count || two < right.count {
            if two == right.count || (one < left.count && left[one].id < right[two].id) {
                alone += left[one].weight
                one += 1
            } else if one == left.count || right[two].id < left[one].id {
                alone += right[two].weight
                two += 1
            } else {
                shared += 2 * left[one].weight
                one += 1
                two += 1
            }
        }
        return shared + alone > 0 ? (shared - alone) / (shared + alone) : 0
    }

    private static func terms(of version: Version, _ names: Names) throws -> [[String]] {
        try version.segments.map { segment in
            Numbers.values(in: segment.text, language: version.language).map { "#" + $0 }
                + (try names.words(in: segment.text))
        }
    }

    /// For each segment in Han characters the names of the other version that its reading holds.
    private static func readings(of version: Version, other: [[String]], _ names: Names) throws -> [[String]] {
        let wanted = Set(other.joined()).filter { !$0.hasPrefix("#") && $0.utf8.count >= 4 }
        return try version.segments.map { segment in
            let reading = try names.reading(of: segment.text)
            return reading.isEmpty ? [] : wanted.filter { reading.contains($0) }.sorted()
        }
    }

    /// One number for names that begin alike: inflected forms (Путина, Путину) and their Latin form.
    private static func unify(_ ids: [String: Int], source: [[String]], target: [[String]]) throws -> [String: Int] {
        var unified = ids
        var stems: [String: Int] = [:]
        for term in ids.keys.sorted() where !term.hasPrefix("#") {
            let stem = String(term.prefix(4))
            if let known = stems[stem] { unified[term] = known } else { stems[stem] = ids[term] }
        }
        return unified
    }

    private static func documentCounts(_ versions: [[[String]]], _ ids: [String: Int]) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for version in versions {
            for segment in version {
                for id in Set(segment.compactMap { ids[$0] }) { counts[id, default: 0] += 1 }
            }
        }
        return counts
    }
}
