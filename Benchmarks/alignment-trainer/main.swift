// Learns the weights of the aligner from the development sets: strict F1 itself is climbed, weight by weight.
//
//     swift run -c release alignment-trainer DATA [ROUNDS] > learnt && mv learnt Sources/Alignment/Resources/weights.txt
//
// (not straight into the resource, which the build reads). DATA is the folder of the evaluation sets (…/eval/align).
// The features of every possible bead are computed once; then thousands of weights are tried by running the whole
// search on them. One document in two is held back, and its figure is told beside, so that climbing into the noise
// shows.
import Alignment
import Calque
import Foundation

struct DevelopmentSet {
    let name: String
    let documents: [Document]
}

func load(_ data: String) throws -> [DevelopmentSet] {
    guard let folder = UniversalSentenceEncoder.standardFolder() else { fatalError("the encoder is needed") }
    let encoder = try UniversalSentenceEncoder(folder: folder, threads: 2)
    let sets: [(String, LanguageTag, LanguageTag)] = [
        ("news-enru/clean-dev", "en", "ru"), ("news-enru/noisy-dev", "en", "ru"), ("news-enru/wire-dev", "en", "ru"),
        ("news-enzh/clean-dev", "en", "zh"), ("news-enzh/noisy-dev", "en", "zh"), ("news-enzh/wire-dev", "en", "zh"),
        ("mac-dev", "zh", "en"),
    ]
    return try sets.map { name, source, target in
        let folder = data + "/" + name
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".gold") }
            .sorted()
        return DevelopmentSet(
            name: name,
            documents: try names.map {
                try Document(path: folder + "/" + $0.dropLast(5), languages: (source, target), encoder: encoder)
            })
    }
}

struct Counts {
    var right = 0
    var tested = 0
    var found = 0
    var wanted = 0
    var f1: Double {
        let precision = Double(right) / Double(max(1, tested))
        let recall = Double(found) / Double(max(1, wanted))
        return 2 * precision * recall / max(1e-9, precision + recall)
    }
}

/// Strict precision over all beads and recall over the linked ones, as the sets' own scorer counts.
func count(_ document: Document, _ weights: Weights, into counts: inout Counts) {
    let table = document.table
    var scorer = TableScorer(omission: 0, table: table, weights: weights)
    let path = Passes.monotone(
        in: Window(rows: table.rows, columns: table.columns), scorer: &scorer, weights: weights)
    for bead in MovedBlocks.add(to: path, scorer: scorer) {
        let key = [bead.source.isEmpty ? 0..<0 : bead.source, bead.target.isEmpty ? 0..<0 : bead.target]
        let isRight = document.gold.contains(key)
        counts.tested += 1
        counts.right += isRight ? 1 : 0
        counts.found += isRight && bead.isLinked ? 1 : 0
    }
    counts.wanted += document.gold.count { !$0[0].isEmpty && !$0[1].isEmpty }
}

/// The figure of each set, on the documents whose number has the parity, or on all.
func figures(_ sets: [DevelopmentSet], _ weights: Weights, parity: Int?) -> [Double] {
    sets.map { set in
        var counts = Counts()
        for (number, document) in set.documents.enumerated() where parity == nil || number % 2 == parity {
            count(document, weights, into: &counts)
        }
        return counts.f1
    }
}

/// Errors count, not hits: from 99 to 99.5 is as far as from 80 to 90. The novels, the last set, are one genre against
/// six sets of the other.
func objective(_ figures: [Double]) -> Double {
    let weights = figures.indices.map { $0 == figures.count - 1 ? 3.0 : 1 }
    return -zip(figures, weights).reduce(0) { $0 + $1.1 * log(1.005 - $1.0) }
}

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
func row(_ values: [Double]) -> String { values.map { String(format: "%.4f", $0) }.joined(separator: " ") }

guard CommandLine.arguments.count > 1 else { fatalError("name the folder of the evaluation sets") }
let rounds = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 4 : 4
let parity: Int? = CommandLine.arguments.contains("--all") ? nil : 0
let sets = try load(CommandLine.arguments[1])
var weights = Weights.learnt
var best = objective(figures(sets, weights, parity: parity))
say("start  \(row(figures(sets, weights, parity: parity)))  held back \(row(figures(sets, weights, parity: 1)))")
var step: [String: Float] = [:]
let fixed: Set<String> = ["structure"]
for round in 1...rounds {
    for name in Weights.names where !fixed.contains(name) {
        var size = step[name] ?? max(0.02, abs(weights[name]) * 0.3)
        var improved = false
        for direction: Float in [1, -1] {
            var trial = weights
            trial[name] += direction * size
            let value = objective(figures(sets, trial, parity: parity))
            if value > best + 1e-5 {
                (weights, best, improved) = (trial, value, true)
                break
            }
        }
        size *= improved ? 1.5 : 0.5
        step[name] = size
    }
    say("\(round)  \(row(figures(sets, weights, parity: parity)))  held back \(row(figures(sets, weights, parity: 1)))")
}
for name in Weights.names { print(name, weights[name]) }
