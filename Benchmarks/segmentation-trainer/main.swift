// Writes the questions that the rules ask the model, for train.py: the only implementation of the features is the
// segmenter's.
//
// Reads lines of a mark, a tab and segments with tabs between them. Writes lines of the mark, 1 or 0 for a boundary, and
// the features, with tabs between them.
import CalqueCore
import CalqueSegmentation

guard CommandLine.arguments.count == 2, let language = LanguageTag(CommandLine.arguments[1]) else {
    print("usage: segmentation-trainer LANGUAGE < segments")
    fatalError("no language")
}
let segmenter = try Segmenter(language: language)
let blank = language.language == "zh" ? "" : " "
while let line = readLine() {
    let parts = line.split(separator: "\t")
    guard parts.count > 1 else { continue }
    var ends: Set<Int> = []
    var text = ""
    for part in parts.dropFirst() {
        if !text.isEmpty { text += blank }
        ends.insert(text.utf8.count)
        text += part
    }
    for question in try segmenter.questions(in: text) {
        print(
            parts[0], ends.contains(question.position) ? 1 : 0, question.features.joined(separator: "\t"),
            separator: "\t")
    }
}
