/// What parts one paragraph into segments: the built-in rules (``Segmenter``) or those of a file (``SRXSegmenter``).
package protocol ParagraphSegmenter: AnyObject {
    /// The segments of one paragraph as ranges of its UTF-8 bytes, ascending, none empty, without the white space at
    /// their ends.
    func ranges(in paragraph: String) throws -> [Range<Int>]
}
