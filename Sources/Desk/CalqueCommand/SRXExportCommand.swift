import Calque
import CalqueCommandLine

private let languages = Flag.optional(
    "lang", short: "l", .columns, absent: "en,ru,zh", help: "The languages to write rules for, such as en,ru,zh")
private let output = Flag.optional(
    "output", short: "o", .file, absent: "standard output", help: "Write to this file", group: "Output options")

let srxExportCommand = Command(
    "export", "Write the built-in segmentation as SRX rules for other tools", flags: [languages, output],
    discussion: [
        "Writes SRX 2.0 with the abbreviations and other words of the built-in rules, for tools such as OmegaT and Okapi. "
            + "A tool that segments as Calque does finds the units of a memory. The rules of SRX see only the text beside a "
            + "place, so they are a little worse than the built-in rules."
    ],
    examples: [Example("srx export --lang en,ru --output calque.srx", "Write the rules of two languages.")]
) { (call) throws(Failure) in
    let file = call[output].flatMap { $0 == "-" ? nil : $0 }
    if let file { try OutputPlace.check(file) }
    let export = try SRXExport(call[languages]?.compactMap(\.self) ?? ["en", "ru", "zh"])
    var bytes: [UInt8] = []
    try export.write { bytes += $0 }
    if let file { try AlignmentFiles.replace([(file, bytes)]) } else { try call.output.write(bytes) }
    return .done
}
