public import Core

/// What gives units one by one, whatever form they are in.
public protocol UnitReader: AnyObject {
    /// The next unit, nil at the end.
    /// - Throws: `Failure(.badData)` with the place of what cannot be read; units that came before are good.
    func nextUnit() throws(Failure) -> TranslationUnit?
}

extension TMXReader: UnitReader {}
extension TSVReader: UnitReader {}

/// The two languages of a form that does not name them.
public struct LanguagePair: Sendable, Hashable {
    public var source: LanguageTag
    public var target: LanguageTag

    public init(source: LanguageTag, target: LanguageTag) {
        self.source = source
        self.target = target
    }
}
