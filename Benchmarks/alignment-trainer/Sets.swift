import Alignment
import Calque
import Foundation

/// Documents of one kind, and how much each counts.
struct DocumentSet: Sendable {
    let name: String
    let weight: Float
    /// Whether it is told of, not only learnt from.
    let isDevelopment: Bool
    let documents: [Document]

    /// The documents whose number has the parity.
    func half(_ parity: Int) -> [Document] {
        documents.enumerated().filter { $0.offset % 2 == parity }.map(\.element)
    }

    /// The development sets below `data`, and what `prepare` made of the memories below `made`.
    static func all(data: String, made: String, encoder: (any SentenceEncoder)?) throws -> [DocumentSet] {
        var sets = [
            ("mac-dev", "zh" as LanguageTag, "en" as LanguageTag, Float(3))
        ]
        for (folder, target) in [("news-enru", "ru" as LanguageTag), ("news-enzh", "zh")] {
            sets.append((folder + "/clean-dev", "en", target, 0.5))
            sets.append((folder + "/noisy-dev", "en", target, 1))
            sets.append((folder + "/wire-dev", "en", target, 1))
        }
        var loaded = try sets.map { name, source, target, weight in
            try DocumentSet(
                name: name, weight: weight, isDevelopment: true,
                documents: documents(
                    data + "/" + name, source, target, encoder, lexicon: .builtIn(for: source, target), isKept: true))
        }
        for target: LanguageTag in ["ru", "zh"] {
            let pair = made + "/en-\(target)"
            let lexicon = try lexicon(pair + ".memory.tsv", target)
            for kind in ["noisy", "wire"] {
                // Half of them know a lexicon, half have none.
                for (half, known) in [("dev", lexicon), ("test", nil)] {
                    loaded.append(
                        try DocumentSet(
                            name: pair + "/" + kind, weight: 0.5, isDevelopment: false,
                            documents: documents(
                                "\(pair)/\(kind)-\(half)", "en", target, encoder, lexicon: known, isKept: kind == "wire"
                            )))
                }
            }
        }
        return loaded
    }

    private static func documents(
        _ folder: String, _ source: LanguageTag, _ target: LanguageTag, _ encoder: (any SentenceEncoder)?,
        lexicon: Lexicon?, isKept: Bool
    ) throws -> [Document] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".gold") }
        return try names.sorted().map {
            try Document(
                path: folder + "/" + $0.dropLast(5), languages: (source, target), encoder: encoder, lexicon: lexicon,
                isKept: isKept)
        }
    }

    /// Of the pairs of segments in a file: not those that the documents are made of.
    private static func lexicon(_ path: String, _ target: LanguageTag) throws -> Lexicon {
        var learner = LexiconLearner(source: "en", target: target)
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            if fields.count == 2 { learner.add(fields[0], fields[1]) }
        }
        return learner.lexicon()
    }
}
