import CalqueCore
import CalqueIO
import CalqueUnits

extension MemoryDocument {
    /// How the file of a document is recognised. Paths as they are typed are no identity: one relative path means different
    /// files in different folders, and all that comes from standard input is called `-`.
    package enum Identity: Sendable, Hashable {
        /// By the identifier, which the caller has chosen.
        case name
        /// By a digest of the place or the content that it was read from. A file without a digest is recognised by the
        /// identifier.
        case source(digest: String)
        /// By a digest of the request whose result it is. The same request replaces it, whatever texts it has.
        case request(digest: String)
        /// Not at all: no file is replaced.
        case unknown

        /// The value of `x-document-id`.
        var digest: String? {
            switch self {
            case .source(let digest), .request(let digest): digest
            case .name, .unknown: nil
            }
        }
    }

    /// The names of its units.
    var unitNames: UnitNames { UnitNames(of: identity.digest ?? identifier) }

    /// Whether a file with this header is of the document, as far as the header tells.
    func isNamed(in header: TMXHeader) -> Bool {
        let name = header.annotations.property(PropertyType.document)
        let digest = header.annotations.property(PropertyType.documentID)
        let hasName = name.map { name in ([identifier] + formerIdentifiers).contains { sameBytes(name, $0) } } ?? false
        return switch identity {
        case .name: hasName
        case .source(let own): digest.map { $0 == own } ?? hasName
        case .request(let own): digest == own
        case .unknown: false
        }
    }
}

/// A digest of bytes, as a text. It tells documents apart, and does not show what it was made from.
package struct ContentDigest {
    private static let block = 1 << 16
    private var sum: UInt64 = 0
    private var rest: [UInt8] = []

    package init() {}

    /// Returns the digest of a list of texts.
    package static func text(of texts: some Sequence<String>) -> String {
        var digest = ContentDigest()
        for text in texts {
            digest.add(Array(text.utf8))
            digest.add([0])
        }
        return digest.text
    }

    /// Adds bytes. Their division into parts makes no difference.
    package mutating func add(_ bytes: [UInt8]) {
        rest += bytes
        while rest.count >= Self.block {
            sum = rest.prefix(Self.block).withUnsafeBytes { Checksum.wide($0, seed: sum).low }
            rest.removeFirst(Self.block)
        }
    }

    /// The digest: 32 letters and digits.
    package var text: String {
        let last = rest.withUnsafeBytes { Checksum.wide($0, seed: sum) }
        return [last.high, last.low].map { String($0, radix: 16).leftPadded(to: 16) }.joined()
    }
}
