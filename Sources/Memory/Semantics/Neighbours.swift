import CCalqueSemantics
import CalqueCollections
import CalqueCore
import CalqueMatchIndex

/// Vectors of segments in the language of queries, spread over a memory: what a segment that is found is compared with, to
/// tell one that is near to the query from one that is near to everything.
final class Neighbours: Sendable {
    /// The part that the segments are of.
    private let part: String
    private let rotation: Rotation
    private let rows: [ByteVector]
    /// The position of each segment's unit in the memory; nil for a unit that the memory no longer has.
    private let positions: [Int?]

    /// The number of segments that are compared. They are taken in runs, whose bytes are together.
    private static let most = 4096
    private static let run = 32
    /// A memory with fewer segments says too little.
    private static let fewest = 256
    /// The number of nearest segments that count.
    private static let nearest = 8

    /// Takes segments of the largest part that has the language.
    ///
    /// - Returns: nil if the memory has too few segments of the language.
    init?(of language: LanguageTag, _ parts: [IndexPart], _ files: [String: VectorFile]) throws(VectorError) {
        var best: (part: IndexPart, file: VectorFile, rows: Range<Int>)?
        for part in parts {
            guard let file = files[part.name] else { throw .corruptVectors }
            for (number, tag) in part.languages.enumerated() where tag.language == language.language {
                let rows = file.header.rows(ofLanguage: number)
                if rows.count > best?.rows.count ?? Self.fewest - 1 { best = (part, file, rows) }
            }
        }
        guard let best else { return nil }
        part = best.part.name
        rotation = best.file.rotation
        var rows: [ByteVector] = []
        var positions: [Int?] = []
        let runs = min(Self.most, best.rows.count) / Self.run
        for number in 0..<runs {
            let start = best.rows.lowerBound + best.rows.count / runs * number
            for row in start..<start + Self.run {
                rows.append(ByteVector(values: try best.file.values(ofRow: row)))
                guard best.file.variants.isSound(row..<row + 1) else { throw .corruptVectors }
                do throws(CorruptIndex) {
                    positions.append(try best.part.position(ofVariant: best.file.variants.number(row)))
                } catch {
                    throw .corruptIndex
                }
            }
        }
        self.rows = rows
        self.positions = positions
    }

    /// Returns the mean cosine of a unit's segment with its nearest neighbours, other than those of the unit itself.
    ///
    /// - Complexity: linear in the segments that are compared.
    func nearness(of unit: NearestUnits.Unit, in file: VectorFile, part name: String) throws(VectorError) -> Float {
        var values = try file.values(ofRow: unit.row)
        if name != part, file.rotation.values != rotation.values {
            let vector = file.rotation.back(values.map { Float($0) })
            values = ByteVector(rotation.turn(vector)[...]).values
        }
        let own = ByteVector(values: values)
        var top = TopElements<Neighbour>(limit: Self.nearest)
        for (number, row) in rows.enumerated() where name != part || positions[number] != unit.position {
            let product = calque_semantics_product(row.values, own.values, own.values.count)
            top.insert(Neighbour(cosine: Float(product) * row.factor * own.factor, number: number))
        }
        let nearest = top.sorted
        return nearest.isEmpty ? 0 : nearest.reduce(0) { $0 + $1.cosine } / Float(nearest.count)
    }

    private struct Neighbour: Ranked {
        let cosine: Float
        let number: Int

        func precedes(_ other: Neighbour) -> Bool {
            cosine != other.cosine ? cosine > other.cosine : number < other.number
        }
    }
}
