extension EncoderWorker {
    /// Sets the sums of a number of texts to zero.
    func clearSums(texts: Int) {
        sums.update(repeating: 0, count: texts * Self.sumsOfText * EncoderWeights.features)
        excess.update(repeating: 0, count: texts * Self.sumsOfText)
    }

    /// Applies the gain and bias of the layer norm to the sums of a text.
    private func finishSums(text: Int, tokens: Int) {
        let features = EncoderWeights.features
        for kind in 0..<Self.sumsOfText {
            let sum = text * Self.sumsOfText + kind
            let target = sums + sum * features
            let over = Kernels.Lanes(repeating: excess[sum])
            let count = Kernels.Lanes(repeating: Float(kind == 1 ? tokens - 2 : 1))
            for at in stride(from: 0, to: features, by: 16) {
                let gain = Kernels.load(model.weights.gain, at)
                let bias = Kernels.load(model.weights.bias, at)
                Kernels.store((Kernels.load(target, at) - over) * gain + count * bias, target, at)
            }
        }
    }

    /// Writes the projected sums: three rows of 512 numbers for each text.
    func projectSums(sentences: [Range<Int>], into target: Target) {
        for (text, tokens) in sentences.enumerated() { finishSums(text: text, tokens: tokens.count) }
        model.head(
            sums, stride: EncoderWeights.features, count: sentences.count * Self.sumsOfText, into: target,
            stride: EncoderWeights.dimension, with: work)
    }

    /// Writes the unit vectors of the texts.
    func embedSums(sentences: [Range<Int>], into target: Target) {
        let features = EncoderWeights.features
        for (text, tokens) in sentences.enumerated() {
            finishSums(text: text, tokens: tokens.count)
            let begin = sums + text * Self.sumsOfText * features
            Kernels.add(begin + features, to: begin, count: features)
            Kernels.add(begin + 2 * features, to: begin, count: features)
            // The sums are moved together; those of earlier texts have been used.
            if text > 0 { (sums + text * features).update(from: begin, count: features) }
        }
        model.head(
            sums, stride: features, count: sentences.count, into: means, stride: EncoderWeights.dimension, with: work)
        for (text, tokens) in sentences.enumerated() { finishMean(row: text, tokens: tokens.count) }
        embed(rows: sentences.count, into: target)
    }

    /// Adds the bias to the projected sum in a row of `means`, and divides it by the root of the number of tokens.
    func finishMean(row: Int, tokens: Int) {
        let mean = means + row * EncoderWeights.dimension
        let count = Float(tokens)
        Kernels.add(model.weights.headBias, times: count, to: mean, count: EncoderWeights.dimension)
        Kernels.scale(mean, by: 1 / count.squareRoot(), count: EncoderWeights.dimension)
    }

    /// Applies the dense head to the rows of `means`.
    ///
    ///     y0 = max(m·D0, 0)   y1 = max(m·P1 + y0·D1, 0)   y2 = max(y1·D2, 0)   z = tanh(y1·P3 + y2·D3)
    func embed(rows: Int, into target: Target) {
        let dimension = EncoderWeights.dimension
        let together = Self.textsPerBatch
        // a: m·D0 and m·P1; b: y0·D1, then y1; c: y1·D2 and y1·P3; d: y2·D3
        let a = dense
        let b = a + together * 640
        let c = b + together * 320
        let d = c + together * 1024
        model.dense.0(means, stride: dimension, count: rows, into: a, stride: 640, with: work)
        for row in 0..<rows { Kernels.rectify(a + row * 640, count: 320) }
        model.dense.1(a, stride: 640, count: rows, into: b, stride: 320, with: work)
        for row in 0..<rows { Kernels.rectifySum(b + row * 320, a + row * 640 + 320, count: 320) }
        model.dense.2(b, stride: 320, count: rows, into: c, stride: 1024, with: work)
        for row in 0..<rows { Kernels.rectify(c + row * 1024, count: dimension) }
        model.dense.3(c, stride: 1024, count: rows, into: d, stride: dimension, with: work)
        for row in 0..<rows {
            let (residual, last) = (c + row * 1024 + dimension, d + row * dimension)
            let vector = target + row * dimension
            Kernels.tanhSum(residual, last, into: vector, count: dimension)
            let squares = max(Kernels.squares(vector, count: dimension), model.weights.epsilon)
            Kernels.scale(vector, by: 1 / squares.squareRoot(), count: dimension)
        }
    }
}
