// encoder-speed FOLDER VECTORS [ARITHMETIC] [PIECES] < LINES
//
// Times the encoder on the lines, best of three, prints `name<TAB>number` lines, and writes the vectors as raw floats.
import CalqueEmbedding
import Glibc

func now(_ clock: clockid_t = CLOCK_MONOTONIC) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Seconds of processor time that `body` takes, the least of `repeats`.
func best(_ repeats: Int, _ body: () throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<repeats {
        let start = now(CLOCK_PROCESS_CPUTIME_ID)
        try body()
        least = min(least, now(CLOCK_PROCESS_CPUTIME_ID) - start)
    }
    return least
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    print("usage: encoder-speed FOLDER VECTORS [ARITHMETIC] [PIECES] < LINES")
    exit(64)
}
var lines: [String] = []
while let line = readLine() { lines.append(line) }

do {
    let arithmetic = Arithmetic.allCases.first { arguments.contains("\($0)") } ?? .fastest
    let pieces = arguments.dropFirst(3).compactMap { Int($0) }.first ?? 6144
    let start = now()
    let encoder = try UniversalSentenceEncoder(folder: arguments[1], arithmetic: arithmetic, cachedPieces: pieces)
    let made = now()
    _ = try encoder.encode(["One."])
    let ready = now()
    print("made_ms\t\((made - start) * 1e3)")
    print("first_vector_ms\t\((ready - start) * 1e3)")

    // The first run has an empty cache, as a run of the program has.
    let cold = try best(1) { _ = try encoder.encode(lines) }
    print("cold_lines_per_s\t\(Double(lines.count) / cold)")
    var vectors = try encoder.encode(lines)
    let warm = try best(3) { vectors = try encoder.encode(lines) }
    print("lines_per_s\t\(Double(lines.count) / warm)")

    let features = try encoder.features(of: lines)
    let featuring = try best(3) { _ = try encoder.features(of: lines) }
    print("features_lines_per_s\t\(Double(lines.count) / featuring)")
    let spans = (1...4).flatMap { length in (0..<max(lines.count - length, 0)).map { $0..<$0 + length } }
    let embedding = try best(3) { _ = try encoder.embed(features, spans: spans) }
    print("spans_per_s\t\(Double(spans.count) / embedding)")

    for length in [2, 4] {
        let spans = stride(from: 0, to: max(lines.count - length, 0), by: 4).map { $0..<$0 + length }
        let exact = try encoder.encode(spans.map { lines[$0].joined(separator: " ") })
        let near = try encoder.embed(features, spans: spans)
        let sum = spans.indices.reduce(Float(0)) { $0 + near.dot($1, exact, $1) }
        print("span_of_\(length)_cosine\t\(sum / Float(max(spans.count, 1)))")
    }

    guard let file = fopen(arguments[2], "w") else { exit(74) }
    vectors.values.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
} catch {
    print("encoder-speed: \(error)")
    exit(70)
}
