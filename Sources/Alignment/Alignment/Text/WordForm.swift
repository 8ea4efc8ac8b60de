import CalqueCore
import CalqueLanguages
import CalqueLexicons

/// A word as texts spell it, and all that the extractors of terms ask of it, found out once.
final class WordForm: Sendable {
    /// In characters.
    let length: Int
    /// Whether it begins with a capital.
    let isCapital: Bool
    /// A hash of its lower-case spelling.
    let folded: UInt64
    /// As a lexicon knows it.
    let lexical: LexiconWord
    /// Without its ending, in Latin letters.
    let letters: [UInt8]
    let sounds: [UInt8]
    let sounded: Sounded
    /// The value of a word that is a number.
    let value: Double?
    /// What ICU names and begins with this word; the last may be the only one that is surely named.
    let names: [LocaleTerms.Name]

    fileprivate init(_ word: ArraySlice<UInt32>, _ language: WordForms.Language) throws {
        let lower = word.map(Letters.lowercase)
        length = word.count
        isCapital = lower[0] != word[word.startIndex]
        folded = lower.reduce(SpellingHash.seed) { SpellingHash.extend($0, $1) }
        let stem = Letters.stem(lower, language.tag)
        lexical = LexiconWord(stem)
        letters = try LatinLetters.shared.spelling(of: stem)
        sounds = Sounds.of(letters)
        sounded = Sounded(sounds)
        value = language.numbers.value(of: word)
        names = language.terms.names(startingWith: word)
    }
}

/// The words of one language that were met so far, so that what a word says is found out once in a batch.
struct WordForms: Sendable {
    /// A place of a hash table with open addressing.
    private struct Slot {
        /// `SpellingHash` of the word's characters, by which it is known.
        let hash: UInt64
        /// −1 where there is none.
        let form: Int32
        /// Its number in the text that was read last of those that hold it, and which text that was.
        var number: Int32
        var text: UInt32
    }

    /// What is asked of words of the language.
    fileprivate struct Language: Sendable {
        let tag: LanguageTag
        let numbers: NumberWords
        let terms: LocaleTerms
    }

    private let language: Language
    private var forms: [WordForm] = []
    private var slots = [Slot](repeating: Slot(hash: 0, form: -1, number: 0, text: 0), count: 1 << 10)
    /// The text that is being read.
    private var text: UInt32 = 0

    /// So many are kept; then it starts anew.
    private static let most = 1 << 16

    init(_ language: LanguageTag) throws {
        self.language = Language(tag: language, numbers: .of(language), terms: try .of(language))
    }

    var isFull: Bool { forms.count >= Self.most }

    /// From now on words are numbered in the order in which they come.
    mutating func begin() { text &+= 1 }

    /// The number in this text of a word that stands in it; one that is new to the text is added to `known`.
    mutating func number(
        _ word: UnsafeBufferPointer<UInt32>.SubSequence, hash: UInt64, addingTo known: inout [WordForm]
    ) throws -> Int32 {
        var slot = place(of: hash)
        if slots[slot].form < 0 {
            if 2 * (forms.count + 1) > slots.count {
                grow()
                slot = place(of: hash)
            }
            forms.append(try WordForm(Array(word)[...], language))
            slots[slot] = Slot(hash: hash, form: Int32(forms.count - 1), number: 0, text: text &- 1)
        }
        if slots[slot].text != text {
            slots[slot].text = text
            slots[slot].number = Int32(known.count)
            known.append(forms[Int(slots[slot].form)])
        }
        return slots[slot].number
    }

    /// Where a word is, or would be.
    private func place(of hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot].form >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(hash: 0, form: -1, number: 0, text: 0), count: 2 * old.count)
        for slot in old where slot.form >= 0 { slots[place(of: slot.hash)] = slot }
    }
}
