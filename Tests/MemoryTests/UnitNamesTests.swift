import CalqueCore
import CalqueMemory
import CalqueUnits
import CalqueXML
import TestSupport
import Testing

@Suite struct UnitNamesTests {
    private func unit(_ text: String, name: String? = nil) -> TranslationUnit {
        var unit = TranslationUnit(source: text, "en", target: text, "ru", document: "d", confidence: 1)
        unit.attributes["tuid"] = name
        return unit
    }

    /// Names by the plainest rule: the first of `stem`, `stem-2`, `stem-3` … that no unit has.
    private func reference(_ texts: [String], after present: [String]) -> [String] {
        var taken = Set(present)
        return texts.map { text in
            var names = UnitNames(of: "d")
            var alone = unit(text)
            names.name(&alone)
            let stem = alone.tuid ?? ""
            var number = 1
            while !taken.insert(number == 1 ? stem : "\(stem)-\(number)").inserted { number += 1 }
            return number == 1 ? stem : "\(stem)-\(number)"
        }
    }

    @Test(arguments: 0..<50) func namesAreUniqueAndStay(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        func texts(_ most: Int) -> [String] {
            (0..<Int.random(in: 0...most, using: &random)).map { _ in "text \(Int.random(in: 0..<4, using: &random))" }
        }
        // Names of an earlier addition, of which some units were removed, and names of other programs.
        var present = reference(texts(12), after: []).filter { _ in Bool.random(using: &random) }
        present += ["u", "u0000000000-2", "u0000000000-02", "u-2", "17", "UNIT", "uilllllllll"].shuffled(using: &random)
            .prefix(3)
        let new = texts(12)
        for isExpected in [false, true] {
            var names = UnitNames(of: "d")
            if isExpected {
                names.reserveOnlyExpected()
                for text in new { names.expect(unit(text)) }
            }
            for name in present { names.reserve(unit("other", name: name)) }
            let given = new.map { text in
                var unit = unit(text)
                names.name(&unit)
                return unit.tuid ?? ""
            }
            #expect(given == reference(new, after: present))
        }
    }

    @Test func aNameStays() {
        var names = UnitNames(of: "d")
        var named = unit("text", name: "mine")
        names.name(&named)
        #expect(named.tuid == "mine")
    }
}
