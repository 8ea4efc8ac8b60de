import CalqueCore
import CalqueIO
import CalqueMatchIndex
import CalqueMatching
import CalqueStemming

/// A term as a sequence of conditions on folded tokens.
struct TermPattern {
    enum Element {
        /// A token without regard to the marks on its letters.
        case word([UInt8])
        /// A word in pieces, between which any letters are allowed.
        case pieces([[UInt8]])
        case any
    }

    /// At least one element, of which one is not `.any`; at most `longest`.
    let elements: [Element]
    static let longest = 64

    /// - Throws: `Failure(.usage)` for a term that cannot be searched for.
    init(_ term: String) throws(Failure) {
        // An escaped star becomes a character of the private use area during folding.
        let star: Unicode.Scalar = "\u{F8FE}"
        let tokens = FoldedTokens(term.replacing("\\*", with: String(star)))
        var letters = PlainLetters()
        var elements: [Element] = []
        // The end of the last token if it can be continued, because it is a word or a star.
        var end = -1
        var open: [[UInt8]] = []
        var endsInStar = false
        func close() {
            guard end >= 0 else { return }
            if endsInStar, open.last?.isEmpty == false { open.append([]) }
            elements.append(open.allSatisfy(\.isEmpty) ? .any : open.count == 1 ? .word(open[0]) : .pieces(open))
            (end, open, endsInStar) = (-1, [], false)
        }
        for (number, range) in tokens.ranges.enumerated() {
            var token = Array(tokens.bytes[tokens.form(number)])
            let isStar = token == [0x2A]
            if token.elementsEqual(String(star).utf8) { token = [0x2A] }
            token = try letters.plain(token)
            let isWord = !isStar && FoldedTokens.isWord(token)
            if range.lowerBound != end || !(isStar || isWord) || (isWord && !endsInStar) { close() }
            if isStar {
                if open.isEmpty { open = [[]] }
                endsInStar = true
            } else if end >= 0 {
                open.append(token)
                endsInStar = false
            } else {
                open = [token]
            }
            end = range.upperBound
            if !isStar, !isWord { close() }
        }
        close()
        guard elements.contains(where: { if case .any = $0 { false } else { true } }) else {
            throw elements.isEmpty
                ? Failure(.usage, "the term is empty")
                : Failure(
                    .usage, "the term matches everything",
                    advice: "give a word with the '*', or '\\*' for the character")
        }
        guard elements.count <= Self.longest else {
            throw Failure(
                .usage, "the term has more than \(Self.longest) words and marks",
                advice: "use 'calque query' for a sentence")
        }
        self.elements = elements
    }

    /// Makes a pattern of consecutive folded tokens, `longest` at most.
    init(tokens: [[UInt8]]) throws(Failure) {
        var letters = PlainLetters()
        var elements: [Element] = []
        for token in tokens { elements.append(.word(try letters.plain(token))) }
        self.elements = elements
    }
}

extension TermPattern.Element {
    /// Whether a folded token without marks satisfies the condition; `.any` is satisfied by all tokens.
    func matches(_ token: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .word(let word): return token.elementsEqual(word)
        case .pieces(let pieces): return Self.glob(pieces, token)
        case .any: return true
        }
    }

    private static func glob(_ pieces: [[UInt8]], _ token: UnsafeRawBufferPointer) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1, let base = token.baseAddress else {
            return false
        }
        let end = token.count - last.count
        guard end >= first.count, Bytes.areEqual(base, first, first.count), Bytes.areEqual(base + end, last, last.count)
        else { return false }
        var place = first.count
        // The leftmost place for each piece leaves the most room for the others.
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            while true {
                guard place + piece.count <= end,
                    let first = Bytes.first(piece[0], from: base + place, end - place - piece.count + 1)
                else { return false }
                place = base.distance(to: first)
                if Bytes.areEqual(base + place, piece, piece.count) { break }
                place += 1
            }
            place += piece.count
        }
        return true
    }
}
