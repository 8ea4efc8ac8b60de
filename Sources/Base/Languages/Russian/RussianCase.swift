/// A grammatical case of Russian.
public enum RussianCase: Sendable, Hashable, CaseIterable {
    case nominative, genitive, dative, accusative, instrumental, prepositional
}
