import CalqueCollections
import CalqueLexicons

/// The words of one document that a lexicon knows, numbered from 0 in the order of their first occurrence.
struct KnownWords: Sendable {
    /// The different words of each segment, one segment after the other.
    private(set) var words: [Int32] = []
    /// Where the words of each segment begin, and the end.
    private(set) var starts: [Int32] = [0]
    /// The segments that hold each word, ascending, one word after the other.
    private(set) var postings: [Int32] = []
    private var postingStarts: [Int32] = []
    /// The number of each word in the lexicon.
    private(set) var numbers: [Int32] = []
    /// The relative frequency of each word.
    private(set) var frequencies: [Float] = []
    /// The weight of each word.
    private(set) var weights: [Float] = []

    /// The weight of a Han character and of a pair of them. A word of two characters counts as two characters and one
    /// pair.
    private static let hanWeight: Float = 0.5

    init() {}

    /// - Complexity: linear in the text and in the lexicon's words.
    init(_ text: DocumentText, _ vocabulary: Lexicon.Vocabulary) {
        var local = [Int32](repeating: -1, count: vocabulary.words.count)
        // How many segments hold each word, and the last of them so far.
        var (held, last): ([Int32], [Int32]) = ([], [])
        let forms = text.forms.map { vocabulary.index[$0.lexical] ?? -1 }
        var han: [LexiconWord] = []
        var hanNumbers: [Int32] = []
        starts.reserveCapacity(text.segments.count + 1)
        for (index, scalars) in text.segments.enumerated() {
            func add(_ number: Int32, weight: Float) {
                if number < 0 { return }
                let known = local[Int(number)] >= 0 ? local[Int(number)] : Int32(numbers.count)
                if known == numbers.count {
                    local[Int(number)] = known
                    numbers.append(number)
                    weights.append(weight)
                    frequencies.append(vocabulary.frequency(Int(number)))
                    held.append(0)
                    last.append(-1)
                }
                if last[Int(known)] != Int32(index) {
                    last[Int(known)] = Int32(index)
                    held[Int(known)] += 1
                    words.append(known)
                }
            }
            for word in text.words[index] { add(forms[Int(word.form)], weight: 1) }
            if text.hasHan[index] {
                han.removeAll(keepingCapacity: true)
                LexiconWord.appendHanWords(of: scalars, to: &han)
                vocabulary.index.look(up: han, in: &hanNumbers)
                for number in hanNumbers { add(number, weight: Self.hanWeight) }
            }
            starts.append(Int32(words.count))
        }
        setPostings(counts: held, segments: text.segments.count)
        raiseFrequencies()
    }

    private mutating func setPostings(counts: [Int32], segments: Int) {
        postingStarts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        var next = postingStarts
        postings = [Int32](repeating: 0, count: Int(postingStarts[counts.count]))
        for segment in 0..<segments {
            for word in words[Int(starts[segment])..<Int(starts[segment + 1])] {
                postings[Int(next[Int(word)])] = Int32(segment)
                next[Int(word)] += 1
            }
        }
    }

    /// Replaces the frequency of words that are frequent in this text by their frequency here: they do not tell its
    /// segments apart, however rare they are elsewhere.
    private mutating func raiseFrequencies() {
        let all = max(1, Float(postings.count))
        let often = max(8, (starts.count - 1) / 3)
        for word in frequencies.indices where places(Int32(word)).count > often {
            frequencies[word] = max(frequencies[word], Float(places(Int32(word)).count) / all)
        }
    }

    /// Calls `body` with each segment of a range that holds a word, counted from the start of the range.
    ///
    /// - Complexity: the number of these segments, and the logarithm of the number of all segments that hold the word.
    @inline(__always)
    func forEachHolder(of word: Int32, within range: Range<Int>, _ body: (Int) -> Void) {
        let places = range.count >= starts.count - 1 ? places(word) : holders(of: word, within: range)
        postings.withUnsafeBufferPointer { postings in
            for place in places { body(Int(postings[place]) - range.lowerBound) }
        }
    }

    private func holders(of word: Int32, within range: Range<Int>) -> Range<Int> {
        let places = places(word)
        func first(from segment: Int) -> Int {
            places.partitioningIndex { Int(postings[$0]) >= segment }
        }
        return first(from: range.lowerBound)..<first(from: range.upperBound)
    }

    /// The places of a word's postings.
    private func places(_ word: Int32) -> Range<Int> {
        Int(postingStarts[Int(word)])..<Int(postingStarts[Int(word) + 1])
    }

    /// The sum of the weights of each segment's words.
    var counts: [Float] {
        zip(starts, starts.dropFirst()).map { start, end in
            words[Int(start)..<Int(end)].reduce(0) { $0 + weights[Int($1)] }
        }
    }
}

/// The translations of each word of one document among the words of the other.
struct TranslationLinks: Sendable {
    /// The translations with their probabilities, one word after the other.
    private(set) var links: [(other: Int32, probability: Float)] = []
    private var starts: [Int32] = []

    init() {}

    /// - Parameter words: the number of words that have translations.
    init(_ pairs: some Collection<(word: Int32, other: Int32, probability: Float)>, words: Int) {
        starts = [Int32](repeating: 0, count: words + 1)
        for pair in pairs { starts[Int(pair.word) + 1] += 1 }
        for word in 0..<words { starts[word + 1] += starts[word] }
        var next = starts
        links = [(other: Int32, probability: Float)](repeating: (0, 0), count: Int(starts[words]))
        for pair in pairs {
            links[Int(next[Int(pair.word)])] = (pair.other, pair.probability)
            next[Int(pair.word)] += 1
        }
    }

    /// The places of a word's translations in `links`.
    func places(_ word: Int32) -> Range<Int> { Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) }
}
