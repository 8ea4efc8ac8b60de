import CalqueCore
import CalqueMatching
import CalqueUnits
import CalqueXML
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatchIndex

/// Of units with equal scores, those of the query's domain come before others that are worth as much.
@Suite struct DomainTests {
    private func unit(
        _ target: String, domain: (String, String)? = nil, status: String? = nil, confidence: String? = nil,
        date: String? = nil, uses: Int = 0
    ) -> TranslationUnit {
        var unit = TranslationUnit(variants: [Variant("en", "Rain fell."), Variant("ru", target)])
        if let domain { unit.annotations.setProperty(domain.0, to: domain.1) }
        if let status { unit.annotations.setProperty("x-status", to: status) }
        if let confidence { unit.annotations.setProperty(PropertyType.confidence, to: confidence) }
        if let date { unit.attributes.append(XMLAttribute("changedate", date)) }
        if uses > 0 { unit.attributes.append(XMLAttribute("usagecount", "\(uses)")) }
        return unit
    }

    private var units: [TranslationUnit] {
        [
            unit("a", date: "20260301T000000Z"), unit("b", domain: ("x-domain", "Sport")),
            unit("c", confidence: "0.99", date: "20260401T000000Z"),
            unit("d", domain: ("x-Domain:SinglePicklist", "SPORT"), date: "20260101T000000Z"),
            unit("e", domain: ("x-desk", "sport"), date: "20260101T000000Z", uses: 3),
            unit("f", domain: ("x-domain", "oil"), date: "20260201T000000Z"),
            unit("g", domain: ("domain", "sport"), confidence: "0.99", date: "20260501T000000Z"),
        ]
    }

    @Test(
        arguments: [
            (nil, "afedbgc"), ("sport", "edbafgc"), ("OIL", "faedbgc"), ("none", "afedbgc"),
        ] as [(String?, String)])
    func theOrderOfEqualScores(domain: String?, expected: String) throws {
        let indexed = try IndexedFolder()
        try indexed.write(units, to: "a.tmx")
        let index = try indexed.open(to: "ru")
        let scan = try MemoryScan(units: units, from: "en", to: "ru")
        for limit in 1...7 {
            var query = MatchQuery("Rain fell.", limit: limit)
            query.domain = domain
            let found = try index.matches(for: query).map { $0.targets[0].text }.joined()
            #expect(found == String(expected.prefix(limit)))
            #expect(try scan.matches(for: query).map { $0.targets[0].text }.joined() == found)
            // Programs that compare texts get the order of the truth files.
            query.scoring = .plain
            #expect(
                try index.matches(for: query).map { $0.targets[0].text }.joined() == String("gcafdeb".prefix(limit)))
        }
    }

    @Test func theIndexSaysHowMuchOfTheFilesItHasRead() throws {
        let indexed = try IndexedFolder()
        for name in ["a.tmx", "b.tmx"] {
            try indexed.write(
                (0..<1500).map { TranslationUnit(variants: [Variant("en", "Rain \($0) fell.")]) }, to: name)
        }
        let shares = Guarded<[Double]>([])
        _ = try IndexedMemory(
            indexed.memory, from: "en", cache: indexed.cache,
            events: IndexEvents(onShare: { share in shares.withLock { $0.append(share) } }))
        let seen = shares.withLock { $0 }
        #expect(seen.count == 10 && seen == seen.sorted() && seen.allSatisfy { (0...1).contains($0) }, "\(seen)")
        #expect(seen.last ?? 0 > 0.8 && seen.first ?? 1 < 0.5)
    }
}
