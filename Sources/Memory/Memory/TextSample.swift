import CalqueCore
import CalqueUnits

/// The texts of a document as far as it takes to tell whether another document has the same, in bounded memory: all of
/// them if they are few, and otherwise those whose digests have a certain form.
struct TextSample {
    /// The largest number of digests of one language.
    private static let most = 4096

    /// Digests of one language.
    private struct Digests {
        var kept: Set<Digest> = []
        /// How many bits of a digest must be 0.
        var bits = 0

        mutating func insert(_ digest: Digest) {
            guard Self.has(digest, bits) else { return }
            kept.insert(digest)
            if kept.count > TextSample.most {
                kept = sample(bits + 1)
                bits += 1
            }
        }

        /// The digests that a sample of fewer texts would have kept.
        func sample(_ bits: Int) -> Set<Digest> { bits == self.bits ? kept : kept.filter { Self.has($0, bits) } }

        private static func has(_ digest: Digest, _ bits: Int) -> Bool { digest.high << (64 - bits) == 0 }
    }

    private var languages: [LanguageTag: Digests] = [:]

    var isEmpty: Bool { languages.isEmpty }

    mutating func insert(_ unit: TranslationUnit) {
        // By index, because a copy of a variant is large.
        for index in unit.variants.indices {
            let digest = Digest(unit.variants[index].text, 0)
            languages[unit.variants[index].language, default: Digests()].insert(digest)
        }
    }

    /// Whether, in one language, half of the texts of one of the documents are in the other. An article that was corrected
    /// or translated anew has them; two articles that share a few lines, such as a byline, do not.
    func isLike(_ other: TextSample) -> Bool {
        languages.contains { language, digests in
            guard let others = other.languages[language] else { return false }
            let bits = max(digests.bits, others.bits)
            let (one, two) = (digests.sample(bits), others.sample(bits))
            let smaller = min(one.count, two.count)
            return smaller > 0 && one.intersection(two).count * 2 >= smaller
        }
    }
}
