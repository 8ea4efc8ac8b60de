// Learns the model of the aligner: the likelihood of the gold alignments is climbed (see `BeadModel`).
import Alignment
import Calque
import Dispatch
import Foundation

struct DevelopmentSet: Sendable {
    let name: String
    let weight: Float
    let isDevelopment: Bool
    let documents: [Document]
}

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

func load(_ data: String, _ more: String?, encoder: (any SentenceEncoder)?) throws -> [DevelopmentSet] {
    var sets: [(String, LanguageTag, LanguageTag, Float, Bool)] = [
        (data + "/news-enru/clean-dev", "en", "ru", 0.5, true), (data + "/news-enru/noisy-dev", "en", "ru", 1, true),
        (data + "/news-enru/wire-dev", "en", "ru", 1, true), (data + "/news-enzh/clean-dev", "en", "zh", 0.5, true),
        (data + "/news-enzh/noisy-dev", "en", "zh", 1, true), (data + "/news-enzh/wire-dev", "en", "zh", 1, true),
        (data + "/mac-dev", "zh", "en", 3, true),
    ]
    if let more {
        for (pair, two) in [("en-ru", "ru"), ("en-zh", "zh")] {
            for kind in ["noisy-dev", "noisy-test", "wire-dev", "wire-test"] {
                sets.append(("\(more)/\(pair)/\(kind)", "en", LanguageTag(two)!, 0.5, false))
            }
        }
    }
    return try sets.map { folder, source, target, weight, isDevelopment in
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".gold") }
            .sorted()
        return DevelopmentSet(
            name: folder, weight: weight, isDevelopment: isDevelopment,
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

    mutating func add(_ beads: [Bead], _ document: Document) {
        for bead in beads {
            let key = [bead.source.isEmpty ? 0..<0 : bead.source, bead.target.isEmpty ? 0..<0 : bead.target]
            let isRight = document.gold.contains(key)
            tested += 1
            right += isRight ? 1 : 0
            found += isRight && bead.isLinked ? 1 : 0
        }
        wanted += document.gold.count { !$0[0].isEmpty && !$0[1].isEmpty }
    }
}

func decode(_ document: Document, _ model: BeadModel) -> (viterbi: [Bead], expected: [Bead], first: [Bead]) {
    var scored = score(document, model)
    let posteriors = scored.lattice.posteriors()
    let first = scored.lattice.best()
    scored.apply(scored.genre(of: posteriors))
    let second = scored.lattice.posteriors()
    return (scored.lattice.best(), scored.lattice.safest(second), first)
}

let arguments = CommandLine.arguments
guard arguments.count > 1 else { fatalError("name the folder of the evaluation sets") }
let isLexical = arguments.contains("--lexical")
let isAll = arguments.contains("--all")
let more = arguments.firstIndex(of: "--more").map { arguments[$0 + 1] }
let epochs = arguments.firstIndex(of: "--epochs").flatMap { Int(arguments[$0 + 1]) } ?? 20
guard let folder = UniversalSentenceEncoder.standardFolder() else { fatalError("the encoder is needed") }
let encoder = try UniversalSentenceEncoder(folder: folder, threads: 2)
let began = Date()
let sets = try load(arguments[1], more, encoder: isLexical ? nil : encoder)
say("loaded \(sets.map { $0.documents.count }) in \(Date().timeIntervalSince(began))")

struct Sample: Sendable {
    let document: Document
    let weight: Float
}
var samples: [Sample] = []
for set in sets {
    for (number, document) in set.documents.enumerated() where isAll || !set.isDevelopment || number % 2 == 0 {
        samples.append(Sample(document: document, weight: set.weight))
    }
}

struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return word ^ (word >> 31)
    }
}
var random = Random(state: 42)

var model = BeadModel()
// Standardised over the places of the development sets.
var (sum, squares, count) = (FeatureVector.zero, FeatureVector.zero, Float(0))
for sample in samples {
    for features in sample.document.features where Float.random(in: 0..<1, using: &random) < 0.05 {
        sum += features
        squares += features * features
        count += 1
    }
}
model.mean = sum / count
for index in 0..<Feature.count {
    let variance = max(0, squares[index] / count - model.mean[index] * model.mean[index])
    model.scale[index] = variance > 1e-6 ? 1 / variance.squareRoot() : 0
}
for index in 0..<Feature.count {
    for unit in 0..<16 { model.weights[index][unit] = Float.random(in: -0.3...0.3, using: &random) }
    model.output[index] = Float.random(in: -0.3...0.3, using: &random)
}
model.linear[.cosine] = 2
model.linear[.length] = 0.5
model.linear[.terms] = 0.5
for kind in BeadModel.Kind.allCases where kind.rawValue > 2 { model.priors[kind.rawValue][0] = -3 }

func report(_ label: String, _ current: BeadModel) {
    var lines: [String] = []
    for (parity, name) in [(0, "learnt"), (1, "held")] {
        var row: [String] = []
        for set in sets where set.isDevelopment {
            let documents = set.documents.enumerated().filter { $0.offset % 2 == parity }.map(\.element)
            let decoded = concurrently(documents) { decode($0, current) }
            var (viterbi, expected) = (Counts(), Counts())
            for (document, beads) in zip(documents, decoded) {
                viterbi.add(beads.viterbi, document)
                expected.add(beads.expected, document)
            }
            row.append(String(format: "%.2f/%.2f", viterbi.f1 * 100, expected.f1 * 100))
        }
        lines.append("  \(name) " + row.joined(separator: "  "))
    }
    say(label + "\n" + lines.joined(separator: "\n"))
}

func concurrently<Item: Sendable, Result>(_ items: [Item], _ body: @Sendable (Item) -> Result) -> [Result] {
    var results = [Result?](repeating: nil, count: items.count)
    results.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let buffer = buffer
        DispatchQueue.concurrentPerform(iterations: items.count) { buffer[$0] = body(items[$0]) }
    }
    return results.map { $0! }
}

var adam = Adam(count: BeadModel.parameterCount)
var parameters = model.parameters
let batch = 16
for epoch in 1...epochs {
    samples.shuffle(using: &random)
    var total = 0.0
    let rate = 0.02 * Float(max(0.02, 1 - Double(epoch - 1) / Double(epochs)))
    for start in stride(from: 0, to: samples.count, by: batch) {
        let part = Array(samples[start..<min(start + batch, samples.count)])
        let current = model
        let results = concurrently(part) { likelihood($0.document, current) }
        var gradient = [Float](repeating: 0, count: BeadModel.parameterCount)
        for (sample, result) in zip(part, results) {
            total += result.value * Double(sample.weight)
            for (index, value) in result.gradient.parameters.enumerated() {
                gradient[index] += value * sample.weight / Float(part.count)
            }
        }
        for index in parameters.indices { gradient[index] -= 0.002 * parameters[index] }
        adam.climb(&parameters, gradient, rate: rate)
        model.parameters = parameters
    }
    if epoch % 5 == 0 || epoch == epochs {
        report("\(epoch)  likelihood \(total)  \(Int(Date().timeIntervalSince(began))) s", model)
    } else {
        say("\(epoch)  likelihood \(total)  \(Int(Date().timeIntervalSince(began))) s")
    }
}
