import ICU
import Synchronization

/// How ICU writes single letters of other scripts in Latin ones, kept for the life of the process.
///
/// Letter by letter because a text has few different ones, while its words are many: after the first articles ICU is
/// not asked any more.
final class LatinLetters: Sendable {
    static let shared = LatinLetters()

    private struct State: ~Copyable {
        var known: [UInt32: [UInt8]] = [:]
        var transliterator: Transliterator?

        mutating func learn(_ unknown: [UInt32]) throws {
            let transliterator = try transliterator ?? Transliterator(LatinLetters.transform)
            self.transliterator = transliterator
            var text = String.UnicodeScalarView()
            for value in unknown {
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
                text.append("\n")
            }
            let lines = try transliterator(String(text)).utf8.split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (value, line) in zip(unknown, lines) {
                known[value] = line.filter { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            }
        }
    }

    private let state = Mutex(State())

    /// Russian after the BGN, which keeps ж, х, ц, ч, ш and щ apart; Han characters by their commonest reading.
    private static let transform = "Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower"

    /// - Returns: for each of the scalars that is not ASCII its lower-case Latin letters, perhaps none; and for others
    ///   that are known.
    func letters(of scalars: some Sequence<UInt32>) throws -> [UInt32: [UInt8]] {
        try state.withLock { state in
            var unknown: Set<UInt32> = []
            for scalar in scalars where scalar >= 0x80 && state.known[scalar] == nil { unknown.insert(scalar) }
            if !unknown.isEmpty { try state.learn(unknown.sorted()) }
            return state.known
        }
    }

    /// A word in Latin letters; those that are ASCII stay as they are.
    func spelling(of word: [UInt32]) throws -> [UInt8] {
        if word.allSatisfy({ $0 < 0x80 }) { return word.map { UInt8($0) } }
        let known = try letters(of: word)
        return word.flatMap { $0 < 0x80 ? [UInt8($0)] : known[$0] ?? [] }
    }
}
