import CCalqueOpenBLAS

/// The number format of the encoder's matrix products. All but the first need instructions that not every processor has.
public enum Arithmetic: Sendable, CaseIterable {
    /// Single precision, by OpenBLAS.
    case single
    /// Products of bfloat16 numbers summed in single precision, for AVX-512 BF16: twice as fast. The cosine between its
    /// vectors and those of `single` is 0.9999 or more.
    case bfloat16
    /// As `bfloat16`, but the second convolution, which most of the work is, in bytes, for AVX-512 VNNI: twice as fast
    /// again. The cosine is 0.9998 or more: the errors are as often up as down, and the sum over the tokens evens them
    /// out.
    case int8

    /// The fastest arithmetic that this processor supports.
    public static var fastest: Arithmetic {
        for arithmetic in [Arithmetic.int8, .bfloat16] where arithmetic.isAvailable { return arithmetic }
        return .single
    }

    /// Whether this processor supports it.
    public var isAvailable: Bool {
        switch self {
        case .single: true
        case .bfloat16: calque_bf16_available()
        case .int8: calque_bf16_available() && calque_int8_available()
        }
    }

    /// The arithmetic of all products but those of the second convolution.
    var elsewhere: Arithmetic { self == .int8 ? .bfloat16 : self }
}
