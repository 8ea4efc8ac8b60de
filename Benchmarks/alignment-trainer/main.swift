import Calque
// Trains the models of the aligner (see `BeadModel`) with aligned texts. `Benchmarks/alignment-trainer/run` prepares the
// data and calls it:
//
//     alignment-trainer DATA MADE [--lexical] [--held-back] [--continue] [--rounds N] > model
//
// DATA is the folder of the evaluation sets (…/eval/align), MADE a folder of texts that are generated from its memories.
// The features of every possible bead are computed once. With --held-back two models are trained, each with every second
// development document, and the figures are those of the documents that each has not seen.
import CalqueAlignment
import Foundation

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

let arguments = CommandLine.arguments
guard arguments.count > 2 else { fatalError("name the folders of the evaluation sets and of the made texts") }
let isHeldBack = arguments.contains("--held-back")
let rounds = arguments.firstIndex(of: "--rounds").flatMap { Int(arguments[$0 + 1]) } ?? 18
/// Whether to go on from the built-in model in small steps, so that what it has learnt stays.
let continues = arguments.contains("--continue")
let builtIn: BeadModel = arguments.contains("--lexical") ? .lexical : .withEncoder
let seed = arguments.firstIndex(of: "--seed").flatMap { UInt64(arguments[$0 + 1]) } ?? 42
guard let folder = UniversalSentenceEncoder.standardFolder() else { fatalError("the encoder is needed") }
let encoder = try UniversalSentenceEncoder(folder: folder, threads: 2)
let sets = try DocumentSet.all(
    data: arguments[1], made: arguments[2], encoder: arguments.contains("--lexical") ? nil : encoder)
let development = sets.filter(\.isDevelopment)

/// Returns the development documents whose numbers have a parity, or all documents.
func half(_ parity: Int?) -> [(weight: Float, documents: [TrainingPair])] {
    development.map { ($0.weight, parity.map($0.half) ?? $0.documents) }
}

/// Trains a model with all documents, or with those whose numbers do not have the parity.
func learn(_ parity: Int?) -> BeadModel {
    let samples = sets.flatMap { $0.samples(parity) }
    var random = SplitMix(state: seed)
    let start = continues ? builtIn : initialModel(samples, random: &random)
    let rate: Float = continues ? 0.004 : 0.02
    let model = train(start, samples, rounds: rounds, rate: rate, random: &random) { round, likelihood in
        if round == rounds { say("\(round) rounds, likelihood \(Int(likelihood))") }
    }
    // The generated sets take part, because the others have few moved blocks.
    let moving = sets.filter { !$0.isDevelopment && $0.name.hasSuffix("wire") }.map { ($0.weight, $0.documents) }
    let priced = tuneMovedBlocks(model, half(parity) + moving)
    return fitCertainty(priced, judged(half(parity), priced))
}

/// Returns strict F1 of each development set, with the documents of each parity aligned by their own model.
func figures(_ models: [(model: BeadModel, parity: Int?)]) -> String {
    development.map { set in
        var counts = Counts()
        for (model, parity) in models {
            let documents = parity.map(set.half) ?? set.documents
            for (document, beads) in zip(documents, concurrently(documents) { $0.align(model) }) {
                counts.add(beads, document)
            }
        }
        return set.name.replacing("-dev", with: "") + String(format: " %.2f", 100 * counts.f1)
    }.joined(separator: "  ")
}

if isHeldBack {
    let models = [0, 1].map { (model: learn(1 - $0), parity: Int?($0)) }
    say("held back  \(figures(models))")
    say(reliability(models.flatMap { judged(half($0.parity), $0.model) }))
} else {
    let model = learn(nil)
    say("trained on \(figures([(model, nil)]))")
    say(reliability(judged(half(nil), model)))
    print(model.text, terminator: "")
}
