package import CalqueCore
package import CalqueUnits

/// Units on their way into a memory, one by one.
package protocol UnitStream: AnyObject {
    /// The header of the file that the last unit is from; nil where the form has none.
    var sourceHeader: TMXHeader? { get }
    /// The same for the same header.
    var headerNumber: Int { get }
    /// The next unit, nil at the end.
    func next() throws(Failure) -> TranslationUnit?
}

extension UnitStream {
    /// For a stream that has one header.
    package var headerNumber: Int { 0 }
}

/// Where units come from. It is opened twice where they are added to a file that has units already, since what is
/// there may be changed by what comes: each time it gives the same units in the same order.
package protocol UnitSource {
    func open() throws(Failure) -> any UnitStream
}

/// Units at hand.
package struct UnitList: UnitSource {
    let units: [TranslationUnit]

    package init(_ units: [TranslationUnit]) { self.units = units }

    package func open() -> any UnitStream { Stream(units) }

    private final class Stream: UnitStream {
        var rest: ArraySlice<TranslationUnit>
        let sourceHeader: TMXHeader? = nil

        init(_ units: [TranslationUnit]) { rest = units[...] }

        func next() -> TranslationUnit? { rest.popFirst() }
    }
}

extension TMXReader: UnitStream {
    package var sourceHeader: TMXHeader? { header }
    package func next() throws(Failure) -> TranslationUnit? { try nextUnit() }
}

extension TSVReader: UnitStream {
    package var sourceHeader: TMXHeader? { nil }
    package func next() throws(Failure) -> TranslationUnit? { try nextUnit() }
}
