import Calque
import CalqueAlignment
import Foundation

/// A set of documents of one kind, and the weight of each document.
struct DocumentSet: Sendable {
    let name: String
    let weight: Float
    /// Whether figures are reported for the set.
    let isDevelopment: Bool
    let documents: [TrainingPair]
    /// The long documents without the features of a first alignment: only for training.
    let firstLooks: [TrainingPair]

    /// Returns the documents whose numbers have the parity.
    func half(_ parity: Int) -> [TrainingPair] { Self.half(parity, of: documents) }

    /// Returns the documents for training: all, or those whose numbers have the parity.
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

    /// Reads the development sets below `data` and the sets that `prepare.py` generated from memories below `made`.
    static func all(data: String, made: String, encoder: (any SentenceEncoder)?) throws -> [DocumentSet] {
        var sets = [
            ("mac-dev", "zh" as LanguageTag, "en" as LanguageTag, Float(7))
        ]
        for (folder, target) in [("news-enru", "ru" as LanguageTag), ("news-enzh", "zh")] {
            sets.append((folder + "/clean-dev", "en", target, 0.5))
            sets.append((folder + "/noisy-dev", "en", target, 1.5))
            sets.append((folder + "/wire-dev", "en", target, 1.5))
        }
        var loaded = try sets.map { name, source, target, weight in
            try DocumentSet(
                name, in: data + "/" + name, source, target, encoder: encoder,
                lexicon: .builtIn(for: source, target), weight: weight, isDevelopment: true, isKept: true)
        }
        for target: LanguageTag in ["ru", "zh"] {
            for (kind, weight) in [("strays", 0.4 as Float), ("unrelated", 0.08)] {
                loaded.append(
                    try DocumentSet(
                        "\(kind)/en-\(target)-dev", in: "\(made)/\(kind)/en-\(target)-dev", "en", target,
                        encoder: encoder, lexicon: .builtIn(for: "en", target), weight: weight, isDevelopment: true,
                        isKept: true))
            }
            let pair = made + "/en-\(target)"
            let lexicon = try lexicon(pair + ".memory.tsv", target)
            for (folder, weight) in [
                ("strays", "made", 0.25 as Float), ("strays", "wire", 0.25), ("unrelated", "made", 0.05),
            ]
            .map({ ("\($0)/en-\(target)-\($1)", $2) }) {
                loaded.append(
                    try DocumentSet(
                        folder, in: made + "/" + folder, "en", target, encoder: encoder,
                        lexicon: folder.hasSuffix("wire") ? nil : lexicon, weight: weight, isDevelopment: false,
                        isKept: false))
            }
            for kind in ["noisy", "wire"] {
                // Half of them use a lexicon.
                for (half, known) in [("dev", lexicon), ("test", nil)] {
                    loaded.append(
                        try DocumentSet(
                            pair + "/" + kind, in: "\(pair)/\(kind)-\(half)", "en", target, encoder: encoder,
                            lexicon: known, weight: 0.5, isDevelopment: false, isKept: kind == "wire"))
                }
            }
        }
        return try loaded + multilingual(data: data + "/multi", encoder: encoder)
    }

    /// News in other languages, so that the model does not take what is true of Russian and Chinese for a law.
    private static func multilingual(data: String, encoder: (any SentenceEncoder)?) throws -> [DocumentSet] {
        let pairs = try FileManager.default.contentsOfDirectory(atPath: data).sorted()
        return try pairs.flatMap { pair in
            let parts = pair.split(separator: "-", maxSplits: 1).map { LanguageTag(String($0)) ?? "und" }
            // Ukrainian and the like are aligned without the encoder.
            let known = encoder.flatMap { encoder in parts.allSatisfy(encoder.knows) ? encoder : nil }
            if encoder != nil, known == nil { return [DocumentSet]() }
            return try ["noisy-dev", "wire-dev"].map { kind in
                try DocumentSet(
                    "\(pair)/\(kind)", in: "\(data)/\(pair)/\(kind)", parts[0], parts[1], encoder: known,
                    lexicon: .builtIn(for: parts[0], parts[1].language == "zh" ? "zh" : parts[1]), weight: 0.1,
                    isDevelopment: true,
                    isKept: kind == "wire-dev")
            }
        }
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
        func load(_ paths: [String], isFirstLook: Bool) throws -> [TrainingPair] {
            try concurrently(paths) { path in
                Result {
                    try TrainingPair(
                        path: path, languages: (source, target), encoder: encoder, lexicon: lexicon, isKept: isKept,
                        isFirstLook: isFirstLook)
                }
            }.map { try $0.get() }
        }
        documents = try load(paths, isFirstLook: false)
        // In a set that is halved all documents are long or none is, so both lists have the same parities.
        firstLooks = try load(zip(paths, documents).filter(\.1.isLong).map(\.0), isFirstLook: true)
    }

    /// Learns a lexicon from a file of segment pairs, which are not those of the documents.
    private static func lexicon(_ path: String, _ target: LanguageTag) throws -> Lexicon {
        var learner = LexiconLearner(source: "en", target: target)
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            if fields.count == 2 { learner.add(fields[0], fields[1]) }
        }
        return learner.lexicon()
    }
}
