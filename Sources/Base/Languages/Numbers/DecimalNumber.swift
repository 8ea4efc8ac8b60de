/// A number that is not negative, exactly as it is written: 3.2 billion is 32 times ten to the eighth.
package struct DecimalNumber: Hashable, Sendable {
    /// The digits, without zeros at their end, so that equal numbers are equal.
    package let coefficient: Int
    /// The power of ten that multiplies the digits.
    package let exponent: Int

    /// Creates a number from its digits.
    ///
    /// - Returns: nil for more than fifteen digits, which no copy has and doubles do not hold.
    package init?(coefficient: Int, exponent: Int) {
        guard (0..<1_000_000_000_000_000).contains(coefficient), (-15...15).contains(exponent) else { return nil }
        self.init(normalising: coefficient, exponent)
    }

    /// Creates a number from a value, rounded to six digits, so that values that were calculated in different ways are
    /// equal. Zero stands for values that are not positive and finite.
    package init(rounding value: Double) {
        guard value > 0, value.isFinite else {
            self.init(normalising: 0, 0)
            return
        }
        var mantissa = value
        var exponent = 0
        while mantissa >= 1e6 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa < 99_999.95 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        // bounded: the mantissa is below a million.
        self.init(normalising: Int(mantissa.rounded()), exponent)
    }

    private init(normalising coefficient: Int, _ exponent: Int) {
        var (coefficient, exponent) = (coefficient, coefficient == 0 ? 0 : exponent)
        while coefficient % 10 == 0, coefficient > 0 { (coefficient, exponent) = (coefficient / 10, exponent + 1) }
        (self.coefficient, self.exponent) = (coefficient, exponent)
    }

    /// Whether a number that was rounded may have had more digits, or is too large or too small to be written.
    package var isInexact: Bool {
        coefficient == 0 || coefficient >= 100_000 || !(-15...15).contains(exponent)
    }

    /// Whether it has no decimals.
    package var isWhole: Bool { exponent >= 0 }

    /// The number as an integer; nil with decimals, and where it is too large.
    package var whole: Int? {
        guard isWhole, double < 1e16 else { return nil }
        return (0..<exponent).reduce(coefficient) { value, _ in value * 10 }
    }

    /// The nearest floating-point number.
    package var double: Double {
        var (value, power) = (Double(coefficient), 1.0)
        for _ in 0..<abs(exponent) { power *= 10 }
        value = exponent < 0 ? value / power : value * power
        return value
    }

    /// Returns the same amount in a unit of ten to a power: 3.2 billion in hundreds of millions is 32.
    package func inUnits(of power: Int) -> DecimalNumber? {
        DecimalNumber(coefficient: coefficient, exponent: exponent - power)
    }

    /// Returns the digits before and after the decimal mark.
    ///
    /// - Parameter least: how many digits after the mark there are at least; zeros are added.
    package func digits(decimals least: Int = 0) -> (whole: String, decimals: String) {
        let digits = String(coefficient)
        if exponent >= 0 {
            return (
                digits + String(repeating: "0", count: coefficient == 0 ? 0 : exponent),
                String(repeating: "0", count: least)
            )
        }
        let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
        let decimals = String(padded.suffix(-exponent))
        return (
            String(padded.dropLast(-exponent)),
            decimals + String(repeating: "0", count: max(0, least - decimals.count))
        )
    }

    /// How many decimals it has.
    package var decimals: Int { max(0, -exponent) }
}
