public import CalqueCore
public import CalqueUnits
import CalqueXML

extension SegmentContent {
    /// Reads a text with tags, in the form of a `<seg>` of TMX. Elements that are not in TMX are allowed.
    ///
    ///     try SegmentContent(markup: #"Click <bpt i="1"/>here<ept i="1"/> &amp; wait"#)
    ///     try SegmentContent(markup: "Click <b>here</b><br/>")
    ///
    /// - Throws: `Failure(.badData)` if the text is not well-formed, such as an element that is not closed, or a single
    ///   `&` or `<`.
    /// - Complexity: O(length).
    public init(markup: String) throws(Failure) {
        do throws(Failure) {
            let reader = MarkupReader(markup)
            _ = try reader.step()
            self = try reader.readSegment()
            // The parser refuses anything after the end.
            while try reader.step() != nil {}
        } catch {
            throw Failure(
                .badData, "the tags of “\(oneLine(markup))” cannot be read: \(error.message)",
                advice: "close every element and write & and < of the text as &amp; and &lt;")
        }
    }
}

/// A reader of one segment without a file.
private final class MarkupReader: UnitXML {
    let xml: XMLReader
    let strict = false
    let onRepair: (Failure) -> Void = { _ in }
    let unitName: String? = nil
    let measured = "the text is"
    let keepsForeignElements = true

    init(_ markup: String) {
        xml = XMLReader(bytes: Array("<text>".utf8) + markup.utf8 + Array("</text>".utf8))
    }
}
