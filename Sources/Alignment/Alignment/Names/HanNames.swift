/// Foreign names in Chinese: 特朗普 for Trump, 克林顿 for Clinton.
///
/// Such a name is a run of characters that are hardly used together otherwise, and reads roughly as it sounds. Each run
/// is compared with the names of the other version.
enum HanNames {
    /// A run of such characters and the sounds of its readings.
    struct Run {
        let sounds: [UInt8]
        /// Where syllables begin, and the end.
        let bounds: [Int]
    }

    /// - Parameter syllables: the Latin reading of each Han character.
    static func read(_ run: [UInt32], syllables: LatinLetters.Table) -> Run {
        var sounds: [UInt8] = []
        var bounds = [0]
        for scalar in run {
            sounds += self.sounds(ofSyllable: syllables[scalar] ?? [])
            bounds.append(sounds.count)
        }
        return Run(sounds: sounds, bounds: bounds)
    }

    /// Pinyin as sounds: q, x and j are written so in no other language; `er` stands for an l or r.
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

    /// How well a name is written by a run or whole syllables of it, from −1 to 1.
    static func similarity(_ name: [UInt8], _ run: Run) -> Float {
        let (rows, columns) = (min(name.count, 16), run.sounds.count)
        guard columns <= 48 else { return -1 }
        let costs = costs
        var total = 0
        for row in 0..<rows { total += costs.weight(name[row]) }
        guard total > 0 else { return -1 }
        let cost = withUnsafeTemporaryAllocation(of: Int.self, capacity: 49) { line in
            line.initialize(repeating: 0)
            // The name may begin at any syllable: free there, as dear as its letters within.
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

    /// Chinese has fewer sounds: l for r, and does not tell b from p where others do.
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
        if Sounds.isVowel(one), Sounds.isVowel(two) { return 1 }
        return UInt8(min(Sounds.difference(one, two), 12))
    }
}
