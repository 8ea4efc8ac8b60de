import CalqueCore
import CalqueLanguages
import CalqueLexicons

/// A word in one spelling, with all its properties that the features need, computed once.
final class WordForm: Sendable {
    /// The number of characters.
    let length: Int
    /// Whether it begins with a capital.
    let isCapital: Bool
    /// Whether its script has no capitals, so that any of its words may be a name.
    let isCaseless: Bool
    /// `SpellingHash` of its lower-case spelling.
    let folded: UInt64
    /// The key of the word in a lexicon.
    let lexical: LexiconWord
    /// The stem in lower-case Latin letters.
    let letters: [UInt8]
    /// The sounds of the stem, as `Phonetics` gives them.
    let sounds: [UInt8]
    /// The sounds, prepared for comparison.
    let phonetic: PhoneticWord
    /// The value of a number word.
    let value: Double?
    /// The names known to ICU that begin with this word.
    let names: [LocaleTerms.Name]

    /// The common scripts with capitals, Latin, Greek, Cyrillic and Armenian, lie below; Hebrew is the first without.
    private static let firstCaseless: UInt32 = 0x590

    fileprivate init(_ word: ArraySlice<UInt32>, _ language: WordForms.Language) throws(Failure) {
        let lower = word.map(Letters.lowercase)
        length = word.count
        isCapital = lower[0] != word[word.startIndex]
        isCaseless = lower[0] >= Self.firstCaseless && Unicode.Scalar(lower[0])?.properties.isCased == false
        folded = lower.reduce(SpellingHash.seed) { SpellingHash.extend($0, $1) }
        let stem = Letters.stem(lower, language.tag)
        lexical = LexiconWord(stem)
        letters = try LatinTransliteration.shared.spelling(of: stem)
        sounds = Phonetics.sounds(of: letters)
        phonetic = PhoneticWord(sounds)
        value = language.numbers.value(of: word)
        names = language.terms.names(startingWith: word)
    }
}

/// A cache of the word forms of one language, kept from text to text.
///
/// It is a hash table with open addressing, by `SpellingHash` alone: two words with the same 64-bit hash count as one.
struct WordForms: Sendable {
    private struct Slot {
        /// `SpellingHash` of the word.
        let hash: UInt64
        /// The index in `forms`; −1 in an empty slot.
        let form: Int32
        /// The number of the word in the text that last held it.
        var number: Int32
        /// Which text that was.
        var text: UInt32
    }

    /// The tables of the language that word forms are made with.
    fileprivate struct Language: Sendable {
        let tag: LanguageTag
        let numbers: NumberWords
        let terms: LocaleTerms
    }

    private let language: Language
    private var forms: [WordForm] = []
    private var slots = [Slot](repeating: Slot(hash: 0, form: -1, number: 0, text: 0), count: 1 << 10)
    /// The number of the current text.
    private var text: UInt32 = 0

    private static let limit = 1 << 16

    /// - Throws: `Failure(.internal)` if ICU's data is incomplete.
    init(_ language: LanguageTag) throws(Failure) {
        self.language = Language(tag: language, numbers: .of(language), terms: try .of(language))
    }

    /// Whether the cache has reached its limit and should be dropped.
    var isFull: Bool { forms.count >= Self.limit }

    /// Starts a new text, whose words are numbered from 0 in the order of their first occurrence.
    mutating func begin() { text &+= 1 }

    /// Returns the number of a word in the current text, and appends its form to `known` at its first occurrence.
    ///
    /// - Throws: `Failure(.internal)` if ICU's data is incomplete.
    mutating func number(
        _ word: UnsafeBufferPointer<UInt32>.SubSequence, hash: UInt64, addingTo known: inout [WordForm]
    ) throws(Failure) -> Int32 {
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

    /// Returns the slot of a word, or the empty slot where it would be.
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
