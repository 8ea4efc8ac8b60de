import CCalqueLexicons
import CalqueICU
import Synchronization

/// How ICU writes single letters of other scripts in Latin ones, kept for the life of the process.
///
/// Letter by letter because a text has few different ones, while its words are many: after the first articles ICU is
/// not asked any more. What it says of Cyrillic and Han is built in, because it takes ICU long to get ready for them.
final class LatinLetters: Sendable {
    static let shared = LatinLetters()

    /// The spellings that are known.
    struct Table: Sendable {
        /// Where the spelling of each character of the first plane is, and of others; 0: unknown.
        private var places = [Int32](repeating: 0, count: 0x1_0000)
        private var beyond: [UInt32: Int32] = [:]
        private var spellings: [[UInt8]] = [[]]

        /// Lower-case letters, perhaps none.
        subscript(character: UInt32) -> [UInt8]? {
            let place = place(of: character)
            return place > 0 ? spellings[Int(place)] : nil
        }

        func knows(_ character: UInt32) -> Bool { place(of: character) > 0 }

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

        /// What is built in.
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

        mutating func learn(_ unknown: [UInt32]) throws {
            let transliterator = try transliterator ?? Transliterator(LatinLetters.transform)
            self.transliterator = transliterator
            for (value, spelling) in zip(unknown, try LatinLetters.spellings(of: unknown, by: transliterator)) {
                table.add(spelling, of: [value])
            }
        }
    }

    private let state = Mutex(State())

    /// Russian after the BGN, which keeps ж, х, ц, ч, ш and щ apart; Han characters by their commonest reading.
    static let transform = "Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower"

    /// - Returns: the spellings of all of these that are not ASCII, and of others.
    func letters(of characters: some Sequence<UInt32>) throws -> Table {
        try state.withLock { state in
            var unknown: Set<UInt32> = []
            for character in characters where character >= 0x80 && !state.table.knows(character) {
                unknown.insert(character)
            }
            if !unknown.isEmpty { try state.learn(unknown.sorted()) }
            return state.table
        }
    }

    /// A word in Latin letters; those that are ASCII stay as they are.
    func spelling(of word: [UInt32]) throws -> [UInt8] {
        if word.allSatisfy({ $0 < 0x80 }) { return word.map { UInt8($0) } }
        let known = try letters(of: word)
        var spelling: [UInt8] = []
        for character in word {
            if character < 0x80 { spelling.append(UInt8(character)) } else { spelling += known[character] ?? [] }
        }
        return spelling
    }

    /// What ICU makes of each character.
    static func spellings(of characters: [UInt32], by transliterator: Transliterator) throws -> [[UInt8]] {
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
