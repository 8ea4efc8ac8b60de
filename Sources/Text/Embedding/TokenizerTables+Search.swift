extension TokenizerTables {
    /// The best path to a position: its sum of scores, and its last piece with the length in bytes, which is 0 if there is
    /// no path yet.
    private struct Node {
        var score: Float = 0
        var length: Int32 = 0
        var piece: Int32 = 0
    }

    /// Appends the pieces of the segmentation with the greatest sum of scores (Viterbi's algorithm). Each unknown character
    /// is a piece.
    ///
    /// Source: `unigram::Model::EncodeOptimized` of SentencePiece 0.1.97. The order and the precision of the additions are the
    /// same, because ties depend on them.
    ///
    /// - Complexity: linear in the text, and in the length of the longest piece.
    func search(_ text: borrowing ByteBuffer, into ids: inout [Int32]) {
        let (start, size) = (text.start, text.count)
        let nodes = UnsafeMutablePointer<Node>.allocate(capacity: size + 1)
        defer { nodes.deallocate() }
        nodes.initialize(repeating: Node(), count: size + 1)
        let root = units[0].step >> 8
        var first = 0
        while first < size {
            let reached = nodes[first].score
            let character = min(Self.characterLength(start[first]), size - first)
            var isKnown = false
            var base = root
            var at = first
            while at < size {
                let byte = UInt32(start[at])
                let unit = units[Int(base ^ byte)]
                guard unit.step & 0xFF == byte else { break }
                at += 1
                base = unit.step >> 8
                guard unit.piece >= 0 else { continue }
                let length = at - first
                if length == character { isKnown = true }
                let score = unit.score + Double(reached)
                if nodes[at].length == 0 || score > Double(nodes[at].score) {
                    nodes[at] = Node(
                        score: Float(score), length: Int32(truncatingIfNeeded: length), piece: unit.piece)
                }
            }
            if !isKnown {
                let end = first + character
                let score = unknownScore + reached
                if nodes[end].length == 0 || score > nodes[end].score {
                    nodes[end] = Node(
                        score: score, length: Int32(truncatingIfNeeded: character), piece: unknown)
                }
            }
            first += character
        }
        let count = ids.count
        var end = size
        while end > 0 {
            ids.append(nodes[end].piece)
            end -= Int(nodes[end].length)
        }
        ids[count...].reverse()
    }
}
