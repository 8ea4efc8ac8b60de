import CalqueCore

/// An address that several threads write to.
///
/// Unchecked because the compiler cannot see that they write to parts of their own; the callers see to it.
struct SharedTarget: @unchecked Sendable {
    let address: UnsafeMutablePointer<Float>
}

/// Makes an array of `count` numbers, all of which `body` writes.
func fill(count: Int, body: (SharedTarget) throws(Failure) -> Void) throws(Failure) -> [Float] {
    var failure: Failure?
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
        guard let address = buffer.baseAddress else { return }
        do throws(Failure) {
            try body(SharedTarget(address: address))
            filled = count
        } catch { failure = error }
    }
    if let failure { throw failure }
    return values
}
