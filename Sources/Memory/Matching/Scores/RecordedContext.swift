import CalqueIO
package import CalqueUnits

/// The neighbours of a unit in the document that it was made from, according to its properties.
package struct RecordedContext {
    /// Empty at the document's ends.
    package var previous: String
    package var next: String

    /// The second name of each is OmegaT's.
    private static let previousTypes = [PropertyType.previous, "prev"]
    private static let nextTypes = [PropertyType.next, "next"]

    package static func isContext(_ type: String) -> Bool { previousTypes.contains(type) || nextTypes.contains(type) }

    /// - Returns: nil when no neighbour is recorded: then the ends of the document are unknown too.
    package init?(_ annotations: [UnitAnnotation]) {
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
}
