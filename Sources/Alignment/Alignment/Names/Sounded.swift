/// The sounds of a word as they are compared: of a long word the first.
struct Sounded: Sendable {
    /// A byte each.
    let sounds: SIMD16<UInt8>
    /// How many of them there are.
    let count: UInt8
    /// How many sounds the whole word has, and what tells without a comparison that two words sound different.
    let length: UInt16
    let consonants: UInt16
    let groups: UInt8
    /// What `sounds` cost together.
    let weight: UInt16
    /// A bit for each sound that is dear to leave out, and for each that is like one of `sounds`.
    let dear: UInt32
    let reach: UInt32

    init(_ sounds: [UInt8]) {
        var compared = SIMD16<UInt8>()
        count = UInt8(min(sounds.count, Sounds.compared))
        for (index, sound) in sounds.prefix(Sounds.compared).enumerated() { compared[index] = sound }
        self.sounds = compared
        length = UInt16(clamping: sounds.count)
        consonants = UInt16(clamping: sounds.count { !Sounds.isVowel($0) })
        groups = Sounds.groups(sounds)
        weight = sounds.prefix(Sounds.compared).reduce(0) { $0 + UInt16(Sounds.weight($1)) }
        dear = sounds.prefix(Sounds.compared).reduce(0) { $0 | Sounds.dear($1) }
        reach = sounds.prefix(Sounds.compared).reduce(0) { $0 | Sounds.reach($1) }
    }
}
