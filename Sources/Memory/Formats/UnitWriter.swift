package import CalqueCore
package import CalqueUnits

/// What takes units one by one and writes them in its form.
package protocol UnitWriter: AnyObject {
    func write(_ unit: TranslationUnit) throws(Failure)
    /// Writes the rest. Nothing is complete without it.
    func finish() throws(Failure)
}

extension TSVWriter: UnitWriter {}
extension CSVWriter: UnitWriter {}
extension MosesWriter: UnitWriter {}
extension WeblateWriter: UnitWriter {}

extension TMXWriter: UnitWriter {
    package func finish() throws(Failure) { try finish(comments: []) }
}

extension TranslationUnit {
    /// The first variant of exactly that language, else the first that `same` takes for it.
    func variant(
        for language: LanguageTag, where same: (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool
    ) -> Variant? {
        variants.first { $0.language == language } ?? variants.first { same($0.language, language) }
    }
}
