import CalqueCore
import CalqueLanguages
import CalqueLexicons
import CalqueSegmentation

extension SharedTerms {
    /// Finds the terms of two documents, and gives terms with the same meaning one number.
    struct Collector {
        private(set) var kinds: [Kind] = []
        private var ids: [TermKey: Int] = [:]

        /// Returns the terms of each segment, ascending and without repetition.
        ///
        /// - Throws: `Failure(.internal)` if ICU's data is incomplete.
        mutating func collect(
            _ source: DocumentText, _ target: DocumentText
        ) throws(Failure) -> (source: [[Int]], target: [[Int]]) {
            let texts = [source, target]
            var segments: [[[Int]]] = []
            var masked = texts.map(\.segments)
            for side in 0..<2 { segments.append(try exact(texts[side], masking: &masked[side])) }
            let names = (0..<2).map { side in
                NameCandidates(texts[side]) { segment, place in masked[side][segment][place] == Self.mask }
            }
            let wordIDs = unify(names)
            for side in 0..<2 {
                let hans = try han(masked[side], texts[side].hasHan, names: names[1 - side], ids: wordIDs[1 - side])
                for (index, words) in names[side].segments.enumerated() {
                    var list = segments[side][index]
                    for word in words { if let id = wordIDs[side][word] { list.append(id) } }
                    if !hans.isEmpty { list += hans[index] }
                    list.sort()
                    var kept = 0
                    for id in list where kept == 0 || list[kept - 1] != id {
                        list[kept] = id
                        kept += 1
                    }
                    list.removeLast(list.count - kept)
                    segments[side][index] = list
                }
            }
            return (segments[0], segments[1])
        }

        private mutating func id(_ key: TermKey, _ kind: Kind) -> Int {
            if let known = ids[key] { return known }
            ids[key] = kinds.count
            kinds.append(kind)
            return kinds.count - 1
        }

        /// Replaces the characters of a term that was found.
        private static let mask: UInt32 = 0x20

        /// Returns the terms that match by a key: numbers, and names that ICU knows. Their characters are masked, so that
        /// they are not found as names again.
        private mutating func exact(
            _ text: DocumentText, masking masked: inout [[UInt32]]
        ) throws(Failure) -> [[Int]] {
            let terms = text.localeTerms(try .of(text.language))
            let numbers = text.numbers()
            return text.segments.indices.map { segment in
                var found: [Int] = []
                for match in terms[segment] {
                    let key = TermKey(match)
                    found.append(id(key, key.kind))
                    for at in match.range { masked[segment][at] = Self.mask }
                }
                for match in numbers[segment] {
                    let key = TermKey(match)
                    found.append(id(key, match.isWord ? .numberWord : key.kind))
                }
                return found
            }
        }

        /// Returns the number of each word; words of both documents that sound alike get one number.
        private mutating func unify(_ names: [NameCandidates]) -> [[Int?]] {
            let first = names[0].words.count
            var parents = Array(0..<first + names[1].words.count)
            func root(_ word: Int) -> Int {
                var word = word
                while parents[word] != word { word = parents[word] }
                return word
            }
            var isMatched = [Bool](repeating: false, count: parents.count)
            for match in NameCandidates.matches(names[0], names[1]) {
                let (one, two) = (root(match.source), root(first + match.target))
                parents[max(one, two)] = min(one, two)
                isMatched[match.source] = true
                isMatched[first + match.target] = true
            }
            var isName = [Bool](repeating: true, count: parents.count)
            for word in parents.indices {
                let entry = word < first ? names[0].words[word] : names[1].words[word - first]
                if !entry.mayBeName { isName[root(word)] = false }
            }
            var ids = [Int?](repeating: nil, count: parents.count)
            return [0..<first, first..<parents.count].map { range in
                range.map { word in
                    let entry = word < first ? names[0].words[word] : names[1].words[word - first]
                    // A word without a counterpart may still be a name that the other document has in Han characters.
                    guard isMatched[word] || (entry.isCapital && entry.sounds.count >= 3) else { return nil }
                    let root = root(word)
                    if let known = ids[root] { return known }
                    ids[root] = kinds.count
                    kinds.append(isName[root] ? .name : .cognate)
                    return ids[root]
                }
            }
        }

        /// Returns, for each segment, the names of the other document that it has in Han characters. The result is empty if
        /// there are no Han characters.
        private mutating func han(
            _ texts: [[UInt32]], _ hasHan: [Bool], names: NameCandidates, ids: [Int?]
        ) throws(Failure) -> [[Int]] {
            guard hasHan.contains(true) else { return [] }
            let letters = try LatinTransliteration.shared.letters(of: texts.joined().lazy.filter(Letters.isHan))
            var spelled: [[UInt8]: Int] = [:]
            for (number, word) in names.words.enumerated() where word.isCapital && word.letters.count >= 4 {
                if let id = ids[number] { spelled[word.letters] = id }
            }
            var found = PinyinNames.find(spelled, in: texts, syllables: letters)
            let candidates = names.words.indices.filter {
                names.words[$0].isCapital && names.words[$0].sounds.count >= 3 && ids[$0] != nil
            }
            let least: Float = 0.75
            var known: [[UInt32]: [Int]] = [:]
            for (index, text) in texts.enumerated() {
                for run in HanNameCharacters.runs(in: text) {
                    if known[run] == nil {
                        let read = HanTransliteration.read(run, syllables: letters)
                        var best = least
                        var matches: [(Int, Float)] = []
                        for number in candidates {
                            let similarity = HanTransliteration.similarity(names.words[number].sounds, read)
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
    }
}
