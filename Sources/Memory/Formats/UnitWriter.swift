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
