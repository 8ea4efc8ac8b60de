// Learns the models of the aligner (see `BeadModel`) from aligned texts; `Benchmarks/alignment-trainer/run` prepares
// what it needs and calls it:
//
//     alignment-trainer DATA MADE [--lexical] [--held-back] [--rounds N] > model
//
// DATA is the folder of the evaluation sets (…/eval/align), MADE one of texts made from its memories. The features of
// every possible bead are computed once. With --held-back one development document in two is not learnt from, so that
// its figures tell what unseen texts would give; the model that is kept learns from all.
import Alignment
import Calque
import Foundation

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

let arguments = CommandLine.arguments
guard arguments.count > 2 else { fatalError("name the folders of the evaluation sets and of the made texts") }
let isHeldBack = arguments.contains("--held-back")
let rounds = arguments.firstIndex(of: "--rounds").flatMap { Int(arguments[$0 + 1]) } ?? 18
guard let folder = UniversalSentenceEncoder.standardFolder() else { fatalError("the encoder is needed") }
let encoder = try UniversalSentenceEncoder(folder: folder, threads: 2)
let sets = try DocumentSet.all(
    data: arguments[1], made: arguments[2], encoder: arguments.contains("--lexical") ? nil : encoder)
let development = sets.filter(\.isDevelopment)

func half(_ parity: Int?) -> [(weight: Float, documents: [Document])] {
    development.map { ($0.weight, parity.map($0.half) ?? $0.documents) }
}

func figures(_ model: BeadModel, _ parity: Int?) -> String {
    zip(development, half(parity)).map { set, half in
        var counts = Counts()
        for (document, beads) in zip(half.documents, concurrently(half.documents) { $0.align(model) }) {
            counts.add(beads, document)
        }
        return set.name.replacing("-dev", with: "") + String(format: " %.2f", 100 * counts.f1)
    }.joined(separator: "  ")
}

func tell(_ label: String, _ model: BeadModel) {
    if isHeldBack {
        say("\(label) learnt  \(figures(model, 0))\n\(label) held    \(figures(model, 1))")
    } else {
        say("\(label)  \(figures(model, nil))")
    }
}

let samples = sets.flatMap { set in
    (isHeldBack && set.isDevelopment ? set.half(0) : set.documents).map { Sample(document: $0, weight: set.weight) }
}
var random = SplitMix(state: 42)
let start = untaught(samples, random: &random)
let clock = ContinuousClock()
let began = clock.now
var model = teach(start, samples, rounds: rounds, random: &random) { round, likelihood in
    say("\(round)  likelihood \(Int(likelihood))  after \(began.duration(to: clock.now).components.seconds) s")
}
tell("network", model)
let learnt = half(isHeldBack ? 0 : nil)
// The made sets too: there are few moved blocks in the others.
model = priceMoves(
    model, learnt + sets.filter { !$0.isDevelopment && $0.name.hasSuffix("wire") }.map { ($0.weight, $0.documents) })
tell("moves  ", model)
model = fitCertainty(model, judged(learnt, model))
say(reliability(judged(half(isHeldBack ? 1 : nil), model)))
print(model.text, terminator: "")
