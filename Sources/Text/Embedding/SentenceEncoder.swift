package import CalqueCore

/// Something that turns sentences into vectors whose cosine says how near their meanings are, across languages.
package protocol SentenceEncoder: Sendable {
    /// How many numbers a vector has.
    var dimension: Int { get }

    /// One unit vector for each text, in the order of the texts.
    /// - Throws: a `Failure` that says what is wrong with the encoder; no text is refused.
    func encode(_ texts: [String]) throws(Failure) -> Vectors

    /// One unit vector for each span of consecutive texts, as if they were one text joined by spaces.
    ///
    /// The default joins and encodes them. An encoder that has a cheaper way may give vectors that are only near.
    /// - Parameter spans: not empty, within `0 ..< texts.count`; otherwise a `Failure` of kind `internal`.
    func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors
}

extension SentenceEncoder {
    package func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors {
        try check(spans, count: texts.count)
        return try encode(spans.map { texts[$0].joined(separator: " ") })
    }
}

/// Refuses spans that are empty or outside `0 ..< count`.
func check(_ spans: [Range<Int>], count: Int) throws(Failure) {
    for span in spans where span.isEmpty || span.lowerBound < 0 || span.upperBound > count {
        throw Failure(.internal, "span \(span) of \(count) sentences")
    }
}
