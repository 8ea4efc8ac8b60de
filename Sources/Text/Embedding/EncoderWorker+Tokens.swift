import CCalqueOpenBLAS

extension EncoderWorker {
    /// Adds the layer-normed values of the batch's tokens, each to its sum.
    ///
    /// - Parameter sentences: the ranges of the texts' tokens in `ids`.
    func sum(_ batch: TokenBatch, ids: [Int32], sentences: [Range<Int>]) {
        prepare(batch, ids: ids)
        convolveFirst(batch)
        convolveSecond(batch)
        for stretch in batch.stretches {
            let sentence = sentences[stretch.text]
            for at in stretch.summed {
                // Begin and end marks have their own sums, because joined sentences lose the inner ones.
                let kind = at == sentence.lowerBound ? 0 : at == sentence.upperBound - 1 ? 2 : 1
                let place = stretch.place + at - stretch.tokens.lowerBound
                add(piece: ids[at], place: place, to: stretch.text * Self.sumsOfText + kind)
            }
        }
    }

    private func row(_ plane: Target, _ branch: Int, _ place: Int) -> Target {
        plane + branch * Self.plane + place * EncoderWeights.channels
    }

    /// h = max(Σ of the cached products over the window + b1, 0) + x
    private func convolveFirst(_ batch: TokenBatch) {
        let channels = EncoderWeights.channels
        let padding = TokenBatch.padding
        var products = PieceCache.products
        for (index, branch) in model.weights.branches.enumerated() {
            for stretch in batch.stretches {
                let count = stretch.tokens.count
                for token in 0..<count {
                    let place = stretch.place + token
                    let target = row(hidden, index, place + padding)
                    let window = max(branch.left - token, 0)..<min(branch.width, count - token + branch.left)
                    let x = cache.values + Int(cacheRows[place]) * PieceCache.rowLength + index * channels
                    let rows = cacheRows + place - branch.left
                    calque_window_sum(
                        branch.firstBias, cache.values + products, rows, PieceCache.rowLength, window.lowerBound,
                        window.upperBound, channels, x, target)
                }
                // Another batch had tokens where this one has padding.
                row(hidden, index, stretch.place + count + padding)
                    .update(repeating: 0, count: padding * channels)
            }
            products += branch.width * channels
        }
    }

    /// Computes the products of the second convolution, which `add` finishes token by token.
    private func convolveSecond(_ batch: TokenBatch) {
        var count = 0
        for stretch in batch.stretches {
            for place in stretch.place..<stretch.place + stretch.tokens.count {
                places[count] = Int32(place)
                count += 1
            }
        }
        for (index, branch) in model.weights.branches.enumerated() {
            model.second[index].windows(
                row(hidden, index, TokenBatch.padding - branch.left), stride: EncoderWeights.channels,
                among: batch.places - TokenBatch.padding, places, count: count, into: row(convolved, index, 0),
                stride: EncoderWeights.channels, with: work)
        }
    }

    /// Finishes one token and adds it to a sum. The gain and bias of the layer norm are equal for all tokens and applied
    /// later.
    private func add(piece: Int32, place: Int, to sum: Int) {
        let weights = model.weights
        let (dimension, channels, features) =
            (EncoderWeights.dimension, EncoderWeights.channels, EncoderWeights.features)
        let (scale, offset) = quantisation(of: piece)
        Kernels.widen(table(of: piece), times: scale, plus: offset, into: token, count: dimension)
        for (index, branch) in weights.branches.enumerated() {
            let c = row(convolved, index, place)
            let h = row(hidden, index, place + TokenBatch.padding)
            calque_rectified_sum(c, branch.secondBias, h, channels, token + dimension + index * channels)
        }
        let (mean, factor) = Kernels.moments(token, count: features, epsilon: weights.epsilon)
        Kernels.add(token, times: factor, to: sums + sum * features, count: features)
        excess[sum] += mean * factor
    }
}
