import CalqueCore

/// Trees that estimate, from the features of a block, the probability that it is text of the article.
///
/// They were learned by gradient boosting (Friedman, Greedy function approximation, 2001) from pages with known text;
/// `Benchmarks/pages` makes the table. A line of it is a tree in preorder: `name<threshold` is a node, whose first branch
/// is taken where the feature is not greater; a number is a leaf.
struct PageModel {
    private struct Node {
        /// The number of the feature; -1 at a leaf.
        let feature: Int
        /// The threshold, or the value of the leaf.
        let value: Float
        /// The node of the second branch. The first one follows at once.
        var other = 0
    }

    private let trees: [[Node]]

    static let standard = PageModel(String(decoding: PackageResources.page_model_txt, as: UTF8.self))

    /// Reads a table. A line that is not a tree, or that names an unknown feature, is left out.
    ///
    /// The nodes name features by their places in a list at the beginning of the table.
    init(_ table: String) {
        let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
        names = lines.first?.split(separator: ",").map(String.init) ?? []
        trees = lines.dropFirst().compactMap { Self.tree($0.split(separator: " ")) }
    }

    /// The features that the model uses.
    let names: [String]

    private static func tree(_ words: [Substring]) -> [Node]? {
        var nodes: [Node] = []
        /// Nodes whose second branch has not begun.
        var waiting: [Int] = []
        for word in words {
            if let mark = word.firstIndex(of: "<"), let feature = Int(word[..<mark]),
                let threshold = Float(word[word.index(after: mark)...])
            {
                waiting.append(nodes.count)
                nodes.append(Node(feature: feature, value: threshold))
            } else if let value = Float(word) {
                nodes.append(Node(feature: -1, value: value))
                // The next node begins the second branch of the innermost node that waits for one.
                if let node = waiting.popLast() { nodes[node].other = nodes.count }
            } else {
                return nil
            }
        }
        return nodes.isEmpty || !waiting.isEmpty || nodes.contains { $0.other > nodes.count } ? nil : nodes
    }

    /// Returns the probability for each row of features.
    func probabilities(_ features: PageFeatures) -> [Double] {
        let places = names.map { name in features.names.firstIndex(of: name) }
        return features.rows.map { row in
            let values = places.map { $0.map { row[$0] } ?? 0 }
            let odds = trees.reduce(Float(0)) { $0 + Self.value(of: $1, values) }
            return 1 / (1 + exp(-Double(odds)))
        }
    }

    private static func value(of tree: [Node], _ values: [Float]) -> Float {
        var at = 0
        while tree.indices.contains(at) {
            let node = tree[at]
            guard node.feature >= 0 else { return node.value }
            at = values.indices.contains(node.feature) && values[node.feature] <= node.value ? at + 1 : node.other
        }
        return 0
    }
}
