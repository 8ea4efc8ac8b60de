/// Calls a function of the standard library with a closure that throws a typed error, which the function itself cannot
/// pass on: closures of `withUTF8`, `withUnsafeBytes` and their like throw any error or none.
///
///     let count = try bridged({ bytes.withUnsafeBytes($0) }) { (bytes) throws(Failure) in try file.read(into: bytes) }
///
/// - Parameters:
///   - function: calls its closure at most once and returns what the closure returned.
///   - body: the closure that throws.
/// - Throws: what `body` throws.
@inlinable @inline(__always)
package func bridged<Argument, Value, Thrown: Error>(
    _ function: ((Argument) -> Result<Value, Thrown>) -> Result<Value, Thrown>,
    _ body: (Argument) throws(Thrown) -> Value
) throws(Thrown) -> Value {
    // The function keeps no closure: the detour only tells the compiler that it cannot call itself through `body`.
    try withoutActuallyEscaping(body) { body in
        function { argument in
            do throws(Thrown) { return .success(try body(argument)) } catch { return .failure(error) }
        }
    }.get()
}
