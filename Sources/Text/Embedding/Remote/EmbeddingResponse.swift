import CalqueCore
import CalqueJSON

/// The vectors in a response: `{"data": [{"index": 0, "embedding": […]}, …]}`.
struct EmbeddingResponse {
    /// The unit vectors in the order of the texts, one after the other.
    var values: [Float]
    /// The length of each vector.
    var dimension: Int

    /// The greatest length of a vector that is accepted.
    static let mostNumbers = 32_768

    /// The greatest length in bytes of a response for `count` texts, with room for numbers in full precision and
    /// indentation.
    static func most(count: Int, dimension: Int?) -> Int { 65_536 + count * (1_024 + (dimension ?? mostNumbers) * 48) }

    /// Reads a response.
    ///
    /// - Parameters:
    ///   - count: the number of texts of the request.
    ///   - dimension: the length of earlier vectors; nil for the first response.
    /// - Throws: `Failure(.badData)` without a place, if the body is not a valid response.
    init(_ body: [UInt8], count: Int, dimension: Int?) throws(Failure) {
        let answer: JSONValue
        do { answer = try JSONDocument(body, limit: .max).root } catch {
            throw Self.bad("the answer is no JSON: \(error.message)")
        }
        guard let data = answer["data"]?.items else {
            throw Self.bad("the answer has no \"data\" with vectors")
        }
        guard data.count == count else { throw Self.bad("the server sent \(data.count) vectors for \(count) texts") }
        self.dimension = dimension ?? 0
        var rows = [[Float]?](repeating: nil, count: count)
        for (place, item) in data.enumerated() {
            let index = item["index"].map(\.whole) ?? place
            guard let index, index < count, rows[index] == nil else {
                throw Self.bad("the vectors are not numbered from 0 to \(count - 1)")
            }
            guard let embedding = item["embedding"], embedding.isArray else {
                throw Self.bad("the answer has no array \"embedding\" for text \(index)")
            }
            let length = embedding.count
            guard self.dimension == 0 || length == self.dimension else {
                throw Self.bad("a vector has \(length) numbers, earlier ones had \(self.dimension)")
            }
            guard (1...Self.mostNumbers).contains(length) else { throw Self.bad("a vector has \(length) numbers") }
            self.dimension = length
            guard let numbers = embedding.numbers else {
                throw Self.bad("a vector contains something that is not a number")
            }
            guard let unit = Self.unit(numbers) else { throw Self.bad("a vector is all zeros") }
            rows[index] = unit
        }
        values = rows.flatMap { $0 ?? [] }
    }

    private static func bad(_ message: String) -> Failure {
        Failure(.badData, message, advice: "check that this is a server with the OpenAI API for embeddings")
    }

    /// Returns the vector scaled to length 1; nil for a vector of zeros.
    static func unit(_ vector: [Float]) -> [Float]? {
        // In double precision no square overflows.
        let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        guard length > 1e-30 else { return nil }
        return vector.map { Float(Double($0) / length) }
    }
}
