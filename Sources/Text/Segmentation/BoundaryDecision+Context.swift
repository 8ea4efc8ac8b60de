extension Decision {
    /// What stands on both sides of the position, no more than `width` characters each.
    ///
    /// - Parameter paragraph: the paragraph that was explained.
    package func context(in paragraph: String, width: Int = 30) -> (before: String, after: String) {
        let scalars = paragraph.unicodeScalars
        let here = paragraph.utf8.index(paragraph.startIndex, offsetBy: min(position, paragraph.utf8.count))
        let start = scalars.index(here, offsetBy: -width, limitedBy: scalars.startIndex) ?? scalars.startIndex
        let end = scalars.index(here, offsetBy: width, limitedBy: scalars.endIndex) ?? scalars.endIndex
        return (String(scalars[start..<here]), String(scalars[here..<end]))
    }
}
