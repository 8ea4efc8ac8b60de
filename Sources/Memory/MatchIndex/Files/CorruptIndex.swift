package import CalqueCore

/// The error for bytes of an index that are not those that were written.
package struct CorruptIndex: Error {
    package init() {}
}

/// The error of a query to an index.
package enum IndexError: Error {
    /// The index is corrupt (`CorruptIndex`) and must be rebuilt.
    case corrupt
    case failure(Failure)
}

/// Evaluates an expression that reads an index.
/// - Throws: `IndexError.corrupt` when the index is corrupt.
package func orCorrupt<Value>(_ value: @autoclosure () throws(CorruptIndex) -> Value) throws(IndexError) -> Value {
    do throws(CorruptIndex) { return try value() } catch { throw .corrupt }
}

/// Evaluates an expression that does not read an index, as part of a query to one.
/// - Throws: the error as `IndexError.failure`.
package func orFailure<Value>(_ value: @autoclosure () throws(Failure) -> Value) throws(IndexError) -> Value {
    do throws(Failure) { return try value() } catch { throw .failure(error) }
}
