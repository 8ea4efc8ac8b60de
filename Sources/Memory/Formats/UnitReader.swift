package import CalqueCore
package import CalqueUnits

/// What gives units one by one, whatever form they are in.
package protocol UnitReader: AnyObject {
    /// The next unit, nil at the end.
    /// - Throws: `Failure(.badData)` with the place of what cannot be read; units that came before are good.
    func nextUnit() throws(Failure) -> TranslationUnit?
}

extension TMXReader: UnitReader {}
extension TSVReader: UnitReader {}

/// The two languages of a form that does not name them.
package struct LanguagePair: Sendable, Hashable {
    package var source: LanguageTag
    package var target: LanguageTag

    package init(source: LanguageTag, target: LanguageTag) {
        self.source = source
        self.target = target
    }
}
