/// A part of an XML file that says nothing about texts. It is kept in its place.
public enum Aside: Sendable, Hashable {
    /// A comment.
    case comment(String)
    /// A processing instruction, `<?target data?>`.
    case instruction(target: String, data: String)
}

extension [Aside] {
    /// The comments, in order.
    package var comments: [String] {
        get { compactMap { if case .comment(let text) = $0 { text } else { nil } } }
        set {
            removeAll { if case .comment = $0 { true } else { false } }
            append(contentsOf: newValue.map(Aside.comment))
        }
    }
}

/// The comments and instructions after the last unit of a TMX file.
package struct TMXTrailer: Sendable, Hashable {
    /// Those inside `<body>`.
    package var inBody: [Aside]
    /// Those after `<body>`.
    package var afterBody: [Aside] = []
    /// Those after `<tmx>`.
    package var afterRoot: [Aside] = []

    package init(inBody: [Aside] = []) { self.inBody = inBody }

    /// All comments, in order.
    package var comments: [String] { (inBody + afterBody + afterRoot).comments }

    package static func += (one: inout TMXTrailer, other: TMXTrailer) {
        one.inBody += other.inBody
        one.afterBody += other.afterBody
        one.afterRoot += other.afterRoot
    }
}
