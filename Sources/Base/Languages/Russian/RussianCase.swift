/// A grammatical case of Russian.
package enum RussianCase: Sendable, Hashable, CaseIterable {
    case nominative, genitive, dative, accusative, instrumental, prepositional
}
