/// A position where a sentence may end, with what stands around it.
struct Candidate {
    /// Where the segment that would end here starts.
    let segmentStart: Int
    /// Where the next segment would start.
    let position: Int
    /// Where this segment would end: `position` without the white space before it.
    let end: Int
    /// The last characters that end a sentence, such as `.` or `?!`, before any closers; empty where none stands.
    let terminators: Range<Int>
    /// Closing quotes and brackets between the terminators and `end`.
    let closers: Range<Int>

    init(_ paragraph: Paragraph, position: Int, segmentStart: Int) {
        self.segmentStart = segmentStart
        self.position = position
        // No look goes back beyond the segment: what stands there has ended it already.
        end = paragraph.skipSpacesBack(from: position, to: segmentStart)
        var closersStart = paragraph.skipClosersBack(from: end, to: segmentStart)
        // French and some Russian copy puts a blank before the closing guillemet.
        if closersStart > segmentStart, closersStart < end, paragraph.scalar(at: closersStart) == "»" {
            let beforeSpace = paragraph.skipSpacesBack(from: closersStart, to: segmentStart)
            if paragraph.scalar(before: beforeSpace)?.isTerminator == true { closersStart = beforeSpace }
        }
        closers = closersStart..<end
        var terminatorStart = paragraph.skipBack(from: closersStart, to: segmentStart) { $0.isTerminator }
        // The dots of <…> and [...] stand in the place of words, with an end of their own before them or none.
        if terminatorStart > segmentStart, closersStart < end, paragraph.scalar(before: terminatorStart) == "<" {
            terminatorStart = closersStart
        }
        terminators = terminatorStart..<closersStart
    }

    var hasSpace: Bool { end < position }
}
