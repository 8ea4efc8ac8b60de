import CalqueCore
import CalqueStemming

/// The condition that a word has the stem of a given word.
struct StemMatch {
    let stemmer: Stemmer
    let stem: [UInt8]
    /// The beginning of all such words: words that begin otherwise need not be stemmed.
    let prefix: ArraySlice<UInt8>

    init(_ word: [UInt8], _ stemmer: Stemmer, _ language: LanguageTag) {
        self.stemmer = stemmer
        stem = word.withUnsafeBufferPointer { stemmer.withStem(of: $0) { Array($0) } }
        switch language.language {
        // The Russian stemmer only removes letters at the end (ё is е already).
        case "ru": prefix = stem[...]
        // The English stemmer changes up to two letters before those that it removes: flies, fli; lying, lie; ability,
        // abl.
        case "en": prefix = stem.prefix(max(1, stem.count - 2))
        default: prefix = []
        }
    }

    func matches(_ word: UnsafeRawBufferPointer) -> Bool {
        word.withMemoryRebound(to: UInt8.self) { word in
            stemmer.withStem(of: word) { $0.elementsEqual(stem) }
        }
    }
}
