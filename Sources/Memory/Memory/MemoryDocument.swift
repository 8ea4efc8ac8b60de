public import CalqueCore
import CalqueUnits

/// The document from which units were aligned, as a memory identifies it.
public struct MemoryDocument: Sendable, Hashable {
    /// The name of the document for people: a path, a URL or the id of an article. It is `x-document` in the header of the
    /// file. Unless the document has another identity, it is recognised by this name.
    public var identifier: String
    /// The name of the file before the languages: `story`.
    public var name: String
    /// The languages in the name of the file: `en-ru`.
    public var languages: String
    /// The property by which the file of the document is recognised.
    package var identity = Identity.name
    /// Names that the file may have had when the document was named by another path.
    package var formerNames: [String] = []
    /// Identifiers by which a file without a digest is recognised, too: the path as it was typed.
    package var formerIdentifiers: [String] = []

    /// - Parameter name: made valid for a file: `/` and control characters become `-`, a leading dot gets `_` before it,
    ///   and the name is cut to 150 bytes.
    public init(identifier: String, name: String, source: LanguageTag, target: LanguageTag) {
        self.init(identifier: identifier, name: name, languages: [source, target])
    }

    /// - Parameter name: see `init(identifier:name:source:target:)`.
    public init(identifier: String, name: String, languages: [LanguageTag]) {
        self.identifier = identifier
        self.languages = languages.map(\.description).joined(separator: "-")
        self.name = Self.fit(name)
    }

    private static func fit(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            scalars.append(scalar == "/" || scalar.value < 0x20 || scalar.value == 0x7F ? "-" : scalar)
        }
        var fit = String(scalars)
        if fit.hasPrefix(".") { fit = "_" + fit.dropFirst() }
        while fit.utf8.count > 150 { fit.removeLast() }
        return fit.isEmpty ? "untitled" : fit
    }

    /// The document under each name that its file may have, the present one first.
    var underEachName: [MemoryDocument] {
        var all = [self]
        for name in formerNames.map(Self.fit) where !all.contains(where: { sameBytes($0.name, name) }) {
            var other = self
            other.name = name
            all.append(other)
        }
        return all
    }

    /// Returns the name of the n-th file, from 1: `story.en-ru.tmx`, `story-2.en-ru.tmx`.
    func fileName(_ number: Int) -> String { "\(name)\(number == 1 ? "" : "-\(number)").\(languages).tmx" }

    /// Returns the number of a file of this document's name; nil for other names.
    func number(of fileName: String) -> Int? {
        // By bytes, because it is called for every name in the folder.
        guard fileName.utf8.starts(with: name.utf8) else { return nil }
        let rest = fileName.utf8.dropFirst(name.utf8.count)
        let number = rest.first == UInt8(ascii: "-") ? Int(Substring(rest.dropFirst().prefix { $0 != 0x2E })) : 1
        guard let number, number > 0, sameBytes(self.fileName(number), fileName) else { return nil }
        return number
    }
}
