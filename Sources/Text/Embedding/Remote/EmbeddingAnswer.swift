import CalqueCore
import CalqueJSON

/// The vectors in an answer: `{"data": [{"index": 0, "embedding": […]}, …]}`.
struct EmbeddingAnswer {
    /// Unit vectors in the order of the texts, one after the other.
    var values: [Float]
    var dimension: Int

    /// More numbers than any model gives.
    static let mostNumbers = 32_768

    /// So long may the answer to `count` texts be: numbers in full, indented, and what stands around them.
    static func most(count: Int, dimension: Int?) -> Int { 65_536 + count * (1_024 + (dimension ?? mostNumbers) * 48) }

    /// - Parameter dimension: how many numbers the vectors before had; nil for the first.
    /// - Throws: `badData` that says what is wrong, without a place.
    init(_ body: [UInt8], count: Int, dimension: Int?) throws(Failure) {
        let tree: JSONTree
        do { tree = try JSONTree(body) } catch { throw Self.bad("the answer is \(error.message)") }
        defer { withExtendedLifetime(tree) {} }
        guard let data = tree.root["data"], data.isArray else {
            throw Self.bad("the answer has no \"data\" with vectors")
        }
        guard data.count == count else { throw Self.bad("\(data.count) vectors came for \(count) texts") }
        self.dimension = dimension ?? 0
        var rows = [[Float]?](repeating: nil, count: count)
        for (place, item) in data.items.enumerated() {
            let index = item["index"].map(\.whole) ?? place
            guard let index, index < count, rows[index] == nil else {
                throw Self.bad("the vectors are not numbered from 0 to \(count - 1)")
            }
            guard let embedding = item["embedding"], embedding.isArray else {
                throw Self.bad("the answer has no array \"embedding\" for text \(index)")
            }
            let length = embedding.count
            guard self.dimension == 0 || length == self.dimension else {
                throw Self.bad("a vector has \(length) numbers, those before \(self.dimension)")
            }
            guard (1...Self.mostNumbers).contains(length) else { throw Self.bad("a vector has \(length) numbers") }
            self.dimension = length
            guard let numbers = embedding.numbers else { throw Self.bad("a vector holds something that is no number") }
            guard let unit = Self.unit(numbers) else { throw Self.bad("a vector is all zeros") }
            rows[index] = unit
        }
        values = rows.flatMap { $0 ?? [] }
    }

    private static func bad(_ message: String) -> Failure {
        Failure(.badData, message, advice: "is this an embeddings server in the OpenAI form?")
    }

    /// The vector with length 1; nil where it has none.
    static func unit(_ vector: [Float]) -> [Float]? {
        // In double precision, where no square of a single overflows.
        let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        guard length > 1e-30 else { return nil }
        return vector.map { Float(Double($0) / length) }
    }
}
