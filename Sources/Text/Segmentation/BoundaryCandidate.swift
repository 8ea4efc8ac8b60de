import CalqueLanguages

/// A position where a sentence may end, and the marks before it.
struct BoundaryCandidate {
    /// The start of the segment that would end here.
    let segmentStart: Int
    /// The start of the next segment.
    let position: Int
    /// The end of this segment: `position` without the white space before it.
    let end: Int
    /// The marks that end a sentence, such as `.` or `?!`, before any closers. Empty if there are none.
    let terminators: Range<Int>
    /// Closing quotes and brackets after the terminators. The marks of notes and emoji may follow them before `end`.
    let closers: Range<Int>

    init(_ paragraph: Paragraph, position: Int, segmentStart: Int) {
        self.segmentStart = segmentStart
        self.position = position
        // Marks before the start of the segment belong to the segment before.
        end = paragraph.skipSpacesBack(from: position, to: segmentStart)
        let bare = paragraph.skipTrailersBack(from: end, to: segmentStart)
        var closersStart = paragraph.skipClosersBack(from: bare, to: segmentStart)
        // French and some Russian texts have a space before the closing guillemet.
        if closersStart > segmentStart, closersStart < bare, paragraph.scalar(at: closersStart) == "»" {
            let beforeSpace = paragraph.skipSpacesBack(from: closersStart, to: segmentStart)
            if paragraph.scalar(before: beforeSpace)?.isTerminator == true { closersStart = beforeSpace }
        }
        closers = closersStart..<bare
        var terminatorStart = paragraph.skipBack(from: closersStart, to: segmentStart) { $0.isTerminator }
        // The dots of <…> and [...] replace words. They do not end a sentence.
        if terminatorStart > segmentStart, closersStart < bare, paragraph.scalar(before: terminatorStart) == "<" {
            terminatorStart = closersStart
        }
        terminators = terminatorStart..<closersStart
    }

    /// Whether white space follows the marks.
    var hasSpace: Bool { end < position }
}
