/// The sounds of a word, with what tells without a comparison that two words sound different.
struct Sounded: Sendable {
    let sounds: [UInt8]
    let consonants: Int
    let groups: UInt8
    /// What its sounds cost together, of as many as are compared.
    let weight: Int

    init(_ sounds: [UInt8]) {
        self.sounds = sounds
        consonants = sounds.count { !Sounds.isVowel($0) }
        groups = Sounds.groups(sounds)
        weight = sounds.prefix(Sounds.compared).reduce(0) { $0 + Sounds.weight($1) }
    }
}
