// html FOLDER · json FILE · hash: one part's figures on standard output, what else there is to say on standard error.
import FoundationEssentials
import Glibc

func note(_ text: String) {
    fflush(nil)
    _ = (text + "\n").withCString { Glibc.write(2, $0, strlen($0)) }
}

func seconds(_ body: () -> Void) -> Double {
    let start = now()
    body()
    return now() - start
}

/// Runs all in turns; the ratios are those of the first one to each.
func measure(
    _ part: String, _ name: String, rounds: Int = Int(ROUNDS), bytes: Int, repeating: Int = 1,
    _ contenders: [(String, () -> Void)]
) {
    var times = [[Double]](repeating: [], count: contenders.count)
    for (_, run) in contenders { run() }
    for _ in 0..<rounds {
        for (index, (_, run)) in contenders.enumerated() {
            times[index].append(seconds { for _ in 0..<repeating { run() } } / Double(repeating))
        }
    }
    for (index, (who, _)) in contenders.enumerated() {
        print_figure(part, name, who, times[index], times[0], Int32(rounds))
        let middle = median(times[index], Int32(rounds))
        note("\(part): \(name), \(who): \(Int(Double(bytes) / middle / 1e6)) MB/s")
    }
}

func read(_ path: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
        note("no \(path)")
        exit(66)
    }
    return Array(data)
}

nonisolated(unsafe) var sink: UInt64 = 0

let words = CommandLine.arguments
switch words.dropFirst().first {
case "html": html(words[2])
case "json": json(words[2])
case "hash": hashes()
default: exit(64)
}
fflush(nil)
