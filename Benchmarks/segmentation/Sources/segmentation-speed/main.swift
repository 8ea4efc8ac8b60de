// Reads paragraphs, a line each, and segments them a number of times by plain ICU and by our rules, in turns.
// Prints: language, megabytes, MB/s of ICU, MB/s of ours, ratio; the best of each, since what disturbs only slows.
import Calque
import CalqueICU
import Foundation

guard CommandLine.arguments.count == 2, let language = LanguageTag(CommandLine.arguments[1]) else {
    FileHandle.standardError.write(Data("usage: segmentation-speed LANGUAGE < paragraphs\n".utf8))
    exit(64)
}
let source = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
let lines = source.split(separator: "\n").map(String.init)
var paragraphs: [String] = []
var size = 0
while size < 8 << 20, !lines.isEmpty {
    paragraphs += lines
    size += lines.reduce(0) { $0 + $1.utf8.count }
}

/// Processor time, so that what else the machine does weighs less.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    try body()
    return now() - start
}

let icu = try SentenceBreaker(isPlain: true)
let segmenter = try Segmenter(language: language)
var best = (icu: Double.infinity, ours: Double.infinity)
var found = 0
for _ in 0..<7 {
    best.icu = min(
        best.icu,
        try seconds {
            for var paragraph in paragraphs {
                try paragraph.withUTF8 { try icu.forEachBoundary(in: UnsafeRawBufferPointer($0)) { _ in found += 1 } }
            }
        })
    best.ours = min(
        best.ours,
        try seconds { for paragraph in paragraphs { found += try segmenter.ranges(in: paragraph).count } })
}
let megabytes = Double(size) / 1e6
func shown(_ value: Double, _ places: Int = 0) -> String { String(format: "%.\(places)f", value) }
print(
    "\(language)\t\(shown(megabytes, 1))\t\(shown(megabytes / best.icu))\t\(shown(megabytes / best.ours))\t"
        + shown(best.icu / best.ours, 2))
