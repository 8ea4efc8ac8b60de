import CalqueCore

/// A word of a version as it sounds.
struct Word {
    let form: WordForm
    /// Whether it is written with a capital anywhere: a name, or the first of a sentence.
    var isCapital: Bool

    /// Lower-case letters in Latin.
    var letters: [UInt8] { form.letters }
    var sounds: [UInt8] { form.sounds }
}

/// The different words of a version that its translation may hold in another spelling: names above all, and words of
/// Greek and Latin that both languages took (президент, president).
struct Names {
    private(set) var words: [Word] = []
    /// For each segment the numbers of its words, without repetition.
    private(set) var segments: [[Int]] = []

    /// - Parameter isTaken: says of a place in a segment whether its word is a term of another kind.
    init(_ text: VersionText, isTaken: (_ segment: Int, _ place: Int) -> Bool = { _, _ in false }) {
        // Words that differ in capitals alone are one.
        var folded: [UInt64: Int] = [:]
        var numbers = [Int](repeating: -1, count: text.forms.count)
        segments.reserveCapacity(text.words.count)
        for (segment, occurrences) in text.words.enumerated() {
            var inSegment: [Int] = []
            for occurrence in occurrences {
                let form = text.forms[Int(occurrence.form)]
                guard form.length >= (form.isCapital ? 2 : 5), !isTaken(segment, Int(occurrence.start)) else {
                    continue
                }
                var number = numbers[Int(occurrence.form)]
                if number < 0 {
                    number = folded[form.folded] ?? words.count
                    if number == words.count {
                        folded[form.folded] = number
                        words.append(Word(form: form, isCapital: form.isCapital))
                    }
                    numbers[Int(occurrence.form)] = number
                    if form.isCapital { words[number].isCapital = true }
                }
                if !inSegment.contains(number) { inSegment.append(number) }
            }
            segments.append(inSegment)
        }
    }

    /// A word of the target that those of the source are compared with.
    private struct Candidate {
        let number: Int
        let sounded: Sounded
        let isCapital: Bool
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
        var starting = [[Candidate]](repeating: [], count: 32)
        for (number, word) in target.words.enumerated() {
            let sounded = word.form.sounded
            guard sounded.count > 0 else { continue }
            starting[Int(sounded.sounds[0] & 31)].append(
                Candidate(number: number, sounded: sounded, isCapital: word.isCapital))
        }
        let firsts = starting.indices.filter { !starting[$0].isEmpty }
        for (number, word) in source.words.enumerated() {
            let sounded = word.form.sounded
            guard sounded.count > 0 else { continue }
            for otherFirst in firsts where mayStart(sounded.sounds[0], UInt8(otherFirst) | 0x60) {
                for other in starting[otherFirst]
                where abs(Int(sounded.consonants) - Int(other.sounded.consonants)) <= 2 {
                    // Of the bits that differ all but two are taken off.
                    let differing = sounded.groups ^ other.sounded.groups
                    let fewer = differing & (differing &- 1)
                    guard fewer & (fewer &- 1) == 0 else { continue }
                    let areNames = word.isCapital && other.isCapital
                    let shorter = min(sounded.length, other.sounded.length)
                    guard
                        shorter >= (areNames ? 3 : 4) || word.letters == target.words[other.number].letters
                    else { continue }
                    let enough = (areNames ? leastName : least) + (shorter < 5 ? 0.1 : 0)
                    if let similarity = Sounds.similarity(sounded, other.sounded, atLeast: enough) {
                        found.append((number, other.number, similarity))
                    }
                }
            }
        }
        return found
    }

    private static func mayStart(_ one: UInt8, _ two: UInt8) -> Bool {
        one == two || Sounds.difference(one, two) <= 6 || (isWeak(one) && isWeak(two))
    }

    /// What may stand or fall at the start of a name: Hamburg, Гамбург; William, Уильям; Ukraine.
    private static func isWeak(_ sound: UInt8) -> Bool {
        Sounds.isVowel(sound) || sound == UInt8(ascii: "h") || sound == UInt8(ascii: "v")
    }
}
