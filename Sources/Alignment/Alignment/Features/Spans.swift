/// A value for every span of consecutive segments that a bead may have.
struct Spans<Value> {
    private var values: [Value] = []
    private static var sizes: Int { Shapes.most - 1 }

    /// - Parameters:
    ///   - segments: how many there are.
    ///   - value: of spans by their end and size, the shorter before the longer, one end after the other; a span that
    ///     would begin before the first segment has any value.
    init(segments: Int, _ value: (_ end: Int, _ size: Int, _ shorter: Value?) -> Value) {
        values.reserveCapacity(segments * Self.sizes)
        for end in 1..<segments + 1 {
            for size in 1...Self.sizes {
                values.append(value(end, size, size > 1 ? values[values.count - 1] : nil))
            }
        }
    }

    subscript(span: Range<Int>) -> Value {
        @inline(__always) get { values[(span.upperBound - 1) * Self.sizes + span.count - 1] }
    }
}

extension Spans: Sendable where Value: Sendable {}
