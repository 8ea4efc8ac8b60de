import CalqueCore
import CalqueStemming

/// Words whose stem is that of a given one.
struct StemMatch {
    let stemmer: Stemmer
    let stem: [UInt8]
    /// How all such words begin: they need not be stemmed otherwise.
    let prefix: ArraySlice<UInt8>

    init(_ word: [UInt8], _ stemmer: Stemmer, _ language: LanguageTag) {
        self.stemmer = stemmer
        stem = word.withUnsafeBufferPointer { stemmer.withStem(of: $0) { Array($0) } }
        switch language.language {
        // The Russian stemmer takes letters off the end and changes none (ё is е by then).
        case "ru": prefix = stem[...]
        // The English one changes up to two letters before what it takes off: flies, fli; lying, lie; ability, abl.
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
