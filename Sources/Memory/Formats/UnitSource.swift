public import CalqueCore
public import CalqueUnits

/// Units that are added to a memory, one by one.
public protocol UnitStream: AnyObject {
    /// The header of the file of the last unit; nil if the format has none.
    var sourceHeader: TMXHeader? { get }
    /// A number that identifies the header.
    var headerNumber: Int { get }
    /// Returns the next unit, or nil at the end.
    func next() throws(Failure) -> TranslationUnit?
}

extension UnitStream {
    /// The number for a stream with one header.
    public var headerNumber: Int { 0 }
}

/// A source of units. It is opened twice if the units are added to a file that exists, because present units may be changed
/// by new ones. It must give the same units in the same order each time.
public protocol UnitSource {
    /// Opens a pass over the units.
    func open() throws(Failure) -> any UnitStream
}

/// A source of units in memory.
public struct UnitList: UnitSource {
    let units: [TranslationUnit]

    /// Makes a source of units in memory.
    public init(_ units: [TranslationUnit]) { self.units = units }

    public func open() -> any UnitStream { Stream(units) }

    private final class Stream: UnitStream {
        var rest: ArraySlice<TranslationUnit>
        let sourceHeader: TMXHeader? = nil

        init(_ units: [TranslationUnit]) { rest = units[...] }

        func next() -> TranslationUnit? { rest.popFirst() }
    }
}

extension TMXReader: UnitStream {
    public var sourceHeader: TMXHeader? { header }
    public func next() throws(Failure) -> TranslationUnit? { try nextUnit() }
}

extension TSVReader: UnitStream {
    package var sourceHeader: TMXHeader? { nil }
    package func next() throws(Failure) -> TranslationUnit? { try nextUnit() }
}
