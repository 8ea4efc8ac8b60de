package import CalqueCore
import CalqueUnits
import CalqueXML

/// A document that units were aligned from, as a memory knows it.
package struct MemoryDocument: Sendable, Hashable {
    /// What tells documents apart: a path, a URL, an article's id. Stands in the file's header as `x-document`.
    package var identifier: String
    /// The file's name up to the languages: `story`.
    package var name: String
    /// The file's name after that: `en-ru`.
    package var languages: String

    /// - Parameter name: made fit for a file: `/` and control characters become `-`, a leading dot `_`, and it is
    ///   cut to 150 bytes.
    package init(identifier: String, name: String, source: LanguageTag, target: LanguageTag) {
        self.init(identifier: identifier, name: name, languages: [source, target])
    }

    /// - Parameter name: as above.
    package init(identifier: String, name: String, languages: [LanguageTag]) {
        self.identifier = identifier
        self.languages = languages.map(\.description).joined(separator: "-")
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            scalars.append(scalar == "/" || scalar.value < 0x20 || scalar.value == 0x7F ? "-" : scalar)
        }
        var fit = String(scalars)
        if fit.hasPrefix(".") { fit = "_" + fit.dropFirst() }
        while fit.utf8.count > 150 { fit.removeLast() }
        self.name = fit.isEmpty ? "untitled" : fit
    }

    /// The name of the n-th file, from 1: `story.en-ru.tmx`, `story-2.en-ru.tmx`.
    func fileName(_ number: Int) -> String { "\(name)\(number == 1 ? "" : "-\(number)").\(languages).tmx" }

    /// The reverse of `fileName`.
    func number(of fileName: String) -> Int? {
        // By bytes: asked of every name in the folder.
        guard fileName.utf8.starts(with: name.utf8) else { return nil }
        let rest = fileName.utf8.dropFirst(name.utf8.count)
        let number = rest.first == UInt8(ascii: "-") ? Int(Substring(rest.dropFirst().prefix { $0 != 0x2E })) : 1
        guard let number, number > 0, sameBytes(self.fileName(number), fileName) else { return nil }
        return number
    }
}
