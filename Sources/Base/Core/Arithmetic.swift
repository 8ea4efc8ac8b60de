// Arithmetic that cannot trap, for numbers that come from files. `scripts/check-arithmetic` lists the places that need it.

extension Int {
    /// Makes the integer part of a number. A number that does not fit becomes the nearest integer that does; NaN becomes 0.
    package init(saturating value: some BinaryFloatingPoint) {
        if let exact = Int(exactly: value.rounded(.towardZero)) {
            self = exact
        } else {
            self = value.isNaN ? 0 : value < 0 ? .min : .max
        }
    }

    /// Returns the sum; the nearest integer if the sum does not fit.
    package func saturatingSum(_ other: Int) -> Int {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? (other < 0 ? .min : .max) : sum
    }
}
