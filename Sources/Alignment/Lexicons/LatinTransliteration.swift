import CCalqueLexicons
package import CalqueCore
package import CalqueICU

/// The transliterations of single characters into Latin letters by ICU, kept for the life of the process.
///
/// Single characters are cached because texts have few different ones, so that ICU is not called after the first texts.
/// Those of Cyrillic and Han are built in, because ICU takes long to load its rules for them.
package final class LatinTransliteration: Sendable {
    package static let shared = LatinTransliteration()

    /// The transliterations that are known.
    package struct Table: Sendable {
        /// The index in `spellings` of each character of the first plane; 0 for an unknown character.
        private var places = [Int32](repeating: 0, count: 0x1_0000)
        /// The same for characters of other planes.
        private var beyond: [UInt32: Int32] = [:]
        private var spellings: [[UInt8]] = [[]]

        /// The transliteration of a character, which may be empty; nil if it is unknown.
        package subscript(character: UInt32) -> [UInt8]? {
            let place = place(of: character)
            return place > 0 ? spellings[Int(place)] : nil
        }

        /// Returns whether a character's transliteration is known.
        package func knows(_ character: UInt32) -> Bool { place(of: character) > 0 }

        private func place(of character: UInt32) -> Int32 {
            character < 0x1_0000 ? places[Int(character)] : beyond[character] ?? 0
        }

        fileprivate mutating func add(_ spelling: [UInt8], of characters: some Sequence<UInt32>) {
            for character in characters {
                if character < 0x1_0000 {
                    places[Int(character)] = Int32(spellings.count)
                } else {
                    beyond[character] = Int32(spellings.count)
                }
            }
            spellings.append(spelling)
        }

        /// Creates the built-in table.
        fileprivate init() {
            var count = 0
            let bytes = UnsafeBufferPointer(start: calque_latin_readings(&count), count: count)
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                let characters = String(decoding: fields[1], as: UTF8.self)
                add(Array(fields[0]), of: characters.unicodeScalars.lazy.map(\.value))
            }
        }
    }

    private struct State: ~Copyable {
        var table = Table()
        var transliterator: Transliterator?

        /// Asks ICU for characters that the table does not have.
        mutating func learn(_ unknown: [UInt32]) throws(Failure) {
            let known = transliterator
            let transliterator = if let known { known } else { try Transliterator(LatinTransliteration.transform) }
            self.transliterator = transliterator
            for (value, spelling) in zip(unknown, try LatinTransliteration.spellings(of: unknown, by: transliterator)) {
                table.add(spelling, of: [value])
            }
        }
    }

    private let state = Guarded(State())

    /// The identifier of ICU's transform. BGN's romanisation distinguishes ж, х, ц, ч, ш and щ; Han characters get their
    /// most frequent reading.
    package static let transform = "Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower"

    /// Returns a table that has at least these characters, except those of ASCII.
    ///
    /// - Throws: `Failure(.internal)` if ICU cannot transliterate.
    package func letters(of characters: some Sequence<UInt32>) throws(Failure) -> Table {
        try state.withLock { (state) throws(Failure) in
            var unknown: Set<UInt32> = []
            for character in characters where character >= 0x80 && !state.table.knows(character) {
                unknown.insert(character)
            }
            if !unknown.isEmpty { try state.learn(unknown.sorted()) }
            return state.table
        }
    }

    /// Returns a word in Latin letters. ASCII characters are kept.
    ///
    /// - Throws: `Failure(.internal)` if ICU cannot transliterate.
    package func spelling(of word: [UInt32]) throws(Failure) -> [UInt8] {
        if word.allSatisfy({ $0 < 0x80 }) { return word.map { UInt8($0) } }
        let known = try letters(of: word)
        var spelling: [UInt8] = []
        for character in word {
            if character < 0x80 { spelling.append(UInt8(character)) } else { spelling += known[character] ?? [] }
        }
        return spelling
    }

    /// Returns ICU's transliteration of each character, reduced to the letters a to z.
    package static func spellings(
        of characters: [UInt32], by transliterator: Transliterator
    ) throws(Failure) -> [[UInt8]] {
        var text = String.UnicodeScalarView()
        for value in characters {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            text.append("\n")
        }
        return try transliterator(String(text)).utf8
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { $0.filter { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }
    }
}
