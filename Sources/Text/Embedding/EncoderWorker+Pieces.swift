extension EncoderWorker {
    /// Finds the cache row of every token of the batch, and fills those that are new.
    func prepare(_ batch: TokenBatch, ids: [Int32]) {
        cache.beginBatch()
        var new: [(piece: Int32, row: Int32)] = []
        for stretch in batch.stretches {
            for token in stretch.tokens {
                let (row, isNew) = cache.row(of: ids[token])
                if isNew { new.append((ids[token], row)) }
                cacheRows[stretch.place + token - stretch.tokens.lowerBound] = row
            }
        }
        for start in stride(from: 0, to: new.count, by: Self.piecesPerBatch) {
            compute(new[start..<min(start + Self.piecesPerBatch, new.count)])
        }
    }

    private func compute(_ pieces: ArraySlice<(piece: Int32, row: Int32)>) {
        let weights = model.weights
        let dimension = EncoderWeights.dimension
        let width = PieceCache.products
        let productWidth = PieceCache.rowLength - width
        let xs = fresh + Self.piecesPerBatch * dimension
        let products = xs + Self.piecesPerBatch * width
        for (index, entry) in pieces.enumerated() {
            // These integers of a few bits are exact in any arithmetic. Scale and offset are applied after the product.
            Kernels.widen(
                table(of: entry.piece), minus: weights.middle, into: fresh + index * dimension, count: dimension)
        }
        model.projection(fresh, stride: dimension, count: pieces.count, into: xs, stride: width, with: work)
        model.projectionSums.withUnsafeBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            for (index, entry) in pieces.enumerated() { normalise(xs + index * width, entry.piece, sums) }
        }
        var at = 0
        for (index, branch) in weights.branches.enumerated() {
            model.first[index](
                xs + index * EncoderWeights.channels, stride: width, count: pieces.count, into: products + at,
                stride: productWidth, with: work)
            at += branch.width * EncoderWeights.channels
        }
        for (index, entry) in pieces.enumerated() {
            let row = cache.values + Int(entry.row) * PieceCache.rowLength
            row.update(from: xs + index * width, count: width)
            (row + width).update(from: products + index * productWidth, count: productWidth)
        }
    }

    /// Computes x from a projected piece.
    private func normalise(_ x: Target, _ piece: Int32, _ sums: UnsafePointer<Float>) {
        let weights = model.weights
        let (channels, count) = (EncoderWeights.channels, EncoderWeights.branchChannels)
        let (scale, offset) = quantisation(of: piece)
        Kernels.scale(x, by: scale, count: count)
        Kernels.add(sums, times: offset + weights.middle * scale, to: x, count: count)
        for (index, branch) in weights.branches.enumerated() {
            Kernels.add(branch.projectionBias, to: x + index * channels, count: channels)
        }
        let (mean, factor) = Kernels.moments(x, count: count, epsilon: weights.epsilon)
        for (index, branch) in weights.branches.enumerated() {
            Kernels.normalise(
                x + index * channels, mean: mean, factor: factor, gain: branch.gain, bias: branch.bias, count: channels)
        }
    }

    /// Returns the quantised vector of a piece.
    func table(of piece: Int32) -> UnsafePointer<UInt8> {
        let (row, part) = Int(piece).quotientAndRemainder(dividingBy: EncoderWeights.parts)
        return model.weights.tables[part] + row * EncoderWeights.dimension
    }

    /// Returns the scale and the offset of a piece's quantised vector.
    func quantisation(of piece: Int32) -> (scale: Float, offset: Float) {
        let part = Int(piece) % EncoderWeights.parts
        return (model.weights.scale[part], model.weights.lowest[part])
    }
}
