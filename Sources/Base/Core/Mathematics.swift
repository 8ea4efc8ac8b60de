// The C library's elementary functions, inlined into the rooms that compute; `CalqueIO` would otherwise be their only way
// to it.

public import CCalqueSystem

/// Returns *e* to the power of `x`.
@inlinable @inline(__always)
package func exp(_ x: Double) -> Double { calque_exp(x) }

/// Returns *e* to the power of `x`.
@inlinable @inline(__always)
package func exp(_ x: Float) -> Float { calque_expf(x) }

/// Returns the natural logarithm of `x`.
@inlinable @inline(__always)
package func log(_ x: Double) -> Double { calque_log(x) }

/// Returns the natural logarithm of `x`.
@inlinable @inline(__always)
package func log(_ x: Float) -> Float { calque_logf(x) }

/// Returns the logarithm of `x` to the base 2.
@inlinable @inline(__always)
package func log2(_ x: Double) -> Double { calque_log2(x) }

/// Returns the logarithm of `x` to the base 2.
@inlinable @inline(__always)
package func log2(_ x: Float) -> Float { calque_log2f(x) }

/// Returns `x` to the power of `y`.
@inlinable @inline(__always)
package func pow(_ x: Double, _ y: Double) -> Double { calque_pow(x, y) }

/// Returns `x` to the power of `y`.
@inlinable @inline(__always)
package func pow(_ x: Float, _ y: Float) -> Float { calque_powf(x, y) }
