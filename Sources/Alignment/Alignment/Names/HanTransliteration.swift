import CalqueLexicons

/// Compares foreign names in Chinese with their Latin spelling: 特朗普 for Trump, 克林顿 for Clinton.
///
/// Such a name is a run of characters that are seldom used together otherwise, and is read roughly as it sounds.
enum HanTransliteration {
    /// The sounds of a run of characters.
    struct Run {
        /// The sounds of all syllables.
        let sounds: [UInt8]
        /// Where the sounds of each syllable begin, and the end.
        let bounds: [Int]
    }

    /// Returns the sounds of a run.
    ///
    /// - Parameter syllables: the Latin reading of each Han character.
    static func read(_ run: [UInt32], syllables: LatinTransliteration.Table) -> Run {
        var sounds: [UInt8] = []
        var bounds = [0]
        for scalar in run {
            sounds += self.sounds(ofSyllable: syllables[scalar] ?? [])
            bounds.append(sounds.count)
        }
        return Run(sounds: sounds, bounds: bounds)
    }

    /// Returns the sounds of a syllable in pinyin, whose q, x and j are pronounced as in no other spelling. The syllable
    /// `er` is used for l and r.
    private static func sounds(ofSyllable letters: [UInt8]) -> [UInt8] {
        if letters == Array("er".utf8) { return [UInt8(ascii: "l")] }
        var sounds: [UInt8] = []
        for (index, letter) in letters.enumerated() {
            switch letter {
            case UInt8(ascii: "x"): sounds.append(UInt8(ascii: "s"))
            case UInt8(ascii: "q"), UInt8(ascii: "j"): sounds.append(UInt8(ascii: "c"))
            case UInt8(ascii: "z"), UInt8(ascii: "c"), UInt8(ascii: "s"):
                let isHushed = index + 1 < letters.count && letters[index + 1] == UInt8(ascii: "h")
                sounds.append(UInt8(ascii: isHushed ? "c" : "s"))
            case UInt8(ascii: "h") where index > 0: break
            case UInt8(ascii: "g") where index > 0: break  // of -ng
            case UInt8(ascii: "w"): sounds.append(UInt8(ascii: "v"))
            case UInt8(ascii: "y"): sounds.append(UInt8(ascii: "i"))
            case UInt8(ascii: "v"): sounds.append(UInt8(ascii: "u"))
            default: sounds.append(letter)
            }
        }
        return sounds
    }

    /// Returns how well whole syllables of a run spell a name, from −1 to 1.
    ///
    /// - Complexity: the product of both numbers of sounds, at most 16 and 48.
    static func similarity(_ name: [UInt8], _ run: Run) -> Float {
        let (rows, columns) = (min(name.count, 16), run.sounds.count)
        guard columns <= 48 else { return -1 }
        let costs = costs
        var total = 0
        for row in 0..<rows { total += costs.weight(name[row]) }
        guard total > 0 else { return -1 }
        let cost = withUnsafeTemporaryAllocation(of: Int.self, capacity: 49) { line in
            line.initialize(repeating: 0)
            // The name may begin at any syllable without cost, or within one at the cost of the sounds before.
            var bound = 0
            for column in 1..<columns + 1 {
                if run.bounds[bound] < column { bound += 1 }
                line[column] = run.bounds[bound] == column ? 0 : line[column - 1] + costs.weight(run.sounds[column - 1])
            }
            for row in 0..<rows {
                let deletion = costs.weight(name[row])
                var diagonal = line[0]
                line[0] += deletion
                for column in 0..<columns {
                    let substituted = diagonal + costs.difference(name[row], run.sounds[column])
                    diagonal = line[column + 1]
                    line[column + 1] = min(
                        substituted, diagonal + deletion, line[column] + costs.weight(run.sounds[column]))
                }
            }
            var best = Int.max
            for end in run.bounds.dropFirst() { best = min(best, line[end]) }
            return best
        }
        return 1 - Float(cost) / Float(total)
    }

    nonisolated(unsafe) private static let costs = SoundCosts(weight: weight, difference: difference)

    private static func weight(_ sound: UInt8) -> UInt8 {
        switch sound {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): 2
        case UInt8(ascii: "h"), UInt8(ascii: "r"): 5
        case UInt8(ascii: "n"): 6
        default: 10
        }
    }

    /// The cost of replacing a sound. Chinese has fewer sounds: l is used for r, and b and p are not distinguished as in
    /// other languages.
    private static func difference(_ one: UInt8, _ two: UInt8) -> UInt8 {
        if one == two { return 0 }
        switch (min(one, two), max(one, two)) {
        case (UInt8(ascii: "l"), UInt8(ascii: "r")): return 1
        case (UInt8(ascii: "b"), UInt8(ascii: "p")), (UInt8(ascii: "d"), UInt8(ascii: "t")),
            (UInt8(ascii: "g"), UInt8(ascii: "k")):
            return 2
        case (UInt8(ascii: "b"), UInt8(ascii: "v")), (UInt8(ascii: "u"), UInt8(ascii: "v")): return 3
        case (UInt8(ascii: "h"), UInt8(ascii: "v")), (UInt8(ascii: "c"), UInt8(ascii: "s")): return 3
        case (UInt8(ascii: "m"), UInt8(ascii: "n")): return 3
        default: break
        }
        if Phonetics.isVowel(one), Phonetics.isVowel(two) { return 1 }
        return UInt8(min(Phonetics.difference(one, two), 12))
    }
}
