/// A value for every span of consecutive segments that a side of a bead may be.
struct SpanTable<Value> {
    private var values: [Value] = []
    private static var sizes: Int { BeadShapes.maxTotal - 1 }

    /// - Parameters:
    ///   - segments: the number of segments.
    ///   - value: returns the value of a span from its end, its size and the value of the span that is one segment
    ///     shorter at the start. It is called with ascending ends and, for each end, ascending sizes. The result for a span
    ///     that begins before the first segment is not used.
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

extension SpanTable: Sendable where Value: Sendable {}
