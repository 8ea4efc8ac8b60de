public import CalqueCore
public import CalqueUnits

/// A reader that gives units one by one, in any format.
public protocol UnitReader: AnyObject {
    /// Returns the next unit, or nil at the end.
    ///
    /// - Throws: `Failure(.badData)` with the place of the fault. Earlier units are valid.
    func nextUnit() throws(Failure) -> TranslationUnit?
}

extension TMXReader: UnitReader {}
extension TSVReader: UnitReader {}

/// The languages of the units of a format that does not name them.
public struct LanguagePair: Sendable, Hashable {
    /// The language of the source texts.
    public var source: LanguageTag
    /// The language of the translations.
    public var target: LanguageTag

    /// Makes a pair.
    public init(source: LanguageTag, target: LanguageTag) {
        self.source = source
        self.target = target
    }
}
