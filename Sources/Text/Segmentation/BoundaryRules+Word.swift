/// Which word an abbreviation is.
extension Rules {
    private static let longest = 24

    /// The start of the word before a full stop, full stops and hyphens within it included: `U.S`, `Lt.-Gen`.
    func abbreviationStart(endingAt end: Int, to floor: Int) -> Int {
        var seen = 0
        var start = paragraph.skipBack(from: end, to: floor) { scalar in
            seen += 1
            return seen <= Self.longest && (scalar.isWordPart || scalar == "." || scalar == "/") && !scalar.isUnspaced
        }
        // Russian writes «т. е.», «н. э.», «А. С.»: single letters with blanks between are one abbreviation.
        while isSingleLetter(start..<paragraph.skip(from: start) { $0.isLetter }) {
            let stop = paragraph.skipSpacesBack(from: start, to: floor)
            guard stop < start, stop > floor, paragraph.scalar(before: stop) == "." else { break }
            let letterEnd = stop - 1
            let letterStart = paragraph.skipBack(from: letterEnd, to: max(floor, letterEnd - 8)) { $0.isLetter }
            guard isSingleLetter(letterStart..<letterEnd), end - letterStart <= Self.longest else { break }
            // «U.S. v. Jones» is two of them.
            guard isLower(letterStart) == isLower(start) || letterStart == floor else { break }
            start = letterStart
        }
        return start
    }

    /// Where the first word of the segment starts, opening marks skipped.
    func firstWord(of candidate: Candidate) -> Int {
        paragraph.skip(from: candidate.segmentStart) { $0.isOpener || $0.isSpace || $0.isDash }
    }

    /// The classes of a word, looked up without blanks: as it stands; in small letters at the start of a sentence; its
    /// last part after a hyphen (`R-La`) or a full stop; in capitals as `Mr` of `MR`.
    func classes(of word: Range<Int>, isFirst: Bool) -> Lexicon.Classes {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { key in
            var count = 0
            for byte in paragraph.slice(word) where byte != 0x20 && count < 128 {
                key[count] = byte
                count += 1
                // A no-break space, C2 A0.
                if byte == 0xA0, count > 1, key[count - 2] == 0xC2 { count -= 2 }
            }
            let whole = UnsafeBufferPointer(rebasing: key[..<count])
            let found = look(whole)
            if !found.isDisjoint(with: .abbreviations) { return found }
            for separator in [UInt8(ascii: "-"), UInt8(ascii: ".")] {
                guard let at = whole.lastIndex(of: separator) else { continue }
                let part = UnsafeBufferPointer(rebasing: whole[(at + 1)...])
                // One letter is an initial.
                guard part.count > 1, !(part.count == 2 && part[0] >= 0xC0) else { continue }
                let found = look(part)
                if !found.isDisjoint(with: .abbreviations) { return found }
            }
            if whole.contains(where: { (0x61...0x7A).contains($0) }) == false, count > 1, whole[0] < 0x80 {
                for index in 1..<count where (0x41...0x5A).contains(key[index]) { key[index] |= 0x20 }
                let found = look(whole)
                if !found.isDisjoint(with: [.title, .organisation, .unit]) { return found }
            }
            guard isFirst else { return found }
            lower(key, count)
            return found.union(look(whole))
        }
    }

    private func look(_ key: UnsafeBufferPointer<UInt8>) -> Lexicon.Classes {
        let own = lexicon.classes(of: key)
        guard lexicon.borrowsLatin, let first = key.first, first < 0x80 else { return own }
        return own.union(Lexicon.english.classes(of: key))
    }

    /// Makes letters of ASCII and Russian small, in place: their UTF-8 keeps its length.
    private func lower(_ key: UnsafeMutableBufferPointer<UInt8>, _ count: Int) {
        var index = 0
        while index < count {
            let byte = key[index]
            if (0x41...0x5A).contains(byte) { key[index] |= 0x20 }
            if byte == 0xD0, index + 1 < count {
                if (0x90...0x9F).contains(key[index + 1]) {
                    key[index + 1] += 0x20
                } else if (0xA0...0xAF).contains(key[index + 1]) {
                    key[index] = 0xD1
                    key[index + 1] -= 0x20
                }
            }
            index += 1
        }
    }

    private func isLower(_ position: Int) -> Bool { paragraph.scalar(at: position)?.isLowercaseLetter == true }

    func isSingleLetter(_ range: Range<Int>) -> Bool {
        guard let scalar = paragraph.scalar(at: range.lowerBound), scalar.isLetter else { return false }
        return range.count == UTF8.width(scalar)
    }
}
