import CalqueCollections
import CalqueCore
import CalqueMatching

/// The numbers of tokens in an index. Final marks come first, then the other tokens by falling frequency, so that most
/// tokens take two bytes.
struct Numbering {
    /// The number of each token, by its number in the vocabulary.
    var numbers: [TokenID]
    /// The class of the folded token, and of the token itself, by its number in the vocabulary. All numbers are one
    /// class.
    var classes: [TokenID]
    var ownClasses: [TokenID]
    var oldNumbers: [Int32]
    var count: Int { numbers.count }

    init(_ builder: borrowing LanguageBuilder) {
        let count = builder.vocabulary.count
        var frequencies = [Int32](repeating: 0, count: count)
        for token in builder.tokens { frequencies[Int(token)] &+= 1 }
        let marks = Vocabulary.finalMarks.count
        var order = (marks..<count).map { Int32($0) }
        order.sort { one, other in
            let (left, right) = (frequencies[Int(one)], frequencies[Int(other)])
            return left == right ? one < other : left > right
        }
        oldNumbers = (0..<marks).map { Int32($0) } + order
        var numbers = [TokenID](repeating: 0, count: count)
        for (new, old) in oldNumbers.enumerated() { numbers[Int(old)] = TokenID(new) }
        classes = builder.folds.folded.map { $0.isNumber ? TokenID(count) : numbers[Int($0)] }
        ownClasses = (0..<count).map { builder.folds.isNumber[$0] ? TokenID(count) : numbers[$0] }
        self.numbers = numbers
    }

    func write(
        _ vocabulary: Vocabulary, _ folds: TokenFolds, to writer: inout PartWriter, _ language: Int
    ) throws(Failure) {
        var slotCount = 64
        while slotCount < count + count / 2 { slotCount *= 2 }
        var slots = ProbingTable<TokenSlot>(slotCount: slotCount)
        var ends: [UInt32] = []
        var bytes: [UInt8] = []
        var foldNumbers: [UInt32] = []
        let flat = vocabulary.flat
        guard flat.bytes.count < Int(UInt32.max) else { throw LanguageBuilder.tooLarge() }
        bytes.reserveCapacity(flat.bytes.count)
        ends.reserveCapacity(count)
        foldNumbers.reserveCapacity(count)
        for (new, old) in oldNumbers.enumerated() {
            let old = Int(old)
            let token = flat.bytes[(old == 0 ? 0 : flat.ends[old - 1])..<flat.ends[old]]
            bytes.append(contentsOf: token)
            ends.append(UInt32(bytes.count))
            let hash = token.withUnsafeBufferPointer { vocabulary.hash($0) }
            slots.insert(TokenSlot(hash: hash, token: new), at: slots.place(of: Int(hash)) { _ in false })
            let fold = folds.folded[old]
            foldNumbers.append(
                UInt32(numbers[Int(fold & ~TokenID.numberBit)]) | (fold.isNumber ? 1 << 30 : 0)
                    | (folds.isNumber[old] ? 1 << 31 : 0))
        }
        try writer.write(.slots, language: language, slots.slots)
        try writer.write(.tokenEnds, language: language, ends)
        try writer.write(.tokens, language: language, bytes)
        try writer.write(.folds, language: language, foldNumbers)
    }
}
