import CalqueCollections
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
    /// The names of the file that could be given again, and those that were given: the sum and the number of each.
    private var taken = Keys()
    /// The last number of each sum that several units have.
    private var repeated: [UInt64: UInt64] = [:]
    /// The sums of the units that will be named; nil if any may be.
    private var expected: Keys?

    /// - Parameter document: the identity of the document.
    package init(of document: String) { self.document = Self.sum(document, 0) }

    /// From now on, only names that expected units could get are reserved. So a few units are added to a large file at little
    /// cost.
    package mutating func reserveOnlyExpected() { expected = Keys() }

    /// Takes note of a unit that will be named.
    package mutating func expect(_ unit: TranslationUnit) {
        let sum = sum(of: unit)
        expected?.insert(sum, 0)
    }

    /// Reserves the name of a unit that is in the file already.
    package mutating func reserve(_ unit: TranslationUnit) {
        // Names of another form are never given.
        guard var name = unit.tuid, let (sum, number) = name.withUTF8(Self.parts) else { return }
        if let expected, !expected.has(sum, 0) { return }
        taken.insert(sum, number)
    }

    /// Names a unit, unless it has a name.
    ///
    /// - Complexity: O(length of the texts).
    package mutating func name(_ unit: inout TranslationUnit) {
        guard unit.tuid == nil else { return reserve(unit) }
        let sum = sum(of: unit)
        var number = repeated.isEmpty ? 1 : repeated[sum] ?? 1
        while !taken.insert(sum, number) { number += 1 }
        if number > 1 { repeated[sum] = number }
        let stem = Self.word(sum)
        unit.attributes.insert(XMLAttribute("tuid", number == 1 ? stem : "\(stem)-\(number)"), at: 0)
    }

    /// Whether a unit has texts other than those that it was named after. Names of another form do not tell.
    package func tellsOtherTexts(of unit: TranslationUnit) -> Bool {
        guard var name = unit.tuid, let (named, _) = name.withUTF8(Self.parts) else { return false }
        return named != sum(of: unit)
    }

    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    /// The values of the digits by their bytes; 255 for other bytes.
    private static let values: [UInt8] = (0...255).map { byte in digits.firstIndex(of: byte).map { UInt8($0) } ?? 255 }
    /// Ten digits of five bits.
    private static let length = 10

    private func sum(of unit: TranslationUnit) -> UInt64 {
        var sum = document
        // By index, because a copy of a variant is large.
        for index in unit.variants.indices {
            sum = Self.sum(unit.variants[index].language.description, sum)
            sum = Self.sum(unit.variants[index].text, sum)
        }
        return sum >> UInt64(64 - 5 * Self.length)
    }

    private static func word(_ sum: UInt64) -> String {
        String(unsafeUninitializedCapacity: 1 + length) { bytes in
            bytes[0] = UInt8(ascii: "u")
            for place in 1...length { bytes[place] = digits[Int(sum >> (5 * UInt64(length - place)) & 31)] }
            return 1 + length
        }
    }

    /// The sum and the number of a name; nil for a name of another form.
    private static func parts(of name: UnsafeBufferPointer<UInt8>) -> (sum: UInt64, number: UInt64)? {
        guard name.count > length, name[0] == UInt8(ascii: "u") else { return nil }
        var sum: UInt64 = 0
        for byte in name[1...length] {
            let value = values[Int(byte)]
            if value == 255 { return nil }
            sum = sum << 5 | UInt64(value)
        }
        if name.count == 1 + length { return (sum, 1) }
        let rest = name[(1 + length)...]
        guard rest.first == UInt8(ascii: "-"), rest.count > 1, rest.dropFirst().first != UInt8(ascii: "0"),
            let number = UInt64(String(decoding: rest.dropFirst(), as: UTF8.self)), number > 1
        else { return nil }
        return (sum, number)
    }

    private static func sum(_ text: String, _ seed: UInt64) -> UInt64 {
        var text = text
        return text.withUTF8 { Checksum.wide(UnsafeRawBufferPointer($0), seed: seed).high }
    }
}

/// A set of keys of sums and numbers.
///
/// A key is a hash, so a pair that is not in the set is taken for one that is once in 10¹³ times in a set of a million. Then a
/// name gets the next number.
private struct Keys {
    private struct Slot: ProbingSlot {
        /// 0 in an empty place.
        var key: UInt64 = 0

        static var empty: Slot { Slot() }
        var isEmpty: Bool { key == 0 }
        var hash: Int { Int(truncatingIfNeeded: key) }
    }

    private var table = ProbingTable<Slot>(slotCount: 64)

    func has(_ sum: UInt64, _ number: UInt64) -> Bool { !table[place(of: Self.key(sum, number))].isEmpty }

    /// - Returns: whether the pair was not in the set.
    @discardableResult
    mutating func insert(_ sum: UInt64, _ number: UInt64) -> Bool {
        let key = Self.key(sum, number)
        let place = place(of: key)
        guard table[place].isEmpty else { return false }
        table.insert(Slot(key: key), at: place)
        table.reserve(table.count)
        return true
    }

    private func place(of key: UInt64) -> Int {
        table.place(of: Int(truncatingIfNeeded: key)) { $0.key == key }
    }

    /// Names come from files: without a secret, somebody could choose names that share a place.
    private static let secret = (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max) | 1)

    private static func key(_ sum: UInt64, _ number: UInt64) -> UInt64 {
        let first = (sum ^ secret.0).multipliedFullWidth(by: secret.1)
        let second = (first.high ^ first.low ^ number).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return max(second.high ^ second.low, 1)
    }
}
