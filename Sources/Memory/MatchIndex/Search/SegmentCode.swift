package import CCalqueMatching
package import CalqueMatching

/// The code of a segment's tokens and text in an index, in 16-bit words: about two bytes for a token and a bit for the
/// blank before it. The text is put together from them.
///
/// Head: the number of tokens in 14 bits (if all are set, two more words contain it), bit 14 `raw`, bit 15 `bare`. A
/// long segment then has a signature, which excludes more than the signature of its record and is cheaper to compare
/// than its tokens. Tokens: one word for each of the 32,768 most frequent, two for others. Then, unless the code is
/// `bare`: a bit for each token; or, if it is `raw`, the number of bytes (two words) and the text itself, because it
/// has white space other than single blanks.
package enum SegmentCode {
    @inlinable package static var countMask: UInt16 { 0x3FFF }
    @inlinable package static var raw: UInt16 { 0x4000 }
    @inlinable package static var bare: UInt16 { 0x8000 }
    /// The least number of tokens of a long segment.
    @inlinable package static var long: Int { Int(CALQUE_LONG) }

    /// The white space between the tokens.
    enum Gaps {
        /// The text is not stored.
        case none
        /// For each token, whether a blank is before it.
        case blanks(ArraySlice<Bool>)
        case text(ArraySlice<UInt8>)
    }

    /// - Parameter tokens: numbers below 2³⁰.
    static func append(
        _ tokens: some Collection<Int32>, _ signature: EntrySignature, _ gaps: Gaps, to codes: inout [UInt16]
    ) {
        var head: UInt16 =
            switch gaps {
            case .none: bare
            case .blanks: 0
            case .text: raw
            }
        if tokens.count < Int(countMask) {
            head |= UInt16(tokens.count)
            codes.append(head)
        } else {
            codes.append(head | countMask)
            append(long: tokens.count, to: &codes)
        }
        if tokens.count >= long {
            for lane in 0..<4 {
                for word in 0..<4 {
                    codes.append(UInt16(truncatingIfNeeded: signature.wide[lane] >> UInt64(16 * word)))
                }
            }
        }
        for token in tokens {
            if token < 0x8000 {
                codes.append(UInt16(token))
            } else {
                codes.append(0x8000 | UInt16(truncatingIfNeeded: token >> 16))
                codes.append(UInt16(truncatingIfNeeded: token))
            }
        }
        switch gaps {
        case .none: break
        case .blanks(let blanks):
            var word: UInt16 = 0
            for (index, blank) in blanks.enumerated() {
                if blank { word |= 1 << UInt16(index % 16) }
                if index % 16 == 15 || index == blanks.count - 1 {
                    codes.append(word)
                    word = 0
                }
            }
        case .text(let bytes):
            append(long: bytes.count, to: &codes)
            var place = bytes.startIndex
            while place < bytes.endIndex {
                let second = place + 1 < bytes.endIndex ? UInt16(bytes[place + 1]) : 0
                codes.append(UInt16(bytes[place]) | second << 8)
                place += 2
            }
        }
    }

    private static func append(long count: Int, to codes: inout [UInt16]) {
        codes.append(UInt16(truncatingIfNeeded: count))
        codes.append(UInt16(truncatingIfNeeded: count >> 16))
    }

    /// Whether the words that may come before the tokens are intact.
    package static func headIsSound(_ codes: Rows, at start: Int) -> Bool {
        let end = min(start + 3 + Int(CALQUE_WIDE_BYTES) / 2, codes.count)
        return start < end && codes.isSound(start..<end)
    }

    /// The places of the pieces of a segment's code.
    package struct Reading {
        package let count: Int
        package let isRaw: Bool
        package let isBare: Bool
        /// The first word of the tokens.
        package let tokens: Int

        /// - Returns: nil if there is no code, or it is not intact.
        @inlinable @inline(__always)
        package init?(_ codes: Rows, at start: Int) {
            guard codes.isSound(start) else { return nil }
            let head = codes.word(start)
            let first: Int
            isRaw = head & raw != 0
            isBare = head & bare != 0
            if head & countMask < countMask {
                count = Int(head & countMask)
                first = start + 1
            } else {
                guard codes.isSound(start + 1..<start + 3) else { return nil }
                count = Int(codes.word(start + 1)) | Int(codes.word(start + 2)) << 16
                first = start + 3
            }
            tokens = first + (count < long ? 0 : Int(CALQUE_WIDE_BYTES) / 2)
            // A token has at least one word.
            guard count <= codes.count - tokens else { return nil }
        }

        /// Decodes the tokens into `written`, and the form in which they are compared into `compared`, unless more than
        /// `most` of the first `core` tokens are missing from the set.
        @inline(__always)
        package func read(
            _ index: LanguageIndex, core: Int, _ form: calque_form, set: UnsafePointer<UInt64>, atMost most: Int,
            _ written: UnsafeMutablePointer<TokenID>, _ compared: UnsafeMutablePointer<TokenID>
        ) -> calque_reading {
            let codes = index.codes
            let words = tokens..<min(tokens + 2 * count, codes.count)
            guard codes.isSound(words) else { return CALQUE_UNSOUND }
            let folds = calque_folds(
                rows: index.folds.raw(0..<index.folds.count).baseAddress, count: index.folds.count)
            return calque_tokens_read(
                codes.raw(words).baseAddress, words.count, count, core, form, folds, set, Int64(most), written, compared
            )
        }

        /// Decodes the tokens into `target`, which has room for `count`.
        /// - Returns: the word after them; nil if they are not intact.
        @inline(__always)
        package func decode(_ codes: Rows, into target: UnsafeMutablePointer<Int32>) -> Int? {
            var place = tokens
            let reach = min(tokens + 2 * count, codes.count)
            guard codes.isSound(place..<reach) else { return nil }
            for index in 0..<count {
                guard place < reach else { return nil }
                let word = codes.word(place)
                place += 1
                if word < 0x8000 {
                    target[index] = Int32(word)
                } else {
                    guard place < reach else { return nil }
                    target[index] = Int32(word & 0x7FFF) << 16 | Int32(codes.word(place))
                    place += 1
                }
            }
            return place
        }
    }
}
