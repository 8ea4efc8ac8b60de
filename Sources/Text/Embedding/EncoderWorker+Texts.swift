extension EncoderWorker {
    /// Sums the values of the tokens of at most `textsPerBatch` texts.
    ///
    /// - Parameter sentences: the ranges of the texts' tokens in `ids`.
    func sum(sentences: [Range<Int>], ids: [Int32]) {
        clearSums(texts: sentences.count)
        var batch = TokenBatch()
        for (text, sentence) in sentences.enumerated() {
            for part in TokenBatch.parts(of: sentence)
            where !batch.append(text: text, tokens: part.tokens, summed: part.summed) {
                sum(batch, ids: ids, sentences: sentences)
                batch.removeAll()
                _ = batch.append(text: text, tokens: part.tokens, summed: part.summed)
            }
        }
        if !batch.stretches.isEmpty { sum(batch, ids: ids, sentences: sentences) }
    }

    /// Writes the unit vectors of spans of sentences.
    func embed(_ features: SentenceFeatures, spans: ArraySlice<Range<Int>>, into target: Target) {
        let size = EncoderWeights.dimension
        features.rows.withUnsafeBufferPointer { rows in
            guard let rows = rows.baseAddress else { return }
            for (row, span) in spans.enumerated() {
                let mean = means + row * size
                var tokens = 2
                // The sum has the begin mark of the first sentence, the end mark of the last, and all tokens between marks.
                mean.update(from: rows + span.lowerBound * SentenceFeatures.rowsOfSentence, count: size)
                let last = rows + (span.upperBound - 1) * SentenceFeatures.rowsOfSentence
                Kernels.add(last + 2 * size, to: mean, count: size)
                for sentence in span {
                    Kernels.add(rows + sentence * SentenceFeatures.rowsOfSentence + size, to: mean, count: size)
                    tokens += features.tokens[sentence] - 2
                }
                finishMean(row: row, tokens: tokens)
            }
        }
        embed(rows: spans.count, into: target)
    }
}
