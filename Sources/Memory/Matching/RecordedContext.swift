import CalqueIO
import CalqueUnits

/// The neighbours of a unit in the document that it was made from, as its properties say.
struct RecordedContext {
    /// Empty at the document's ends.
    var previous: String
    var next: String

    /// OmegaT's names for the same.
    private static let previousTypes = [PropertyType.previous, "prev"]
    private static let nextTypes = [PropertyType.next, "next"]

    static func isContext(_ type: String) -> Bool { previousTypes.contains(type) || nextTypes.contains(type) }

    /// - Returns: nil when neither neighbour is recorded: then nothing is known of the ends either.
    init?(_ annotations: [UnitAnnotation]) {
        var previous: String?
        var next: String?
        for case .property(let property) in annotations {
            if previous == nil, Self.previousTypes.contains(property.type) { previous = property.text }
            if next == nil, Self.nextTypes.contains(property.type) { next = property.text }
        }
        guard previous != nil || next != nil else { return nil }
        self.previous = previous ?? ""
        self.next = next ?? ""
    }

    /// What an index keeps of a neighbour; never 0, which stands for nothing recorded. That two texts have the same
    /// hash by chance is less likely than that the memory errs.
    static func hash(_ text: String) -> UInt64 {
        max(1, Checksum.of(text))
    }
}
