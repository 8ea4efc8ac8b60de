package import CalqueCore
package import CalqueFormats
package import CalqueIO

/// A streaming writer of a segmented article with its matches, in a version of XLIFF.
package protocol ArticleXLIFFWriter {
    /// Writes the start of the file.
    ///
    /// - Parameter original: the name of the article.
    init(to sink: @escaping ByteSink, source: LanguageTag, target: LanguageTag, original: String?) throws(Failure)
    /// Writes a paragraph, unless it has no segments.
    func write(_ segments: [XLIFFSegment]) throws(Failure)
    /// Ends the file. It is complete only after it.
    func finish() throws(Failure)
}

extension XLIFFWriter: ArticleXLIFFWriter {}
extension XLIFF12Writer: ArticleXLIFFWriter {}
