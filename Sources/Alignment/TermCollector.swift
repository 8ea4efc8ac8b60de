import Core
import Segmentation

extension SharedTerms {
    /// Reads the terms of both versions and gives those that mean the same one number.
    struct Collector {
        private(set) var kinds: [Kind] = []
        private var ids: [String: Int] = [:]

        /// - Returns: for each segment the terms that it holds, without repetition.
        mutating func collect(_ source: Version, _ target: Version) throws -> (source: [[Int]], target: [[Int]]) {
            let languages = [source.language, target.language]
            let texts = [source, target].map { version in version.segments.map { $0.text.unicodeScalars.map(\.value) } }
            let letters = try LatinLetters.shared.letters(of: Self.foreignScalars(texts))
            var segments: [[[Int]]] = [[], []]
            var masked = texts
            for side in 0..<2 {
                segments[side] = try zip(texts[side].indices, texts[side]).map { index, text in
                    try exact(text, languages[side], masking: &masked[side][index])
                }
            }
            let names = (0..<2).map { Names(masked[$0], language: languages[$0], letters: letters) }
            let wordIDs = unify(names)
            for side in 0..<2 {
                let hans = han(masked[side], names: names[1 - side], ids: wordIDs[1 - side], letters: letters)
                for index in texts[side].indices {
                    var list = segments[side][index]
                    for word in names[side].segments[index] { if let id = wordIDs[side][word] { list.append(id) } }
                    list += hans[index]
                    segments[side][index] = Array(Set(list)).sorted()
                }
            }
            return (segments[0], segments[1])
        }

        private mutating func id(_ key: String, _ kind: Kind) -> Int {
            if let known = ids[key] { return known }
            ids[key] = kinds.count
            kinds.append(kind)
            return kinds.count - 1
        }

        /// Terms with a key of their own, numbers and what ICU names; where they stand no names are looked for.
        private mutating func exact(
            _ text: [UInt32], _ language: LanguageTag, masking masked: inout [UInt32]
        ) throws -> [Int] {
            var found: [Int] = []
            for match in try LocaleTerms.of(language).matches(in: text) {
                let kind: Kind = match.key.hasPrefix("m") || match.key.hasPrefix("w") ? .date : .place
                found.append(id(match.key, kind))
                for at in match.range { masked[at] = 0x20 }
            }
            for match in Numbers.matches(in: text, language: language) {
                let kind: Kind = match.key.hasPrefix("m") ? .date : match.isWord ? .numberWord : .number
                found.append(id(match.key, kind))
            }
            return found
        }

        /// One number for words that sound alike, over both sides.
        private mutating func unify(_ names: [Names]) -> [[Int?]] {
            let first = names[0].words.count
            var parents = Array(0..<first + names[1].words.count)
            func root(_ word: Int) -> Int {
                var word = word
                while parents[word] != word { word = parents[word] }
                return word
            }
            var isMatched = [Bool](repeating: false, count: parents.count)
            for match in Names.matches(names[0], names[1]) {
                let (one, two) = (root(match.source), root(first + match.target))
                parents[max(one, two)] = min(one, two)
                isMatched[match.source] = true
                isMatched[first + match.target] = true
            }
            var isName = [Bool](repeating: true, count: parents.count)
            for word in parents.indices {
                let entry = word < first ? names[0].words[word] : names[1].words[word - first]
                if !entry.isCapital { isName[root(word)] = false }
            }
            return [0..<first, first..<parents.count].map { range in
                range.map { word in
                    let entry = word < first ? names[0].words[word] : names[1].words[word - first]
                    // Of the words without a counterpart only names may have one in Han.
                    guard isMatched[word] || (entry.isCapital && entry.sounds.count >= 3) else { return nil }
                    let root = root(word)
                    return id("_\(root)", isName[root] ? .name : .cognate)
                }
            }
        }

        /// Names of the other version that stand in Han characters.
        private mutating func han(
            _ texts: [[UInt32]], names: Names, ids: [Int?], letters: [UInt32: [UInt8]]
        ) -> [[Int]] {
            guard texts.contains(where: { $0.contains(where: Letters.isHan) }) else { return texts.map { _ in [] } }
            var spelled: [[UInt8]: Int] = [:]
            for (number, word) in names.words.enumerated() where word.isCapital && word.letters.count >= 4 {
                if let id = ids[number] { spelled[word.letters] = id }
            }
            var found = Readings.find(spelled, in: texts, syllables: letters)
            let candidates = names.words.indices.filter {
                names.words[$0].isCapital && names.words[$0].sounds.count >= 3 && ids[$0] != nil
            }
            let least: Float = 0.75
            var known: [[UInt32]: [Int]] = [:]
            for (index, text) in texts.enumerated() {
                for run in HanNames.runs(of: text) {
                    if known[run] == nil {
                        let read = HanNames.read(run, syllables: letters)
                        var best = least
                        var matches: [(Int, Float)] = []
                        for number in candidates {
                            let similarity = HanNames.similarity(names.words[number].sounds, read)
                            if similarity >= least, let id = ids[number] {
                                matches.append((id, similarity))
                                best = max(best, similarity)
                            }
                        }
                        known[run] = matches.filter { $0.1 >= best - 0.08 }.map(\.0)
                    }
                    found[index] += known[run] ?? []
                }
            }
            return found
        }

        /// What has to be read in Latin letters: lower-case letters of other scripts, and Han characters.
        private static func foreignScalars(_ texts: [[[UInt32]]]) -> Set<UInt32> {
            var found: Set<UInt32> = []
            // A text has few different characters: each is looked at once.
            var isSeen = [Bool](repeating: false, count: 0x1_0000)
            for text in texts.joined() {
                for scalar in text where scalar >= 0x80 && (scalar > 0xFFFF || !isSeen[Int(scalar)]) {
                    if scalar <= 0xFFFF { isSeen[Int(scalar)] = true }
                    if Letters.isHan(scalar) || Letters.isWordLetter(scalar) {
                        found.insert(Letters.lowercase(scalar))
                    }
                }
            }
            return found
        }
    }
}
