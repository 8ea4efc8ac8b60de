package import CalqueCore

/// The forms that a command can write. The ending of a file's name chooses one of them.
package protocol OutputForm: RawRepresentable<String>, CaseIterable {}

extension OutputForm {
    /// Returns the form that was asked for, otherwise the form that the ending of the file's name stands for, or nil.
    ///
    /// - Throws: `Failure(.usage)` when the ending stands for a form that is not among these.
    package static func chosen(_ given: Self?, for file: String?) throws(Failure) -> Self? {
        if let given { return given }
        guard let file, let dot = file.lastIndex(of: "."), !file[dot...].contains("/"),
            let name = formNames[file[file.index(after: dot)...].lowercased()]
        else { return nil }
        if let form = Self(rawValue: name) { return form }
        let forms = allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
            .usage, "\(file) is named like \(name), which is none of the formats here: \(forms)",
            advice: "give --format, or another name")
    }
}

private let formNames = [
    "txt": "text", "tmx": "tmx", "tsv": "tsv", "csv": "csv", "json": "json", "jsonl": "json", "html": "html",
    "htm": "html", "xlf": "xliff", "xliff": "xliff",
]
