import CCalqueOpenBLAS

/// The number format of the encoder's matrix products. All but the first need instructions that not every processor has.
public enum Arithmetic: Sendable, CaseIterable {
    /// Single precision, by OpenBLAS.
    case single
    /// Products of bfloat16 numbers summed in single precision, for AVX-512 BF16: twice as fast. The cosine between its
    /// vectors and those of `single` is 0.9999 or more.
    case bfloat16
    /// The convolutions, which most of the work is, in bytes, for AVX-512 VNNI; the rest in bfloat16, or in 12 bits where the
    /// processor has no bfloat16. The cosine is 0.9998 or more: the errors are as often up as down, and the sum over the tokens
    /// evens them out.
    case int8
    /// As `int8`, but for AVX2, where one operand of a product of bytes has 7 bits. The cosine is 0.999 or more.
    case int7

    /// The fastest arithmetic that this processor supports.
    public static var fastest: Arithmetic {
        for arithmetic in [Arithmetic.int8, .bfloat16, .int7] where arithmetic.isAvailable { return arithmetic }
        return .single
    }

    /// Whether this processor supports it.
    public var isAvailable: Bool {
        switch self {
        case .single: true
        case .bfloat16: calque_bf16_available()
        case .int8: calque_kernel_has(CALQUE_KERNEL_VNNI)
        case .int7: calque_kernel_has(CALQUE_KERNEL_AVX2)
        }
    }

    /// The format of the numbers of a matrix.
    enum Format { case single, bfloat16, words, bytes }

    /// The format for products whose errors the sum over the tokens evens out.
    var averaged: Format {
        switch self {
        case .single: .single
        case .bfloat16: .bfloat16
        case .int8, .int7: .bytes
        }
    }

    /// The format for the others.
    var exact: Format { self == .single ? .single : calque_bf16_available() && self != .int7 ? .bfloat16 : .words }

    /// The kernel of products in bytes and words.
    var kernel: calque_kernel {
        switch self {
        case .single, .bfloat16: CALQUE_KERNEL_NONE
        case .int8: CALQUE_KERNEL_VNNI
        case .int7: CALQUE_KERNEL_AVX2
        }
    }
}
