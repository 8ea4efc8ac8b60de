/// A number as it is written, exactly: 3.2 billion is 32 times ten to the eighth.
struct Amount: Hashable {
    /// Without zeros at its end, so that equal amounts are equal.
    let coefficient: Int
    let exponent: Int

    /// Nil for what is longer than fifteen digits, which no copy has and doubles do not hold.
    init?(coefficient: Int, exponent: Int) {
        guard (0..<1_000_000_000_000_000).contains(coefficient), (-15...15).contains(exponent) else { return nil }
        var (coefficient, exponent) = (coefficient, coefficient == 0 ? 0 : exponent)
        while coefficient % 10 == 0, coefficient > 0 { (coefficient, exponent) = (coefficient / 10, exponent + 1) }
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// Of a key of `NumberValue`, which has six digits: nil where there may have been more.
    init?(key: String) {
        guard key.hasPrefix("#") else { return nil }
        let parts = key.dropFirst().split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, let digits = Int(parts[0]), let exponent = Int(parts[1]), digits < 100_000 else {
            return nil
        }
        self.init(coefficient: digits, exponent: exponent)
    }

    var isWhole: Bool { exponent >= 0 }

    /// Nil with decimals, and where it is too large.
    var whole: Int? {
        guard isWhole, double < 1e16 else { return nil }
        return (0..<exponent).reduce(coefficient) { value, _ in value * 10 }
    }

    var double: Double {
        var (value, power) = (Double(coefficient), 1.0)
        for _ in 0..<abs(exponent) { power *= 10 }
        value = exponent < 0 ? value / power : value * power
        return value
    }

    /// The same in a unit of ten to a power: 3.2 billion in hundreds of millions is 32.
    func inUnits(of power: Int) -> Amount? { Amount(coefficient: coefficient, exponent: exponent - power) }

    /// Digits before and after the decimal mark, with zeros added up to `decimals` of these.
    func digits(decimals least: Int = 0) -> (whole: String, decimals: String) {
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
    var decimals: Int { max(0, -exponent) }
}
