import Calque
import CalqueAlignment
import Foundation

/// Documents of one kind, and how much each counts.
struct DocumentSet: Sendable {
    let name: String
    let weight: Float
    /// Whether it is told of, not only learnt from.
    let isDevelopment: Bool
    let documents: [TrainingPair]
    /// The long ones as they are before anything is learnt from themselves, which is learnt from, but not told of.
    let firstLooks: [TrainingPair]

    /// The documents whose number has the parity.
    func half(_ parity: Int) -> [TrainingPair] { Self.half(parity, of: documents) }

    /// What to learn from: all, or the documents whose number has the parity.
    func samples(_ parity: Int?) -> [Sample] {
        [documents, firstLooks].flatMap { all in
            (isDevelopment ? parity.map { Self.half($0, of: all) } ?? all : all).map {
                Sample(document: $0, weight: $0.isLong ? weight / 2 : weight)
            }
        }
    }

    private static func half(_ parity: Int, of documents: [TrainingPair]) -> [TrainingPair] {
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
                name, in: data + "/" + name, source, target, encoder: encoder,
                lexicon: .builtIn(for: source, target), weight: weight, isDevelopment: true, isKept: true)
        }
        for target: LanguageTag in ["ru", "zh"] {
            let pair = made + "/en-\(target)"
            let lexicon = try lexicon(pair + ".memory.tsv", target)
            for kind in ["noisy", "wire"] {
                // Half of them know a lexicon, half have none.
                for (half, known) in [("dev", lexicon), ("test", nil)] {
                    loaded.append(
                        try DocumentSet(
                            pair + "/" + kind, in: "\(pair)/\(kind)-\(half)", "en", target, encoder: encoder,
                            lexicon: known, weight: 0.5, isDevelopment: false, isKept: kind == "wire"))
                }
            }
        }
        return loaded
    }

    private init(
        _ name: String, in folder: String, _ source: LanguageTag, _ target: LanguageTag,
        encoder: (any SentenceEncoder)?, lexicon: Lexicon?, weight: Float, isDevelopment: Bool, isKept: Bool
    ) throws {
        self.name = name
        self.weight = weight
        self.isDevelopment = isDevelopment
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".gold") }
        let paths = names.sorted().map { folder + "/" + $0.dropLast(5) }
        func document(_ path: String, isFirstLook: Bool) throws -> TrainingPair {
            try TrainingPair(
                path: path, languages: (source, target), encoder: encoder, lexicon: lexicon, isKept: isKept,
                isFirstLook: isFirstLook)
        }
        documents = try paths.map { try document($0, isFirstLook: false) }
        // Of the sets that are halved all are long or none is, so the parities of both lists are the same.
        firstLooks = try zip(paths, documents).filter(\.1.isLong).map { try document($0.0, isFirstLook: true) }
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
