import CCalqueSegmentation
import CalqueCore

/// A log-linear model of whether a candidate is a boundary, asked where the rules cannot know.
///
/// The weights of its features are text: a line has a feature and its weight, and `[en]` starts the model of a language.
/// `Benchmarks/segmentation-trainer/run` learns them.
struct BoundaryModel: Sendable {
    private var weights: [String: Double] = [:]

    /// The weight of a feature; nil if the model does not know it.
    func weight(of feature: String) -> Double? { weights[feature] }

    /// The model of a language; nil if there is none. The weights are read when they are first needed.
    static func of(_ language: String) -> BoundaryModel? { all[language] }
    static let languages: Set<String> = ["en", "ru"]

    private static let all: [String: BoundaryModel] = {
        var count = 0
        let start = calque_boundary_model(&count)
        return read(UnsafeBufferPointer(start: start, count: count))
    }()

    static func read(_ file: UnsafeBufferPointer<UInt8>) -> [String: BoundaryModel] {
        var models: [String: BoundaryModel] = [:]
        var language = ""
        for line in String(decoding: file, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                language = String(line.dropFirst().dropLast())
                models[language] = BoundaryModel()
                continue
            }
            guard let space = line.lastIndex(of: " "), let weight = Double(line[line.index(after: space)...]) else {
                continue
            }
            models[language]?.weights[String(line[..<space])] = weight
        }
        return models
    }
}

/// A question to the model, and its answer.
struct BoundaryQuestion {
    /// The candidate, in bytes of the paragraph.
    let position: Int
    let features: [String]
    /// The weight of each feature.
    let weights: [Double]

    var sum: Double { weights.reduce(0, +) }

    /// The features that spoke loudest, with their weights.
    var reasons: [String] {
        let most = 4
        return zip(features, weights).filter { $0.1 != 0 }.sorted { abs($0.1) > abs($1.1) }.prefix(most).map {
            let tenths = Int(saturating: ($0.1 * 10).rounded())
            return "\($0.0) \(tenths < 0 ? "-" : "+")\(abs(tenths) / 10).\(abs(tenths) % 10)"
        }
    }
}
