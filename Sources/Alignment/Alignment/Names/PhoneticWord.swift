/// The sounds of a word, prepared for comparison: the first 16, with bit sets that reject most pairs early.
struct PhoneticWord: Sendable {
    /// The sounds that are compared, a byte each.
    let sounds: SIMD16<UInt8>
    /// The number of sounds that are compared.
    let count: UInt8
    /// The number of sounds of the whole word.
    let length: UInt16
    /// The number of consonants of the whole word.
    let consonants: UInt16
    /// The groups of consonants of the whole word (`Phonetics.groups`).
    let groups: UInt8
    /// The cost of deleting all sounds that are compared.
    let weight: UInt16
    /// A bit for each sound that is expensive to delete.
    let dear: UInt32
    /// A bit for each sound that is similar to one of the word's.
    let reach: UInt32

    init(_ sounds: [UInt8]) {
        var compared = SIMD16<UInt8>()
        count = UInt8(min(sounds.count, Phonetics.compared))
        for (index, sound) in sounds.prefix(Phonetics.compared).enumerated() { compared[index] = sound }
        self.sounds = compared
        length = UInt16(clamping: sounds.count)
        consonants = UInt16(clamping: sounds.count { !Phonetics.isVowel($0) })
        groups = Phonetics.groups(sounds)
        weight = sounds.prefix(Phonetics.compared).reduce(0) { $0 + UInt16(Phonetics.weight($1)) }
        dear = sounds.prefix(Phonetics.compared).reduce(0) { $0 | Phonetics.dear($1) }
        reach = sounds.prefix(Phonetics.compared).reduce(0) { $0 | Phonetics.reach($1) }
    }
}
