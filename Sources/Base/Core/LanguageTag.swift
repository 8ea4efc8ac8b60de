/// A language tag (BCP 47, RFC 5646), in canonical spelling: `zh_hans` and `ZH-Hans` are both `zh-Hans`.
///
/// Equality is by spelling. Whether `zh` and `zh-CN` mean the same writing is asked with `matches(_:)`, which the
/// `ICU` room adds, because it needs the locale data.
public struct LanguageTag: Sendable, Hashable {
    /// The canonical spelling.
    public let description: String

    /// - Parameter text: a tag as people and files write it; `_` stands for `-`, case is free.
    /// - Returns: nil unless it starts with a language of two to eight letters and has well-formed parts.
    public init?(_ text: String) {
        var parts: [String] = []
        for part in text.split(separator: "-", omittingEmptySubsequences: false).flatMap({
            $0.split(separator: "_", omittingEmptySubsequences: false)
        }) {
            guard (1...8).contains(part.utf8.count), part.utf8.allSatisfy(Self.isAlphanumeric) else { return nil }
            parts.append(part.lowercased())
        }
        guard let first = parts.first, (2...8).contains(first.utf8.count),
            first.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") })
        else { return nil }
        var inExtension = false
        for index in parts.indices.dropFirst() where !inExtension {
            let part = parts[index]
            let letters = part.utf8.allSatisfy { $0 >= UInt8(ascii: "a") }
            switch part.utf8.count {
            case 1: inExtension = true  // RFC 5646, 2.1.1: what follows a singleton stays lower case
            case 2 where letters: parts[index] = part.uppercased()
            case 4 where letters: parts[index] = part.prefix(1).uppercased() + part.dropFirst()
            default: break
            }
        }
        description = parts.joined(separator: "-")
    }

    /// The primary language, lower case: `zh` of `zh-Hans`.
    public var language: Substring { description.prefix { $0 != "-" } }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension LanguageTag: CustomStringConvertible, ExpressibleByStringLiteral {
    /// For tags written in code; traps when the literal is no tag.
    public init(stringLiteral literal: String) {
        guard let tag = LanguageTag(literal) else { preconditionFailure("no language tag: \(literal)") }
        self = tag
    }
}
