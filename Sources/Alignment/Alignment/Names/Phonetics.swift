/// The approximate sounds of words, and the similarity of the sounds of two words.
///
/// Translated names keep their sounds, not their letters: Джонсон and Johnson, Хуан and Juan. The sounds are like the
/// phonetic codes of Russell (Soundex, 1918) and of Daitch and Mokotoff (1985), but differences are graded, as in Kondrak's
/// ALINE (2000).
package enum Phonetics {
    /// Returns the sounds of a word.
    ///
    /// - Parameter letters: lower-case Latin letters of the original spelling or of a transliteration.
    /// - Returns: a byte for each sound: `aeiou`, `bdfghklmnprstv`, and `c` for all of ch, sh, zh and j.
    package static func sounds(of letters: [UInt8]) -> [UInt8] {
        var sounds: [UInt8] = []
        sounds.reserveCapacity(letters.count)
        var at = 0
        func next(_ offset: Int) -> UInt8 { at + offset < letters.count ? letters[at + offset] : 0 }
        while at < letters.count {
            let (sound, length) = one(letters[at], next(1), next(2), next(3))
            at += length
            if sound == UInt8(ascii: "x") {
                sounds += [UInt8(ascii: "k"), UInt8(ascii: "s")]
            } else if sound != 0, sounds.last != sound {
                sounds.append(sound)
            }
        }
        return sounds
    }

    /// Returns the first sound of up to four letters, and how many letters it has. The sound 0 is silent, `x` is two.
    private static func one(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> (UInt8, Int) {
        let h = UInt8(ascii: "h")
        switch (a, b) {
        case (UInt8(ascii: "s"), UInt8(ascii: "h")):
            // щ is transliterated as shch.
            return (UInt8(ascii: "c"), c == UInt8(ascii: "c") && d == h ? 4 : 2)
        case (UInt8(ascii: "s"), UInt8(ascii: "c")) where c == h: return (UInt8(ascii: "c"), 3)
        case (UInt8(ascii: "d"), UInt8(ascii: "z")):
            return c == h ? (UInt8(ascii: "c"), 3) : (UInt8(ascii: "s"), 2)
        case (UInt8(ascii: "d"), UInt8(ascii: "j")), (UInt8(ascii: "c"), h), (UInt8(ascii: "z"), h),
            (UInt8(ascii: "c"), UInt8(ascii: "z")):
            return (UInt8(ascii: "c"), 2)
        case (UInt8(ascii: "t"), UInt8(ascii: "s")), (UInt8(ascii: "t"), UInt8(ascii: "z")):
            return (UInt8(ascii: "s"), 2)
        case (UInt8(ascii: "t"), h): return (UInt8(ascii: "t"), 2)
        case (UInt8(ascii: "p"), h): return (UInt8(ascii: "f"), 2)
        case (UInt8(ascii: "k"), h): return (h, 2)
        case (UInt8(ascii: "g"), h): return (UInt8(ascii: "g"), 2)
        case (UInt8(ascii: "w"), h), (UInt8(ascii: "w"), _): return (UInt8(ascii: "v"), b == h ? 2 : 1)
        case (UInt8(ascii: "c"), UInt8(ascii: "k")): return (UInt8(ascii: "k"), 2)
        case (UInt8(ascii: "c"), UInt8(ascii: "e")), (UInt8(ascii: "c"), UInt8(ascii: "i")),
            (UInt8(ascii: "c"), UInt8(ascii: "y")):
            return (UInt8(ascii: "s"), 1)
        case (UInt8(ascii: "c"), _), (UInt8(ascii: "q"), _): return (UInt8(ascii: "k"), 1)
        case (UInt8(ascii: "j"), _): return (UInt8(ascii: "c"), 1)
        case (UInt8(ascii: "z"), _): return (UInt8(ascii: "s"), 1)
        case (UInt8(ascii: "y"), _): return isVowel(b) ? (0, 1) : (UInt8(ascii: "i"), 1)
        default: return (a, 1)
        }
    }

    static func isVowel(_ sound: UInt8) -> Bool {
        switch sound {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }

    /// Returns the groups of consonants in a word, a bit each: labials, dentals with sibilants, velars, l, r, nasals. The
    /// unstable consonants h and v have no group.
    static func groups(_ sounds: [UInt8]) -> UInt8 {
        var groups: UInt8 = 0
        for sound in sounds {
            switch sound {
            case UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "f"): groups |= 1
            case UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "s"), UInt8(ascii: "c"): groups |= 2
            case UInt8(ascii: "k"), UInt8(ascii: "g"): groups |= 4
            case UInt8(ascii: "l"): groups |= 8
            case UInt8(ascii: "r"): groups |= 16
            case UInt8(ascii: "m"), UInt8(ascii: "n"): groups |= 32
            default: break
            }
        }
        return groups
    }

    /// Returns the similarity of two words, from −1 for no common sounds to 1 for the same sounds; nil if it is less than
    /// `least`.
    ///
    /// - Complexity: the product of the numbers of sounds, each at most `compared`.
    static func similarity(_ one: PhoneticWord, _ two: PhoneticWord, atLeast least: Float) -> Float? {
        let total = Int(one.weight) + Int(two.weight)
        guard total > 0 else { return nil }
        // bounded: the sum of two weights of 16 bits, times less than one.
        let most = Int(Float(total) * (1 - least) / 2)
        // An expensive sound without a similar one in the other word costs at least `dearest`.
        let (strange, others) = (one.dear & ~two.reach, two.dear & ~one.reach)
        let isStrange = strange | others != 0
        let areMore = strange & (strange &- 1) | others & (others &- 1) != 0
        if isStrange, most < (areMore ? 2 * dearest : dearest) { return nil }
        guard let cost = cost(one, two, most: most) else { return nil }
        let similarity = 1 - 2 * Float(cost) / Float(total)
        return similarity >= least ? similarity : nil
    }

    /// Returns the weighted edit distance of two words; nil if a row of the table shows that it is above `most`. Costs are
    /// too small to overflow.
    private static func cost(_ one: PhoneticWord, _ two: PhoneticWord, most: Int) -> Int? {
        let (rows, columns, table) = (Int(one.count), Int(two.count), table)
        return withUnsafeBytes(of: one.sounds) { one in
            withUnsafeBytes(of: two.sounds) { two in
                withUnsafeTemporaryAllocation(of: Int.self, capacity: compared + 1) { line -> Int? in
                    line.initializeElement(at: 0, to: 0)
                    for column in 0..<columns {
                        line.initializeElement(at: column &+ 1, to: line[column] &+ table.weight(two[column]))
                    }
                    for row in 0..<rows {
                        let sound = one[row]
                        let deletion = table.weight(sound)
                        var diagonal = line[0]
                        var left = diagonal &+ deletion
                        line[0] = left
                        // No path costs less than the cheapest place of a row.
                        var cheapest = left
                        for column in 0..<columns {
                            let substituted = diagonal &+ table.difference(sound, two[column])
                            diagonal = line[column &+ 1]
                            left = min(substituted, diagonal &+ deletion, left &+ table.weight(two[column]))
                            line[column &+ 1] = left
                            cheapest = min(cheapest, left)
                        }
                        if cheapest > most { return nil }
                    }
                    return line[columns]
                }
            }
        }
    }

    /// The least cost of deleting an expensive sound, and of replacing it by a dissimilar one.
    private static let dearest = 8

    /// Returns the bit of a sound if it is expensive to delete, otherwise 0.
    static func dear(_ sound: UInt8) -> UInt32 { weight(sound) >= dearest ? 1 << UInt32(sound & 31) : 0 }

    /// Returns the bits of the sounds that are similar to a sound.
    static func reach(_ sound: UInt8) -> UInt32 { reaches[Int(sound & 31)] }

    private static let reaches: [UInt32] = (0..<32).map { one in
        (0..<32).reduce(0) { $0 | (difference(UInt8(one), UInt8($1)) < dearest ? 1 << UInt32($1) : 0) }
    }

    /// The number of sounds of a word that are compared.
    static let compared = 16

    /// Returns the cost of inserting or deleting a sound: less for vowels and h than for other consonants.
    static func weight(_ sound: UInt8) -> Int { table.weight(sound) }

    /// Returns the cost of replacing a sound by another.
    static func difference(_ one: UInt8, _ two: UInt8) -> Int { table.difference(one, two) }

    nonisolated(unsafe) private static let table: SoundCosts = {
        var weights = [UInt8](repeating: 10, count: 32)
        var differences = [UInt8](repeating: 12, count: 1024)
        let vowels = Array("aeiou".utf8)
        for vowel in vowels { weights[Int(vowel & 31)] = 4 }
        weights[Int(UInt8(ascii: "h") & 31)] = 4
        weights[Int(UInt8(ascii: "r") & 31)] = 8
        func set(_ one: UInt8, _ two: UInt8, _ cost: UInt8) {
            differences[Int(one & 31) << 5 | Int(two & 31)] = cost
            differences[Int(two & 31) << 5 | Int(one & 31)] = cost
        }
        for one in vowels { for two in vowels { set(one, two, 3) } }
        for sound in 0..<32 { differences[sound << 5 | sound] = 0 }
        let near: [(String, UInt8)] = [
            ("ao", 2), ("ei", 2), ("sc", 3), ("gh", 3), ("vf", 3), ("hk", 4), ("gk", 4), ("td", 4), ("bp", 4),
            ("cg", 4), ("uv", 4), ("ck", 5), ("mn", 5), ("sk", 6), ("ct", 6), ("pf", 6), ("bv", 6), ("st", 7),
            ("vh", 7),
            ("ic", 6), ("lr", 9),
        ]
        for (pair, cost) in near {
            let sounds = Array(pair.utf8)
            set(sounds[0], sounds[1], cost)
        }
        return SoundCosts(
            weight: { weights[Int($0 & 31)] }, difference: { differences[Int($0 & 31) << 5 | Int($1 & 31)] })
    }()
}
