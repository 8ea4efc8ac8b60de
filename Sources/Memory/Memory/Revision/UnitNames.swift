import CalqueCore
import CalqueIO
package import CalqueUnits
import CalqueXML

/// Gives units names (`tuid`) that are unique in their file: `u7k2m9x4qd3`.
///
/// A name is made of the texts and of the document, so that it stays the same if other units change, if the document is
/// aligned anew, and usually in the whole memory. Of several units with the same texts, the second is called
/// `u7k2m9x4qd3-2`, and so on. A name begins with a letter, because a number means a position.
package struct UnitNames {
    private let document: UInt64
    /// How many units have had each name, without their numbers.
    private var counts: [UInt64: Int32] = [:]
    /// Names that other units of the file have.
    private var taken: Set<UInt64> = []

    /// - Parameter document: the identity of the document.
    package init(of document: String) { self.document = Self.sum(document, 0) }

    /// Reserves the name of a unit that is in the file already.
    package mutating func reserve(_ unit: TranslationUnit) {
        guard let name = unit.tuid, name.utf8.first == UInt8(ascii: "u") else { return }
        taken.insert(Self.sum(name, 0))
    }

    /// Names a unit, unless it has a name.
    ///
    /// - Complexity: O(length of the texts).
    package mutating func name(_ unit: inout TranslationUnit) {
        guard unit.tuid == nil else { return reserve(unit) }
        var sum = document
        // By index, because a copy of a variant is large.
        for index in unit.variants.indices {
            sum = Self.sum(unit.variants[index].language.description, sum)
            sum = Self.sum(unit.variants[index].text, sum)
        }
        sum >>= 64 - Self.bits
        let stem = Self.word(sum)
        var number = counts[sum] ?? 0
        var name: String
        repeat {
            number += 1
            name = number == 1 ? stem : "\(stem)-\(number)"
        } while !taken.isEmpty && taken.contains(Self.sum(name, 0))
        counts[sum] = number
        unit.attributes.insert(XMLAttribute("tuid", name), at: 0)
    }

    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    /// Ten digits of five bits.
    private static let bits: UInt64 = 50

    private static func word(_ sum: UInt64) -> String {
        var word = "u"
        for place in (0..<10).reversed() {
            word.unicodeScalars.append(Unicode.Scalar(digits[Int(sum >> (5 * UInt64(place)) & 31)]))
        }
        return word
    }

    private static func sum(_ text: String, _ seed: UInt64) -> UInt64 {
        var text = text
        return text.withUTF8 { Checksum.wide(UnsafeRawBufferPointer($0), seed: seed).high }
    }
}
