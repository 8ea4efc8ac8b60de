public import CalqueCore

/// Splits one paragraph into segments: with the built-in rules (``Segmenter``) or with the rules of a file
/// (``SRXSegmenter``).
public protocol ParagraphSegmenter: AnyObject {
    /// Returns the segments of a paragraph.
    ///
    /// - Returns: ranges of UTF-8 bytes of the paragraph. They are ascending and not empty, and have no white space at
    ///   their ends.
    func ranges(in paragraph: String) throws(Failure) -> [Range<Int>]
}
