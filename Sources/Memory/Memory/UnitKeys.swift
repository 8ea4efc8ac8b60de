import CalqueCore
import CalqueUnits

/// A digest of 128 bits, for comparing texts without keeping them. Two different texts have the same digest in fewer than
/// one of 10²⁴ memories of ten million units. A digest is valid within one run of the program only.
struct Digest: Hashable, Comparable {
    let high: UInt64
    let low: UInt64

    static func < (one: Digest, other: Digest) -> Bool {
        one.high == other.high ? one.low < other.low : one.high < other.high
    }

    func hash(into hasher: inout Hasher) { hasher.combine(low) }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes the digest of a text and a number: two products for each eight bytes, as in wyhash (Wang Yi, 2019), with
    /// secrets that are random in each run.
    ///
    /// - Complexity: O(length). The speed of reading memories depends on it.
    init(_ text: String, _ number: Int) {
        var text = text
        let (high, low) = text.withUTF8 { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var (high, low) = (Self.secret, Self.otherSecret)
            func take(_ word: UInt64) {
                high = Self.mix(high ^ word, Self.factor)
                low = Self.mix(low ^ word, Self.otherFactor)
            }
            take(UInt64(truncatingIfNeeded: number))
            var at = 0
            while at + 8 <= raw.count {
                take(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                at += 8
            }
            var tail: UInt64 = 0
            while at < raw.count {
                tail = tail << 8 ^ UInt64(raw[at])
                at += 1
            }
            take(tail)
            take(UInt64(raw.count))
            return (Self.mix(high, Self.secret), Self.mix(low, Self.otherSecret))
        }
        self.init(high: high, low: low)
    }

    /// Makes the digest of a sequence of digests.
    init(_ digests: some Sequence<Digest>) {
        self.init(high: Self.secret, low: Self.factor)
        for digest in digests { self = with(digest) }
    }

    /// Makes the digest of two digests. It is equal to that of a sequence of the two.
    init(_ first: Digest, _ second: Digest) {
        self = Digest(high: Self.secret, low: Self.factor).with(first).with(second)
    }

    private func with(_ next: Digest) -> Digest {
        Digest(
            high: Self.mix(high ^ next.high, Self.factor ^ next.low),
            low: Self.mix(low ^ next.low, Self.secret ^ next.high))
    }

    private static let secret = UInt64.random(in: .min ... .max) | 1
    private static let otherSecret = UInt64.random(in: .min ... .max) | 1
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let otherFactor: UInt64 = 0xD1B5_4A32_D192_ED03

    private static func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }

    /// Makes the digest of values that `add` combines into a hasher. `add` is called twice.
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

/// Makes keys for comparing units by language and content. Contents that differ in inline elements only are different,
/// so that no codes are lost when equal units are merged.
///
/// An instance is for one thread at a time.
final class UnitKeys {
    private let same: (LanguageTag, LanguageTag) -> Bool
    /// In the order of their first use. They are few, so comparing is faster than hashing.
    private var classes: [(tag: LanguageTag, number: Int)] = []
    private var languages: [LanguageTag] = []

    /// - Parameter same: whether two languages count as one.
    init(where same: @escaping (LanguageTag, LanguageTag) -> Bool) { self.same = same }

    /// The number of a language. Languages that count as one have the same number.
    func number(of language: LanguageTag) -> Int {
        for known in classes where known.tag == language { return known.number }
        let number = languages.firstIndex { same($0, language) } ?? languages.count
        if number == languages.count { languages.append(language) }
        classes.append((language, number))
        return number
    }

    /// The key of a variant.
    func key(_ variant: Variant) -> Digest {
        let number = number(of: variant.language)
        if !variant.content.hasElements { return Digest(variant.content.plainText, number) }
        return Digest { hasher in
            hasher.combine(number)
            hasher.combine(variant.content)
        }
    }

    /// The key of a unit: that of its variants in any order.
    func key(_ unit: TranslationUnit) -> Digest {
        // Most units have two variants, and need no array.
        guard unit.variants.count == 2 else { return key(unit.variants.map(key)) }
        let (one, other) = (key(unit.variants[0]), key(unit.variants[1]))
        if one == other { return one }
        return one < other ? Digest(one, other) : Digest(other, one)
    }

    /// The key of several keys in any order; repeated keys count once.
    func key(_ keys: [Digest]) -> Digest {
        if keys.count == 1 || keys.count == 2 && keys[0] == keys[1] { return keys[0] }
        let sorted = keys.sorted()
        let different = sorted.indices.lazy.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
        return Digest(different)
    }

    /// The key of the unit, and those of the pairs of its variants if it has three to eight.
    func parts(_ unit: TranslationUnit) -> [Digest] {
        let keys = unit.variants.map(key)
        guard (3...8).contains(keys.count) else { return keys.isEmpty ? [] : [key(keys)] }
        var parts = [key(keys)]
        for (index, one) in keys.enumerated() { for other in keys[(index + 1)...] { parts.append(key([one, other])) } }
        return parts
    }

    /// The indices of the variants whose key is one of `parts`.
    ///
    /// - Parameter count: the number of variants of the unit.
    static func members(ofPart index: Int, of count: Int) -> [Int] {
        if index == 0 { return Array(0..<count) }
        var index = index - 1
        for one in 0..<count {
            let pairs = count - 1 - one
            if index < pairs { return [one, one + 1 + index] }
            index -= pairs
        }
        return []
    }

    /// The key of the source and the set of languages of a unit.
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
