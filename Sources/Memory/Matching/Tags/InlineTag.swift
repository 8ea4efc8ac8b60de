/// An inline element of a segment as matching sees it: what kind of code stands where, whatever the code is.
///
/// Tags are the same when their labels are:
///
/// | label | element |
/// |---|---|
/// | `⟨1⟩` … `⟨/1⟩` | `bpt` and the `ept` that `i` ties to it; an element around text that TMX does not know |
/// | `⟨1/⟩` | `ph`; an empty element that TMX does not know |
/// | `⟨hi 1⟩` … `⟨/hi 1⟩` | `hi` |
/// | `⟨it 1/⟩`, `⟨ut 1/⟩` | `it`, `ut` |
///
/// Of each kind the first of a segment is 1, the next 2, so that the numbers of different tools meet.
package struct InlineTag: Sendable, Hashable {
    /// No token of a text: that has `⟨` alone.
    package let label: String
    /// UTF-8 bytes of the segment's text before it.
    package let offset: Int

    package init(label: String, offset: Int) {
        self.label = label
        self.offset = offset
    }
}
