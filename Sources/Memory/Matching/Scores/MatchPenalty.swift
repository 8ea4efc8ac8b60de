import CalqueCore
import CalqueIO
import CalqueMemory
package import CalqueUnits

/// A rule that subtracts points from the units of a file or with a property.
///
/// Its spelling is `KIND=POINTS`, with POINTS from 1 to 100:
///
/// | spelling | units that lose points |
/// |---|---|
/// | `file:machine*=10` | units of files whose name matches the pattern (`*`, `?`, `[…]` as in a shell) |
/// | `file:old/*.tmx=5` | the same; a pattern with a slash is compared with the path, spelled as the memory's path was
/// |
/// | `prop:x-domain=5` | units that have the property |
/// | `prop:x-domain=sport=5` | units with a property of that text |
/// | `prop:x-confidence<0.8=10` | units with a property that is a number below; `>` above |
/// | `unconfirmed=10` | aligned pairs that nobody confirmed, instead of the points by their confidence; 0: none |
/// | `part=10` | parts of units (see `Match.partPenalty`), instead of 5 points; 0: none |
///
/// Penalties add up; of several for `unconfirmed` or `part` the last counts. They count for `MatchScoring.translator` only.
/// They cannot refer to the properties that record a context (see `MatchQuery.Context`).
public struct MatchPenalty: Sendable, Hashable, CustomStringConvertible {
    enum Condition: Sendable, Hashable {
        case file(String)
        case property(String)
        case text(String, String)
        case below(String, Double)
        case above(String, Double)
        case unconfirmed
        case part
    }

    let condition: Condition
    let points: Int
    public let description: String

    /// - Returns: nil for any other spelling.
    public init?(_ text: String) {
        description = text
        guard let last = text.utf8.lastIndex(of: UInt8(ascii: "=")),
            let points = Int(text[text.utf8.index(after: last)...]), (0...100).contains(points)
        else { return nil }
        self.points = points
        let kind = text[..<last]
        if kind == "unconfirmed" || kind == "part" {
            condition = kind == "part" ? .part : .unconfirmed
            return
        }
        // A rule that takes nothing is a slip of the pen.
        guard points > 0 else { return nil }
        if kind.hasPrefix("file:"), kind.utf8.count > 5 {
            condition = .file(String(kind.dropFirst(5)))
            return
        }
        guard kind.hasPrefix("prop:") else { return nil }
        let property = kind.dropFirst(5)
        let sign = property.utf8.firstIndex { "=<>".utf8.contains($0) } ?? property.endIndex
        let type = String(property[..<sign])
        guard !type.isEmpty else { return nil }
        if sign == property.endIndex {
            condition = .property(type)
            return
        }
        let value = String(property[property.utf8.index(after: sign)...])
        if property.utf8[sign] == UInt8(ascii: "=") {
            condition = .text(type, value)
        } else {
            guard let number = Double(value), number.isFinite else { return nil }
            condition = property.utf8[sign] == UInt8(ascii: "<") ? .below(type, number) : .above(type, number)
        }
    }

    /// Whether the rule applies to a unit.
    func holds(file: String, properties: RecordedProperties) -> Bool {
        switch condition {
        case .file(let pattern):
            let isPath = pattern.utf8.contains(UInt8(ascii: "/"))
            let name = isPath ? file : file.split(separator: "/").last.map(String.init) ?? file
            return FileSystem.matches(name, pattern: pattern)
        case .property(let type): return properties.contains(type) { _ in true }
        case .text(let type, let text): return properties.contains(type) { $0.utf8.elementsEqual(text.utf8) }
        case .below(let type, let most):
            return properties.contains(type) { Self.number(of: type, $0).map { $0 < most } ?? false }
        case .above(let type, let least):
            return properties.contains(type) { Self.number(of: type, $0).map { $0 > least } ?? false }
        case .unconfirmed, .part: return false
        }
    }

    /// Returns the number that a property says. A confidence outside 0 to 1 is none, as everywhere.
    private static func number(of type: String, _ text: String) -> Double? {
        type == PropertyType.confidence ? TranslationUnit.confidence(text) : Double(text)
    }

    /// Returns the points that the units of a file lose by OmegaT's convention: NNN points in a folder `penalty-NNN`,
    /// 100 at most.
    package static func ofFolder(of file: String) -> Int {
        for folder in file.split(separator: "/").dropLast() {
            if let points = Memory.penalty(ofFolder: folder) { return points }
        }
        return 0
    }
}

/// The properties of a unit as one string, which an index stores once for all units with the same properties.
///
/// Properties that record a context are left out, because they differ in every unit.
package struct RecordedProperties {
    package let serial: String

    package init(serial: String) { self.serial = serial }

    package init(_ annotations: [UnitAnnotation]) {
        var serial = ""
        for case .property(let property) in annotations where !RecordedContext.isContext(property.type) {
            // XML 1.0 does not allow the separator, so no text contains it.
            serial += property.type + "\u{1F}" + property.text + "\u{1F}"
        }
        self.serial = serial
    }

    /// The status of the unit.
    package var status: UnitStatus? {
        var statuses: [UnitStatus] = []
        _ = contains(PropertyType.status) {
            UnitStatus(written: $0).map { statuses.append($0) }
            return false
        }
        return statuses.max()
    }

    /// Returns the text of the first property of a type.
    package func text(of type: String) -> String? {
        var text: String?
        _ = contains(type) {
            text = $0
            return true
        }
        return text
    }

    /// Whether the unit says that it is of a domain or a desk, in the spelling of any tool (see `TranslationUnit.domain`).
    func isOf(domain: String) -> Bool {
        let wanted = domain.lowercased()
        let parts = serial.utf8.split(separator: 0x1F, omittingEmptySubsequences: false)
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            let type = String(Substring(parts[index]))
            guard TranslationUnit.isDomain(type) || TranslationUnit.isDesk(type) else { continue }
            if String(Substring(parts[index + 1])).lowercased().utf8.elementsEqual(wanted.utf8) { return true }
        }
        return false
    }

    /// Whether a text of the unit was made of segments of several paragraphs; nil if the unit does not say.
    ///
    /// - Parameter variant: the number of the text among the unit's `count` texts.
    func crossesParagraphs(variant: Int, of count: Int) -> Bool? {
        guard let text = text(of: PropertyType.segments) else { return nil }
        let sides = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        // A person may have added or removed a text: then any side counts.
        let own = sides.count == count && sides.indices.contains(variant) ? [sides[variant]] : sides
        return own.contains { $0.contains(UInt8(ascii: "+")) }
    }

    func contains(_ type: String, where holds: (String) -> Bool) -> Bool {
        let parts = serial.utf8.split(separator: 0x1F, omittingEmptySubsequences: false)
        for index in stride(from: 0, to: parts.count - 1, by: 2)
        where parts[index].elementsEqual(type.utf8) && holds(String(Substring(parts[index + 1]))) { return true }
        return false
    }
}
