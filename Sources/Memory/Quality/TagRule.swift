import CalqueUnits

/// Checks that a target has the inline elements of its source.
enum TagRule {
    /// Returns which elements differ in number, in one line; nil where the texts have the same elements.
    static func fault(_ source: Variant, _ target: Variant) -> String? {
        guard source.content.hasElements || target.content.hasElements else { return nil }
        let one = counts(source)
        let other = counts(target)
        guard one != other else { return nil }
        var parts: [String] = []
        for name in Set(one.keys).union(other.keys).sorted() {
            let (here, there) = (one[name] ?? 0, other[name] ?? 0)
            if here != there {
                parts.append("\(name) \(here) in \(source.language), \(there) in \(target.language)")
            }
        }
        return parts.prefix(3).joined(separator: "; ")
    }

    /// Returns how many elements there are by kind and type. The attribute `i` does not count, because it has a meaning within
    /// one segment only.
    private static func counts(_ variant: Variant) -> [String: Int] {
        var counts: [String: Int] = [:]
        for tag in variant.content.tags {
            counts[([tag.kind.name] + [tag.type].compactMap(\.self)).joined(separator: " "), default: 0] += 1
        }
        return counts
    }
}
