/// The form of the resource files: a line for each part of the model, its name and its numbers.
extension BeadModel {
    /// The models that Calque brings along: with the encoder, and without.
    package static let withMeaning = BeadModel(
        reading: String(decoding: PackageResources.encoder_model_txt, as: UTF8.self))
    package static let lexical = BeadModel(reading: String(decoding: PackageResources.lexical_model_txt, as: UTF8.self))

    /// Every part by name: its numbers in a row.
    package static let parts: [(name: String, path: any WritableKeyPath<BeadModel, [Float]> & Sendable)] = [
        ("mean", \.mean.numbers), ("scale", \.scale.numbers), ("linear", \.linear.numbers),
        ("weights", \.weights.numbers), ("bias", \.bias.numbers), ("output", \.output.numbers),
        ("priors", \.priors.numbers), ("omission", \.omission.numbers), ("moved", \.moved.numbers),
        ("certainty", \.certainty.numbers),
    ]

    package init(reading text: String) {
        self.init()
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let part = Self.parts.first(where: { $0.name == words[0] }) else { continue }
            self[keyPath: part.path] = words.dropFirst().map { Float($0) ?? 0 }
        }
    }

    package var text: String {
        Self.parts.map { part in
            ([part.name] + self[keyPath: part.path].map(Self.rounded)).joined(separator: " ") + "\n"
        }.joined()
    }

    /// With five digits behind the point, which is more than the learning is sure of.
    private static func rounded(_ value: Float) -> String { "\((value * 1e5).rounded() / 1e5)" }
}

extension SIMD where Scalar == Float {
    /// Its numbers in a row; those that are missing stay as they are.
    var numbers: [Float] {
        get { indices.map { self[$0] } }
        set { for (index, value) in newValue.prefix(scalarCount).enumerated() { self[index] = value } }
    }
}

extension Array where Element: SIMD, Element.Scalar == Float {
    fileprivate var numbers: [Float] {
        get { flatMap(\.numbers) }
        set {
            for index in indices {
                let size = self[index].scalarCount
                self[index].numbers = Array<Float>(newValue.dropFirst(index * size).prefix(size))
            }
        }
    }
}
