/// The format of the resource files: a line for each part of the model, which has its name and then its numbers,
/// separated by blanks.
extension BeadModel {
    /// The built-in model for alignment with an encoder.
    package static let withEncoder = BeadModel(
        reading: String(decoding: PackageResources.encoder_model_txt, as: UTF8.self))
    /// The built-in model for alignment without an encoder.
    package static let lexical = BeadModel(reading: String(decoding: PackageResources.lexical_model_txt, as: UTF8.self))

    /// The parts of a model by their names in the file, each as a row of numbers.
    package static let parts: [(name: String, path: any WritableKeyPath<BeadModel, [Float]> & Sendable)] = [
        ("mean", \.mean.numbers), ("scale", \.scale.numbers), ("linear", \.linear.numbers),
        ("weights", \.weights.numbers), ("bias", \.bias.numbers), ("output", \.output.numbers),
        ("priors", \.kindWeights.numbers), ("omission", \.omission.numbers), ("moved", \.moved.numbers),
        ("certainty", \.certainty.numbers),
    ]

    /// Reads the text of a model file. Lines with an unknown name are ignored; numbers that are missing keep their
    /// default.
    package init(reading text: String) {
        self.init()
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let part = Self.parts.first(where: { $0.name == words[0] }) else { continue }
            self[keyPath: part.path] = words.dropFirst().map { Float($0) ?? 0 }
        }
    }

    /// The text of the model's file.
    package var text: String {
        Self.parts.map { part in
            ([part.name] + self[keyPath: part.path].map(Self.rounded)).joined(separator: " ") + "\n"
        }.joined()
    }

    /// A number with five decimals, which is more than training determines.
    private static func rounded(_ value: Float) -> String { "\((value * 1e5).rounded() / 1e5)" }
}

extension SIMD where Scalar == Float {
    /// The elements as an array. Setting a shorter array changes the first elements only.
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
