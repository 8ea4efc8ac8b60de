package import CalqueCore
package import CalqueUnits
import CalqueXML

extension SegmentContent {
    /// Reads a text with tags, as a `<seg>` of TMX has them; elements that TMX does not know are as good.
    ///
    ///     try SegmentContent(markup: #"Click <bpt i="1"/>here<ept i="1"/> &amp; wait"#)
    ///     try SegmentContent(markup: "Click <b>here</b><br/>")
    ///
    /// - Throws: `Failure(.badData)` when it is not well-formed: an element is not closed, or `&` or `<` stands alone.
    /// - Complexity: linear.
    package init(markup: String) throws(Failure) {
        do throws(Failure) {
            let reader = MarkupReader(markup)
            _ = try reader.step()
            self = try reader.readSegment()
            // What comes behind is for the parser to refuse.
            while try reader.step() != nil {}
        } catch {
            throw Failure(
                .badData, "the tags of “\(oneLine(markup))” cannot be read: \(error.message)",
                advice: "close every element and write & and < of the text as &amp; and &lt;")
        }
    }
}

/// A segment without a file around it.
private final class MarkupReader: UnitXML {
    let xml: XMLReader
    let strict = false
    let onRepair: (Failure) -> Void = { _ in }
    let unitName: String? = nil
    let measured = "the text is"

    init(_ markup: String) {
        xml = XMLReader(bytes: Array("<text>".utf8) + markup.utf8 + Array("</text>".utf8))
    }
}
