import Calque
import CalqueCommandLine

/// `align --explain`: for each bead what speaks for it and against it.
struct AlignmentReasons {
    private let pair: AlignedPair
    private let isJSON: Bool

    /// - Parameter pair: of two versions.
    init(_ pair: AlignedPair, isJSON: Bool) {
        self.pair = pair
        self.isJSON = isJSON
    }

    private struct Record: Encodable {
        struct Part: Encodable {
            let name: String
            let value: Double
            let score: Double
        }
        let source: [Int]
        let target: [Int]
        let confidence: Double
        let moved: Bool
        let score: Double
        let parts: [Part]
    }

    func print(to output: Output) throws {
        let sides = pair.versions.map { WithoutFurniture($0, keepsAll: pair.keepsFurniture) }
        for reason in try pair.aligner.explain(sides[0].version, with: sides[1].version) {
            let bead = reason.bead
            let places = (sides[0].segments(bead.source), sides[1].segments(bead.target))
            if isJSON {
                try output.json(
                    Record(
                        source: places.0, target: places.1, confidence: Self.rounded(bead.confidence),
                        moved: bead.isMoved, score: Self.rounded(reason.total),
                        parts: reason.parts.map {
                            .init(name: $0.name, value: Self.rounded($0.value), score: Self.rounded($0.score))
                        }))
                continue
            }
            let segments = [places.0, places.1].map { $0.map(String.init).joined(separator: ",") }
            let parts = reason.parts.filter { abs($0.score) >= 0.05 }.sorted { abs($0.score) > abs($1.score) }
            try output.line(
                segments.joined(separator: ":")
                    + "\t\(Hundredths.text(bead.confidence))\t\(Self.signed(reason.total))\t"
                    + (bead.isMoved ? "moved; " : "")
                    + parts.map { "\($0.name) \(Self.signed($0.score))" }.joined(separator: ", "))
        }
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

    /// With one decimal and its sign.
    private static func signed(_ value: Double) -> String {
        let tenths = Int((abs(value) * 10).rounded())
        return (value < 0 && tenths > 0 ? "−" : "+") + "\(tenths / 10).\(tenths % 10)"
    }
}
