import Core

/// A word of a version as it sounds.
struct Word {
    /// Lower-case letters in Latin.
    let letters: [UInt8]
    let sounds: [UInt8]
    /// Whether it is written with a capital anywhere: a name, or the first of a sentence.
    var isCapital: Bool
}

/// The different words of a version that its translation may hold in another spelling: names above all, and words of
/// Greek and Latin that both languages took (президент, president).
struct Names {
    private(set) var words: [Word] = []
    /// For each segment the numbers of its words, without repetition.
    private(set) var segments: [[Int]] = []

    /// - Parameter texts: the segments as scalars.
    init(_ texts: [[UInt32]], language: LanguageTag, letters: [UInt32: [UInt8]]) {
        // By a hash of the spelling: no array is made for a word that is known.
        var numbers: [UInt64: Int] = [:]
        for text in texts {
            var inSegment: [Int] = []
            Letters.forEachWord(of: text) { range, isCapital in
                guard range.count >= (isCapital ? 2 : 5) else { return }
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                for at in range { hash = (hash ^ UInt64(Letters.lowercase(text[at]))) &* 0x100_0000_01b3 }
                if let known = numbers[hash] {
                    if isCapital { words[known].isCapital = true }
                    if !inSegment.contains(known) { inSegment.append(known) }
                    return
                }
                let stem = Letters.stem(text[range].map(Letters.lowercase), language)
                var latin: [UInt8] = []
                for scalar in stem {
                    if scalar < 0x80 { latin.append(UInt8(scalar)) } else { latin += letters[scalar] ?? [] }
                }
                numbers[hash] = words.count
                inSegment.append(words.count)
                words.append(Word(letters: latin, sounds: Sounds.of(latin), isCapital: isCapital))
            }
            segments.append(inSegment)
        }
    }

    /// Numbers of words of both sides that are taken for one: each of the source with those of the target that sound
    /// alike.
    ///
    /// - Complexity: the product of the numbers of different words that begin with like sounds; of most pairs only
    ///   the first sounds are compared.
    static func matches(_ source: Names, _ target: Names) -> [(source: Int, target: Int, similarity: Float)] {
        var found: [(source: Int, target: Int, similarity: Float)] = []
        // Found on the news dev sets, as all thresholds here.
        let least: Float = 0.74
        let leastName: Float = 0.66
        let counts = target.words.map { consonants($0.sounds) }
        let groups = target.words.map { Sounds.groups($0.sounds) }
        var starting = [[Int]](repeating: [], count: 32)
        for (number, word) in target.words.enumerated() {
            if let first = word.sounds.first { starting[Int(first & 31)].append(number) }
        }
        let firsts = starting.indices.filter { !starting[$0].isEmpty }
        for (number, word) in source.words.enumerated() {
            guard let first = word.sounds.first else { continue }
            let count = consonants(word.sounds)
            let group = Sounds.groups(word.sounds)
            for otherFirst in firsts where mayStart(first, UInt8(otherFirst) | 0x60) {
                for otherNumber in starting[otherFirst] where abs(count - counts[otherNumber]) <= 2 {
                    guard (group ^ groups[otherNumber]).nonzeroBitCount <= 2 else { continue }
                    let other = target.words[otherNumber]
                    let areNames = word.isCapital && other.isCapital
                    let shorter = min(word.sounds.count, other.sounds.count)
                    guard shorter >= (areNames ? 3 : 4) || word.letters == other.letters else { continue }
                    let enough = (areNames ? leastName : least) + (shorter < 5 ? 0.1 : 0)
                    if let similarity = Sounds.similarity(word.sounds, other.sounds, atLeast: enough) {
                        found.append((number, otherNumber, similarity))
                    }
                }
            }
        }
        return found
    }

    private static func consonants(_ sounds: [UInt8]) -> Int {
        var count = 0
        for sound in sounds where !Sounds.isVowel(sound) { count += 1 }
        return count
    }

    private static func mayStart(_ one: UInt8, _ two: UInt8) -> Bool {
        one == two || Sounds.difference(one, two) <= 6 || (isWeak(one) && isWeak(two))
    }

    /// What may stand or fall at the start of a name: Hamburg, Гамбург; William, Уильям; Ukraine.
    private static func isWeak(_ sound: UInt8) -> Bool {
        Sounds.isVowel(sound) || sound == UInt8(ascii: "h") || sound == UInt8(ascii: "v")
    }
}
