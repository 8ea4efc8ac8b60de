// html FOLDER · json FILE: figures on standard output, other findings on standard error.
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

/// Runs all in turns. The ratios are relative to the first.
func measure(_ part: String, _ name: String, rounds: Int = 5, _ contenders: [(String, () -> Void)]) {
    var times = [[Double]](repeating: [], count: contenders.count)
    for (_, run) in contenders { run() }
    for _ in 0..<rounds {
        for (index, (_, run)) in contenders.enumerated() { times[index].append(seconds(run)) }
    }
    for (index, (who, _)) in contenders.enumerated() {
        print_figure(part, name, who, times[index], times[0], Int32(rounds))
    }
}

func read(_ path: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
        note("no \(path)")
        exit(66)
    }
    return Array(data)
}

extension [UInt8] {
    func withChars<Result>(_ body: (UnsafePointer<CChar>?, Int) -> Result) -> Result {
        withUnsafeBytes { body($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
    }
}

nonisolated(unsafe) var sink = 0

let words = CommandLine.arguments
guard words.count == 3 else { exit(64) }
switch words[1] {
case "html": html(words[2])
case "json": json(words[2])
default: exit(64)
}
fflush(nil)
