/// Reads the fields of a Protocol Buffers message: numbers and runs of bytes, which are all that models need.
///
/// Source: "Encoding", protobuf.dev/programming-guides/encoding.
struct ProtocolBuffer {
    /// The value of a field.
    enum Value {
        case number(UInt64)
        case float(Float)
        case bytes(UnsafeRawBufferPointer)
    }

    private var rest: Slice<UnsafeRawBufferPointer>
    /// Whether the message was valid so far.
    private(set) var isSound = true

    init(_ message: UnsafeRawBufferPointer) { rest = message[...] }

    /// Returns the next field; nil at the end, and if the message is damaged.
    mutating func next() -> (field: UInt64, value: Value)? {
        guard isSound, !rest.isEmpty else { return nil }
        if let key = number(), let value = value(kind: key & 7) { return (key >> 3, value) }
        isSound = false
        return nil
    }

    private mutating func value(kind: UInt64) -> Value? {
        switch kind {
        case 0: return number().map { .number($0) }
        case 1: return take(8).map { .bytes($0) }
        case 2: return number().flatMap { take($0) }.map { .bytes($0) }
        case 5: return take(4).map { .float(Float(bitPattern: $0.loadUnaligned(as: UInt32.self))) }
        default: return nil
        }
    }

    private mutating func take(_ count: UInt64) -> UnsafeRawBufferPointer? {
        guard count <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(count)) }
        return UnsafeRawBufferPointer(rebasing: rest.prefix(Int(count)))
    }

    private mutating func number() -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            number |= UInt64(byte & 127) << shift
            if byte < 128 { return number }
        }
        return nil
    }
}
