import CalqueCore
import CalqueUnits
import CalqueXML
import TestSupport
import Testing
import UnitTestSupport

/// Damaged files are read or refused in one line. They neither crash nor hang, and units that were read can be written.
@Suite struct TMXFuzzTests {
    private func utf16(_ bytes: [UInt8]) -> [UInt8] {
        [0xFF, 0xFE] + String(decoding: bytes, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test(arguments: 0..<8)
    func damagedFiles(seed: Int) throws {
        var make = RandomTMX(random: SeededGenerator(seed: UInt64(100 + seed)))
        let units = (0..<4).map { _ in make.unit() }
        var original = try tmx(make.header(), units, comments: make.comments())
        var random = make.random
        if seed % 4 == 0 { original = utf16(original) }
        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &random)))
                case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: at)
                case 3: bytes.insert(contentsOf: "<&]]>\u{1}&#2;".utf8.shuffled(using: &random), at: at)
                default: bytes[at] = [0x3C, 0x3E, 0x26, 0x22, 0x00].randomElement(using: &random) ?? 0
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            do {
                let parsed = try Parsed(bytes)
                #expect(parsed.repairs.allSatisfy { !$0.contains("\n") })
                let written = try tmx(parsed.header, parsed.units, comments: parsed.trailingComments)
                let again = try Parsed(written)
                // A unit without texts is not written; the comments before it are.
                let kept = parsed.units.filter { !$0.variants.isEmpty }
                #expect(again.units.map(withoutAsides) == kept.map(withoutAsides))
                if kept.count == parsed.units.count { #expect(again.units == kept) }
                #expect(again.header == parsed.header)
            } catch let failure as Failure {
                #expect(failure.kind == .badData && !failure.description.contains("\n"), "\(failure)")
            }
        }
    }

    /// They would belong to elements and attributes that are not in TMX.
    @Test func namespacesAreLeftOut() throws {
        let text = file("<tu x:a='1'><tuv xml:lang='en'><seg/></tuv></tu>")
            .replacing("<tmx ", with: "<tmx xmlns='http://www.lisa.org/tmx14' xmlns:x='u:x' ")
        let parsed = try Parsed(text)
        #expect(parsed.header.rootAttributes.isEmpty && parsed.repairs.count == 3, "\(parsed.repairs)")
        let again = try Parsed(try tmx(parsed.header, parsed.units), strict: true)
        #expect(again.units == parsed.units && again.header == parsed.header)
    }
}

private func withoutAsides(_ unit: TranslationUnit) -> TranslationUnit {
    var unit = unit
    unit.asides = []
    return unit
}
