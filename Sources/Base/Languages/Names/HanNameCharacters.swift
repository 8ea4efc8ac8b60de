/// The characters by which Chinese agencies write foreign names: 特朗普 for Trump, 克林顿 for Clinton.
package enum HanNameCharacters {
    /// Returns the runs of two to ten such characters in a text, which may be names.
    ///
    /// - Parameter text: the values of its Unicode scalars.
    /// - Complexity: linear in the text.
    package static func runs(in text: [UInt32]) -> [[UInt32]] {
        let used = used
        var found: [[UInt32]] = []
        var run: [UInt32] = []
        for scalar in text {
            if scalar >= first, scalar <= last, used[Int(scalar - first)] {
                run.append(scalar)
            } else {
                if (2...10).contains(run.count) { found.append(run) }
                run.removeAll(keepingCapacity: true)
            }
        }
        if (2...10).contains(run.count) { found.append(run) }
        return found
    }

    /// Whether each character from `first` to `last` is one.
    private static let used: [Bool] = {
        let characters = ResourceLines(PackageResources.han_name_characters_txt).characters()
        return (first...last).map { value in Unicode.Scalar(value).map(characters.contains) ?? false }
    }()
    private static let first: UInt32 = 0x4E00
    private static let last: UInt32 = 0x9FFF
}
