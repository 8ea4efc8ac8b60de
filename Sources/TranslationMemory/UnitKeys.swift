import Core

/// 128 bits that stand for texts: what is told apart by it needs no room for the texts themselves. Two different texts
/// share one in fewer than one of 10²⁴ memories of ten million units. It holds within one run only.
struct Digest: Hashable, Comparable {
    let high: UInt64
    let low: UInt64

    static func < (one: Digest, other: Digest) -> Bool {
        one.high == other.high ? one.low < other.low : one.high < other.high
    }

    func hash(into hasher: inout Hasher) { hasher.combine(low) }

    /// - Parameter add: puts into both hashers the same.
    init(_ add: (inout Hasher) -> Void) {
        var one = Hasher()
        var other = Hasher()
        other.combine(true)
        add(&one)
        add(&other)
        high = UInt64(bitPattern: Int64(one.finalize()))
        low = UInt64(bitPattern: Int64(other.finalize()))
    }
}

/// Tells units apart by language and content, inline elements included: two texts that differ in these only are two,
/// as to make one of them would lose the codes of the other.
///
/// Not for use from several threads at once.
final class UnitKeys {
    private let same: (LanguageTag, LanguageTag) -> Bool
    private var classes: [LanguageTag: Int] = [:]
    private var languages: [LanguageTag] = []

    /// - Parameter same: whether two languages are one.
    init(where same: @escaping (LanguageTag, LanguageTag) -> Bool) { self.same = same }

    /// A number that languages share which are one.
    func number(of language: LanguageTag) -> Int {
        if let known = classes[language] { return known }
        let number = languages.firstIndex { same($0, language) } ?? languages.count
        if number == languages.count { languages.append(language) }
        classes[language] = number
        return number
    }

    func key(_ variant: Variant) -> Digest {
        let number = number(of: variant.language)
        return Digest { hasher in
            hasher.combine(number)
            hasher.combine(variant.content)
        }
    }

    /// The key of all variants together, whatever their order.
    func key(_ unit: TranslationUnit) -> Digest { key(unit.variants.map(key)) }

    func key(_ keys: [Digest]) -> Digest {
        if keys.count == 1 { return keys[0] }
        let sorted = keys.sorted()
        return Digest { hasher in
            for (index, key) in sorted.enumerated() where index == 0 || key != sorted[index - 1] {
                hasher.combine(key.high)
                hasher.combine(key.low)
            }
        }
    }

    /// The keys of all that the unit holds: itself, and each pair of its variants. Of one with many variants, itself.
    func parts(_ unit: TranslationUnit) -> [Digest] {
        let keys = unit.variants.map(key)
        guard (3...8).contains(keys.count) else { return keys.isEmpty ? [] : [key(keys)] }
        var parts = [key(keys)]
        for (index, one) in keys.enumerated() { for other in keys[(index + 1)...] { parts.append(key([one, other])) } }
        return parts
    }

    /// The key of what a unit translates: its source, and its languages.
    func sourceKey(_ unit: TranslationUnit, _ header: TMXHeader) -> Digest {
        let numbers = Set(unit.variants.map { number(of: $0.language) }).sorted()
        let source = unit.sourceVariant(in: header).map(key)
        return Digest { hasher in
            hasher.combine(numbers)
            hasher.combine(source?.high)
            hasher.combine(source?.low)
        }
    }
}
