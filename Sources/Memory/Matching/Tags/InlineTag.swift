/// An inline element of a segment in matching: the kind of the code counts, not its content.
///
/// Tags are equal when their labels are:
///
/// | label | element |
/// |---|---|
/// | `⟨1⟩` … `⟨/1⟩` | `bpt` and the `ept` with the same `i`; an element with text that TMX does not define |
/// | `⟨1/⟩` | `ph`; an empty element that TMX does not define |
/// | `⟨hi 1⟩` … `⟨/hi 1⟩` | `hi` |
/// | `⟨it 1/⟩`, `⟨ut 1/⟩` | `it`, `ut` |
///
/// The tags of each kind are numbered from 1 in each segment, so that the numbers of different tools agree.
public struct InlineTag: Sendable, Hashable {
    /// The label, which is no token of a text: in a text `⟨` is a token by itself.
    public let label: String
    /// The number of UTF-8 bytes of the segment's text before the tag.
    public let offset: Int

    /// Makes a tag.
    public init(label: String, offset: Int) {
        self.label = label
        self.offset = offset
    }
}
