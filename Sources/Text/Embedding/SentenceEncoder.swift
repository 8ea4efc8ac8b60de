public import CalqueCore

/// An encoder of sentences: it returns vectors whose cosine is the greater the more similar the sentences are in meaning,
/// also across languages.
public protocol SentenceEncoder: Sendable {
    /// The length of the vectors.
    var dimension: Int { get }

    /// Returns whether the encoder was made for a language. The vectors of other texts are not compared; `und` is not
    /// known to be another. The default implementation returns true.
    func knows(_ language: LanguageTag) -> Bool

    /// Returns a unit vector for each text, in the order of the texts.
    ///
    /// - Throws: `Failure` if the encoder does not work. No text is refused.
    func encode(_ texts: [String]) throws(Failure) -> Vectors

    /// Returns a unit vector for each span of consecutive texts, as if they were one text joined by spaces.
    ///
    /// The default implementation joins the texts and encodes them. An encoder with a cheaper way may return vectors that
    /// are only close to these.
    ///
    /// - Parameter spans: ranges of texts, none of which is empty.
    /// - Throws: `Failure(.internal)` for an empty span or one outside `0 ..< texts.count`; otherwise as `encode(_:)`.
    func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors
}

extension SentenceEncoder {
    /// Every language.
    public func knows(_ language: LanguageTag) -> Bool { true }

    /// Joins the texts of each span and encodes them.
    public func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors {
        try check(spans, count: texts.count)
        return try encode(spans.map { texts[$0].joined(separator: " ") })
    }
}

/// Checks that spans are not empty and within `0 ..< count`.
///
/// - Throws: `Failure(.internal)` otherwise.
func check(_ spans: [Range<Int>], count: Int) throws(Failure) {
    for span in spans where span.isEmpty || span.lowerBound < 0 || span.upperBound > count {
        throw Failure(.internal, "span \(span) of \(count) sentences")
    }
}
