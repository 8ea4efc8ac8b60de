import CalqueCore

/// The different words of a document that its translation may have in another spelling: names, and cognates such as
/// президент and president.
struct NameCandidates {
    /// A word that may be a name or a cognate.
    struct Word {
        let form: WordForm
        /// Whether it begins with a capital anywhere in the document: a name, or the first word of a sentence.
        var isCapital: Bool
        /// Whether it may be a name: it is written with a capital, or its script has none.
        var mayBeName: Bool { isCapital || form.isCaseless }

        /// The stem in lower-case Latin letters.
        var letters: [UInt8] { form.letters }
        /// The sounds of the stem.
        var sounds: [UInt8] { form.sounds }
    }

    private(set) var words: [Word] = []
    /// For each segment the indices of its words, without repetition.
    private(set) var segments: [[Int]] = []

    /// - Parameter isTaken: returns whether the word at a place in a segment is a term of another kind.
    /// - Complexity: linear in the text.
    init(_ text: DocumentText, isTaken: (_ segment: Int, _ place: Int) -> Bool = { _, _ in false }) {
        // Words that differ only in case are one.
        var folded: [UInt64: Int] = [:]
        var numbers = [Int](repeating: -1, count: text.forms.count)
        segments.reserveCapacity(text.words.count)
        for (segment, occurrences) in text.words.enumerated() {
            var inSegment: [Int] = []
            for occurrence in occurrences {
                let form = text.forms[Int(occurrence.form)]
                guard form.length >= (form.isCapital || form.isCaseless ? 2 : 5),
                    !isTaken(segment, Int(occurrence.start))
                else {
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
        let phonetic: PhoneticWord
        let isCapital: Bool
        let isCaseless: Bool
    }

    /// Returns the pairs of words of two documents that sound alike.
    ///
    /// - Returns: the indices of both words, and their similarity from 0 to 1.
    /// - Complexity: the number of pairs of words that begin with similar sounds. Most pairs are rejected by a comparison
    ///   of bit sets.
    static func matches(_ source: NameCandidates, _ target: NameCandidates) -> [(
        source: Int, target: Int, similarity: Float
    )] {
        var found: [(source: Int, target: Int, similarity: Float)] = []
        // All thresholds were tuned on the development sets of news.
        let least: Float = 0.74
        let leastName: Float = 0.66
        var starting = [[Candidate]](repeating: [], count: 32)
        for (number, word) in target.words.enumerated() {
            let phonetic = word.form.phonetic
            guard phonetic.count > 0 else { continue }
            starting[Int(phonetic.sounds[0] & 31)].append(
                Candidate(
                    number: number, phonetic: phonetic, isCapital: word.isCapital, isCaseless: word.form.isCaseless))
        }
        let firsts = starting.indices.filter { !starting[$0].isEmpty }
        for (number, word) in source.words.enumerated() {
            let phonetic = word.form.phonetic
            guard phonetic.count > 0 else { continue }
            for otherFirst in firsts where mayStart(phonetic.sounds[0], UInt8(otherFirst) | 0x60) {
                for other in starting[otherFirst]
                where abs(Int(phonetic.consonants) - Int(other.phonetic.consonants)) <= 2 {
                    // At most two groups of consonants may differ: two bits are cleared, and none may be left.
                    let differing = phonetic.groups ^ other.phonetic.groups
                    let fewer = differing & (differing &- 1)
                    guard fewer & (fewer &- 1) == 0 else { continue }
                    let areNames =
                        word.isCapital && (other.isCapital || other.isCaseless)
                        || other.isCapital && word.form.isCaseless
                    let shorter = min(phonetic.length, other.phonetic.length)
                    guard
                        shorter >= (areNames ? 3 : 4) || word.letters == target.words[other.number].letters
                    else { continue }
                    let enough = (areNames ? leastName : least) + (shorter < 5 ? 0.1 : 0)
                    if let similarity = Phonetics.similarity(phonetic, other.phonetic, atLeast: enough) {
                        found.append((number, other.number, similarity))
                    }
                }
            }
        }
        return found
    }

    private static func mayStart(_ one: UInt8, _ two: UInt8) -> Bool {
        one == two || Phonetics.difference(one, two) <= 6 || (isWeak(one) && isWeak(two))
    }

    /// Whether a sound is often dropped or changed at the start of a name: Hamburg, Гамбург; William, Уильям.
    private static func isWeak(_ sound: UInt8) -> Bool {
        Phonetics.isVowel(sound) || sound == UInt8(ascii: "h") || sound == UInt8(ascii: "v")
    }
}
