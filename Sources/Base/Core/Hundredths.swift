/// A share from 0 to 1 with two decimals, as confidences are written.
package enum Hundredths {
    /// Returns the share rounded down, so that an uncertain value never reads 1.00. A value outside 0 to 1 becomes the
    /// nearer end, and NaN becomes 0.00.
    package static func text(_ share: Double) -> String {
        let hundredths = share.isNaN ? 0 : Int(saturating: min(max(share, 0), 1) * 100 + 1e-9)
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
