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

    /// The characters by which Chinese agencies write foreign names, by what they are used for most.
    private static let characters: Set<UInt32> = Set(
        ("阿埃艾爱安奥澳巴白班邦保鲍贝本比彼宾波伯博布查达戴丹当道德登邓迪蒂丁顿多恩尔法凡菲费芬弗福夫富盖甘冈高戈格根古瓜圭哈海汉豪赫亨胡华霍基吉加贾杰金津"
            + "卡凯坎康考科克肯库夸奎拉莱赖兰朗劳勒雷里利莉丽林琳隆卢鲁路伦罗洛马玛迈麦曼芒梅门蒙米密明摩莫姆穆纳娜南内尼妮宁纽努诺欧帕潘庞佩彭皮平珀普奇齐恰乔"
            + "切琼丘瑞若萨塞赛桑森沙莎山尚绍舍申圣施史士斯丝苏索塔泰坦汤唐特提汀廷图托瓦万旺威韦维魏温文沃乌伍西希锡夏香肖歇谢辛欣休许雅亚延扬耶伊因英尤约泽扎詹"
            + "章珍兹佐朱祖茨策岑楚蔡柴翁娅茜珊姬妲妃蕾薇伍厄俄恰拜贡孔昆拿迦逊仑斐腓堪匈帝蓬佛梵摄亭图翰逊哥甸葛茂茅").unicodeScalars.map(\.value))

    private static let used = (first...last).map(characters.contains)
    private static let first: UInt32 = 0x4E00
    private static let last: UInt32 = 0x9FFF

    private static func isUsed(_ scalar: UInt32) -> Bool {
        scalar >= first && scalar <= last && used[Int(scalar - first)]
    }

    static func runs(of text: [UInt32]) -> [[UInt32]] {
        var found: [[UInt32]] = []
        var run: [UInt32] = []
        for scalar in text {
            if isUsed(scalar) {
                run.append(scalar)
            } else {
                if (2...10).contains(run.count) { found.append(run) }
                run.removeAll(keepingCapacity: true)
            }
        }
        if (2...10).contains(run.count) { found.append(run) }
        return found
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
