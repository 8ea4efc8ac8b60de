/// Reads the tokens of `FoldedTokens` one after the other.
struct TokenReader {
    struct Token {
        enum Kind {
            /// A token whose form was written.
            case whole
            /// A symbol whose form is to be split.
            case symbol(UInt32)
            /// A flag, whose two letters are tokens.
            case flag(UInt32, UInt32)
            /// Characters that belong to the token before, if it ends here.
            case tail
        }

        var kind: Kind
        var range: Range<Int>
    }

    let utf8: UnsafeBufferPointer<UInt8>
    private let table: UnsafeBufferPointer<UInt32>
    private let keepsSigns: Bool
    /// Whether a sign was left out.
    private(set) var hasSign = false
    var place = 0
    /// The end of the last token.
    private var end = 0

    init(_ utf8: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt32>, keepsSigns: Bool = false) {
        (self.utf8, self.table, self.keepsSigns) = (utf8, table, keepsSigns)
    }

    /// Returns the next token and appends its form to `bytes`.
    mutating func next(into bytes: inout [UInt8]) -> Token? {
        while let (scalar, after) = scalar(at: place) {
            let start = place
            switch scalar.kind {
            case .space:
                place = after
                continue
            case .ignorable, .joiner:
                if end == start, start > 0 { return tail(after) }
                guard let (mark, afterMark) = self.scalar(at: after), mark.kind == .mark else {
                    place = after
                    continue
                }
                readSingle(mark, afterMark, &bytes)
            case .sign where !keepsSigns:
                hasSign = true
                return tail(after)
            case .symbol:
                skipMarks(after)
                end = place
                return Token(kind: .symbol(scalar.written), range: start..<place)
            case .letter, .letters: readWord(&bytes)
            case .digit, .fraction: readNumber(&bytes)
            case .single where scalar.folded == 0x2E && (start == 0 || end < start) && countDigits(at: after) > 0:
                readNumber(&bytes)
            case .raised: readRaised(&bytes)
            case .regional:
                if let (other, second) = self.scalar(at: after), other.kind == .regional {
                    skipMarks(second)
                    end = place
                    return Token(kind: .flag(scalar.written, other.written), range: start..<place)
                }
                readSingle(scalar, after, &bytes)
            case .single, .mark, .sign: readSingle(scalar, after, &bytes)
            }
            end = place
            return Token(kind: .whole, range: start..<place)
        }
        return nil
    }

    /// Takes a character, and the marks on it, that belong to the token before, if there is one.
    private mutating func tail(_ after: Int) -> Token {
        let start = place
        skipMarks(after)
        if end == start { end = place }
        return Token(kind: .tail, range: start..<place)
    }

    /// Passes over what belongs to the character before it.
    private mutating func skipMarks(_ after: Int) {
        place = after
        while let (scalar, after) = scalar(at: place), [.mark, .ignorable].contains(scalar.kind) { place = after }
    }

    // MARK: Words and characters

    private mutating func readWord(_ bytes: inout [UInt8]) {
        let start = bytes.count
        var isCombined = false
        word: while place < utf8.count {
            let byte = utf8[place]
            if byte < 0x80 {
                let row = table[Int(byte)]
                let kind = UInt8(row >> 24)
                guard kind == FoldedScalar.Kind.letter.rawValue || kind == FoldedScalar.Kind.digit.rawValue else {
                    break
                }
                bytes.append(UInt8(truncatingIfNeeded: row))
                place += 1
                continue
            }
            guard let (scalar, after) = scalar(at: place) else { break }
            switch scalar.kind {
            case .letter:
                // Parts of Hangul syllables combine.
                if (0x1100...0x11FF).contains(scalar.folded) { isCombined = true }
                append(scalar.folded, &bytes)
            case .digit, .raised: append(scalar.folded, &bytes)
            case .letters:
                for folded in FoldedScalar.expansion(of: scalar.written) { append(folded, &bytes) }
                isCombined = true
            case .mark:
                append(scalar.written, &bytes)
                isCombined = true
            case .ignorable, .joiner: break
            default: break word
            }
            place = after
        }
        if isCombined { combine(&bytes, from: start) }
    }

    private mutating func readRaised(_ bytes: inout [UInt8]) {
        while let (scalar, after) = scalar(at: place), scalar.kind == .raised {
            append(scalar.folded, &bytes)
            place = after
        }
        readMarks(&bytes, from: bytes.count, isSymbol: false)
    }

    private mutating func readSingle(_ first: FoldedScalar, _ after: Int, _ bytes: inout [UInt8]) {
        let start = bytes.count
        append(first.folded, &bytes)
        place = after
        readMarks(&bytes, from: start, isSymbol: true)
    }

    /// Reads the marks after a character, and the emoji that are joined to it.
    mutating func readMarks(_ bytes: inout [UInt8], from start: Int, isSymbol: Bool) {
        var isCombined = false
        while let (scalar, after) = scalar(at: place) {
            switch scalar.kind {
            case .mark:
                append(scalar.written, &bytes)
                if scalar.written < 0x1_F000 { isCombined = true }
            case .ignorable: break
            case .joiner:
                if isSymbol, let (other, end) = self.scalar(at: after), other.kind == .single, other.folded >= 0x2000 {
                    append(scalar.written, &bytes)
                    append(other.folded, &bytes)
                    place = end
                    continue
                }
            default:
                if isCombined { combine(&bytes, from: start) }
                return
            }
            place = after
        }
        if isCombined { combine(&bytes, from: start) }
    }

    /// Composes the form that begins at `start`, and removes the marks that do not make another word.
    private func combine(_ bytes: inout [UInt8], from start: Int) {
        let form = FoldedScalar.fold(String(decoding: bytes[start...], as: UTF8.self))
        bytes.removeLast(bytes.count - start)
        var base: UInt32 = 0
        for scalar in form.unicodeScalars {
            // The form of a spacing accent begins with a blank.
            if scalar == " ", bytes.count == start { continue }
            let value = FoldedScalar.unify(scalar.value)
            if FoldedScalar.isMark(scalar) {
                if FoldedScalar.isDropped(value, after: base) { continue }
            } else {
                base = value
            }
            append(value, &bytes)
        }
    }

    // MARK: Scalars

    /// Returns the character at a byte and the byte after it; nil at the end.
    @inline(__always)
    func scalar(at place: Int) -> (FoldedScalar, Int)? {
        guard place < utf8.count else { return nil }
        let lead = utf8[place]
        if lead < 0x80 { return (FoldedScalar(UInt32(lead), table: table), place + 1) }
        let (value, length) = SegmentTokens.decode(utf8, place)
        return (FoldedScalar(value, table: table), place + length)
    }

    @inline(__always)
    func append(_ value: UInt32, _ bytes: inout [UInt8]) {
        if value < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value))
        } else if value < 0x800 {
            bytes.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        } else if value < 0x1_0000 {
            bytes.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        } else {
            bytes.append(0xF0 | UInt8(truncatingIfNeeded: value >> 18 & 0x07))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: value >> 12 & 0x3F))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        }
    }
}
