import Calque
import CalqueCommandLine
import CalqueMerging

private let file = Operand("XLIFF", .file, help: "The finished file of the translator, XLIFF 1.x or 2.x")
private let source = Flag.optional(
    "source", .file, absent: "the file that XLIFF names as its original", help: "The article that XLIFF was made of")
private let output = Flag.optional(
    "output", short: "o", .file, absent: "standard output", help: "Write to this file", group: "Output options")
private let complete = Flag.switch("require-complete", help: "Fail if a segment is not translated")
private let force = Flag.switch("force", help: "Replace the output file if it exists", group: "Output options")

let mergeCommand = Command(
    "merge", "Put a finished translation into the article that it was made of", operands: [file],
    flags: [source, complete, output, force, SharedFlags.encoding],
    discussion: [
        "Reads the XLIFF that 'calque leverage' wrote and a translator finished, and writes the article with the "
            + "translations in the place of its segments, in UTF-8. All between the segments stays byte for byte. The article "
            + "must be plain text.",
        "A segment that is not translated stays in the language of the article, and is counted. It has no target, a "
            + "rejected one, or the state needs-translation (in XLIFF 2, initial) with the source or a suggestion of the "
            + "memory as its target. XLIFF with segments that the article does not have is refused.",
        "The article is looked for beside XLIFF, under the name that XLIFF has for it.",
    ],
    examples: [
        Example("merge story.xlf --output story.ru.txt", "Write the translated article."),
        Example("merge story.xlf --source wire/story.en.txt --require-complete", "Print it, if all is translated."),
    ],
    exitCodes: [.badData: "XLIFF is not of the article, or --require-complete and a segment is not translated"]
) { (call) throws(Failure) in
    let path = call[file]
    let output = call[output].flatMap { $0 == "-" ? nil : $0 }
    let translation = try FinishedTranslation(path: path, name: inputName(path))
    let articlePath = if let given = call[source] { given } else { try translation.article(beside: path) }
    if let output {
        try OutputPlace.check(output, reading: [path, articlePath])
        guard call[force] || (try? FileStatus(of: output)) == nil else {
            throw Failure(
                .usage, "exists, and is not overwritten", at: .init(file: output),
                advice: "give --force, or another name")
        }
    }
    let reader = ArticleReader(charset: call[SharedFlags.encoding].map(Charset.init))
    let articles = try reader.articles(at: articlePath, language: nil)
    guard let article = articles.first else { throw Failure(.badData, "no article", at: .init(file: articlePath)) }
    let merged = try MergedArticle(translation, into: article, name: inputName(articlePath))
    let count = merged.untranslated.count
    if count > 0 {
        let what = "\(count) of \(merged.count) segments \(count == 1 ? "is" : "are") not translated"
        guard !call[complete] else {
            throw Failure(
                .badData, what, at: merged.untranslated[0],
                advice: "translate them, or merge without --require-complete")
        }
        call.messages.warning(
            "\(Failure(.badData, "\(what), left in the language of the article", at: merged.untranslated[0]))")
    }
    if merged.hasOtherWords {
        call.messages.warning("\(inputName(articlePath)): has text that is in no segment of the XLIFF, left as it is")
    }
    guard let output else {
        try call.output.write(merged.bytes)
        return .done
    }
    try AlignmentFiles.replace([(output, merged.bytes)])
    call.messages.note("\(merged.count - count) segments merged, written to \(output)")
    return .done
}
