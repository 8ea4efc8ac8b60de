public import CalqueCore
public import CalqueUnits

/// A writer that takes units one by one, in any format.
public protocol UnitWriter: AnyObject {
    /// Writes a unit.
    func write(_ unit: TranslationUnit) throws(Failure)
    /// Ends the output. The output is complete only after it.
    func finish() throws(Failure)
}

extension TSVWriter: UnitWriter {}
extension CSVWriter: UnitWriter {}
extension MosesWriter: UnitWriter {}
extension WeblateWriter: UnitWriter {}

extension TMXWriter: UnitWriter {
    public func finish() throws(Failure) { try finish(comments: []) }
}

extension TranslationUnit {
    /// Returns the first variant in exactly this language, or else the first whose language counts as it.
    func variant(
        for language: LanguageTag, where same: (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool
    ) -> Variant? {
        variants.first { $0.language == language } ?? variants.first { same($0.language, language) }
    }
}
