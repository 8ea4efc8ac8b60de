import CalqueLanguages

/// Finds the word before a full stop and its classes.
extension BoundaryRules {
    /// The greatest length of an abbreviation, in characters.
    private static let longest = 24

    /// The start of the word before a full stop. The word may contain full stops and hyphens: `U.S`, `Lt.-Gen`.
    func abbreviationStart(endingAt end: Int, to floor: Int) -> Int {
        var seen = 0
        var start = paragraph.skipBack(from: end, to: floor) { scalar in
            seen += 1
            return seen <= Self.longest && (scalar.isWordPart || scalar == "." || scalar == "/") && !scalar.isUnspaced
        }
        // Single letters with spaces between them are one abbreviation: Russian «т. е.», «н. э.», «А. С.»
        while isSingleLetter(start..<paragraph.skip(from: start) { $0.isLetter }) {
            let stop = paragraph.skipSpacesBack(from: start, to: floor)
            guard stop < start, stop > floor, paragraph.scalar(before: stop) == "." else { break }
            let letterEnd = stop - 1
            let letterStart = paragraph.skipBack(from: letterEnd, to: max(floor, letterEnd - 8)) { $0.isLetter }
            guard isSingleLetter(letterStart..<letterEnd), end - letterStart <= Self.longest else { break }
            // «U.S. v. Jones» has two abbreviations.
            guard isLower(letterStart) == isLower(start) || letterStart == floor else { break }
            start = letterStart
        }
        return start
    }

    /// The start of the first word of the segment, after opening marks.
    func firstWord(of candidate: BoundaryCandidate) -> Int {
        paragraph.skip(from: candidate.segmentStart) { $0.isOpener || $0.isSpace || $0.isDash }
    }

    /// The classes of a word, without spaces inside it. The word is looked up as written, by its last part after a
    /// hyphen (`R-La`) or a full stop, as `Mr` if it is written `MR`, and in lower case at the start of a sentence.
    func classes(of word: Range<Int>, isFirst: Bool) -> SegmentationLexicon.Classes {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { key in
            var count = 0
            for byte in paragraph.slice(word) where byte != 0x20 && count < 128 {
                key[count] = byte
                count += 1
                // C2 A0 is a no-break space.
                if byte == 0xA0, count > 1, key[count - 2] == 0xC2 { count -= 2 }
            }
            let whole = UnsafeBufferPointer(rebasing: key[..<count])
            let found = look(whole)
            if !found.isDisjoint(with: .abbreviations) { return found }
            for separator in [UInt8(ascii: "-"), UInt8(ascii: ".")] {
                guard let at = whole.lastIndex(of: separator) else { continue }
                let part = UnsafeBufferPointer(rebasing: whole[(at + 1)...])
                // A single letter is an initial.
                guard part.count > 1, !(part.count == 2 && part[0] >= 0xC0) else { continue }
                let found = look(part)
                if !found.isDisjoint(with: .abbreviations) { return found }
            }
            // French «l’art. 5», Italian «dell’art. 5»
            for apostrophe in apostrophes(in: whole) {
                let mark = UnsafeBufferPointer(start: apostrophe.utf8Start, count: apostrophe.utf8CodeUnitCount)
                guard whole.count > mark.count + 1,
                    let at = (1..<whole.count - mark.count).last(where: { whole[$0...].starts(with: mark) })
                else { continue }
                let found = look(UnsafeBufferPointer(rebasing: whole[(at + mark.count)...]))
                if !found.isDisjoint(with: [.number, .title]) { return found }
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

    private func apostrophes(in word: UnsafeBufferPointer<UInt8>) -> [StaticString] {
        word.contains { $0 == UInt8(ascii: "'") || $0 == 0xE2 } ? ["'", "’"] : []
    }

    private func look(_ key: UnsafeBufferPointer<UInt8>) -> SegmentationLexicon.Classes {
        let own = lexicon.classes(of: key)
        guard lexicon.borrowsLatin, let first = key.first, first < 0x80 else { return own }
        return own.union(SegmentationLexicon.english.classes(of: key))
    }

    /// Makes ASCII and Russian letters lower-case in place. The length of their UTF-8 does not change.
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
