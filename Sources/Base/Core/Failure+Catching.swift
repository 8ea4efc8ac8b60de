extension Failure {
    /// Turns any error into a failure. A `Failure` stays as it is; every other error becomes `internal`.
    package init(catching error: any Error) {
        self = error as? Failure ?? Failure(.internal, "\(error)")
    }

    /// Runs code whose errors are untyped, such as a closure of the standard library, and throws them as failures.
    package static func typed<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
        do { return try body() } catch { throw Failure(catching: error) }
    }
}
