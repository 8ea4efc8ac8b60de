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
    }

    private let state = Mutex(State())

    /// Russian after the BGN, which keeps ж, х, ц, ч, ш and щ apart; Han characters by their commonest reading.
    private static let transform = "Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower"

    /// - Returns: for each of the scalars that is not ASCII its lower-case Latin letters, perhaps none.
    func letters(of scalars: Set<UInt32>) throws -> [UInt32: [UInt8]] {
        try state.withLock { state in
            let unknown = scalars.filter { $0 >= 0x80 && state.known[$0] == nil }.sorted()
            if !unknown.isEmpty {
                let transliterator = try state.transliterator ?? Transliterator(Self.transform)
                state.transliterator = transliterator
                var text = String.UnicodeScalarView()
                for value in unknown {
                    if let scalar = Unicode.Scalar(value) { text.append(scalar) }
                    text.append("\n")
                }
                let lines = try transliterator(String(text)).utf8.split(
                    separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                for (value, line) in zip(unknown, lines) {
                    state.known[value] = line.filter { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
                }
            }
            var found: [UInt32: [UInt8]] = [:]
            found.reserveCapacity(scalars.count)
            for scalar in scalars { found[scalar] = state.known[scalar] }
            return found
        }
    }
}
