import CalqueCore
import CalqueXML

/// Readers of the XML inside documents.
enum XMLSource {
    /// A reader that does not stop at a forbidden character, which some programs write.
    static func reader(_ bytes: [UInt8]) -> XMLReader { XMLReader(bytes: bytes, invalidCharacters: .replace) }
}

extension XMLReader {
    /// The value of an attribute by its name without a prefix.
    func attribute(_ name: String) -> String? {
        (0..<attributeCount).first { index in
            let written = attributeName(index)
            return written == name || written.hasSuffix(":" + name)
        }.map(attributeValue)
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
