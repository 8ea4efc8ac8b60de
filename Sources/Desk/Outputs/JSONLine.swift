package import CalqueCore
import CalqueJSON

/// JSON Lines: one value a line. Keys are in alphabetical order, so that the same result gives the same bytes.
package enum JSONLine {
    /// Returns the value as one line, without its end.
    ///
    /// - Throws: `Failure(.internal)` for a value that JSON cannot hold, such as an infinite number.
    package static func text(_ value: some Encodable) throws(Failure) -> String { try JSONWriter.text(of: value) }

    /// Returns a number with three decimals, which is more than a confidence or a score determines.
    static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
