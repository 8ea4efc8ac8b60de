import CalqueCore
import CalqueFormats
import CalqueMemory
import CalqueUnits
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// What a memory must hold after any sequence of alignments and a person's changes, by the plainest reading of the rules.
private struct Model {
    struct Unit: Equatable {
        var source: String
        var target: String
        /// The pair that the aligner made.
        var origin: String
        var status: UnitStatus?
        var isEdited = false
        var isKept: Bool { isEdited || status == .confirmed || status == .rejected }
        var pair: String { source + "=" + target }
    }

    var units: [Int: [Unit]] = [:]
    var removed: [Int: Set<String>] = [:]
    /// Whether equal pairs are one unit.
    let isSet: Bool

    mutating func align(_ document: Int, _ pairs: [(source: String, target: String)]) {
        var new = pairs.map { Unit(source: $0.source, target: $0.target, origin: $0.source + "=" + $0.target) }
        if isSet {
            var known: Set<String> = []
            new = new.filter { known.insert($0.pair).inserted }
        }
        let old = units[document] ?? []
        let kept = old.filter(\.isKept)
        var isFree = new.map { _ in true }
        var rest = Array(kept.indices)
        for bySource in [false, true] {
            for place in new.indices where isFree[place] {
                let match = rest.first { index in
                    let unit = kept[index]
                    if bySource { return unit.status != .rejected && unit.source == new[place].source }
                    return unit.origin == new[place].pair || unit.pair == new[place].pair
                }
                guard let match else { continue }
                isFree[place] = false
                rest.removeAll { $0 == match }
            }
        }
        var survivors = old.filter { !$0.isKept }.map(\.pair)
        var result = kept
        for place in new.indices where isFree[place] {
            if removed[document]?.contains(new[place].pair) == true {
                guard let index = survivors.firstIndex(of: new[place].pair) else { continue }
                survivors.remove(at: index)
            }
            result.append(new[place])
        }
        units[document] = result
    }
}

@Suite struct RevisionModelTests {
    /// Documents have texts of their own, because a file of many documents has each text once.
    private static func sentence(_ document: Int, _ random: inout SeededGenerator) -> (String, String) {
        let number = Int.random(in: 0..<6, using: &random)
        let target = Int.random(in: 0..<8, using: &random) < 6 ? number : number + 10
        return ("s\(document).\(number)", "t\(document).\(target)")
    }

    @Test(arguments: 0..<40, ["m", "m.tmx"])
    func anySequence(seed: Int, kind: String) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let folder = try TemporaryFolder()
        let path = folder.path(kind)
        var model = Model(isSet: kind == "m.tmx")
        for step in 0..<25 {
            let document = Int.random(in: 0..<3, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1:
                // The markers keep each document like itself.
                var pairs = (0..<7).map { ("mark\(document).\($0)", "mark\(document).\($0)") }
                for _ in 0..<Int.random(in: 0...5, using: &random) { pairs.append(Self.sentence(document, &random)) }
                try align(document, pairs, into: path)
                model.align(document, pairs.map { (source: $0.0, target: $0.1) })
            case 2: try change(document, step, path, &model, &random)
            case 3: try remove(document, path, &model, &random)
            default: try reject(document, path, &model, &random)
            }
            let expected = model.units.values.flatMap { $0 }.map { "\($0.pair) \($0.status?.rawValue ?? "")" }
            let there = FileManager.default.fileExists(atPath: path) ? try all(path) : []
            #expect(
                there.map { "\($0.variants[0].text)=\($0.variants[1].text) \($0.status?.rawValue ?? "")" }.sorted()
                    == expected.sorted(), "step \(step)")
            let names = there.compactMap(\.tuid)
            #expect(names.count == there.count && (kind == "m" || Set(names).count == names.count))
            if there.count != expected.count { return }
        }
    }

    private func align(_ number: Int, _ pairs: [(String, String)], into path: String) throws {
        var options = Memory.AdditionOptions()
        options.isAlignment = true
        options.namesUnits = true
        var document = MemoryDocument(identifier: "d\(number)", name: "d", source: "en", target: "ru")
        document.identity = .source(digest: "0\(number)")
        let units = pairs.map { source, target in
            TranslationUnit(source: source, "en", target: target, "ru", document: "d\(number)", confidence: 0.9)
        }
        try Memory.add(UnitList(units), to: path, of: document, header: testHeader, options: options)
    }

    /// A unit of a document other than its markers, and the first unit of the memory with its texts.
    private func choose(
        _ document: Int, _ path: String, _ model: Model, _ random: inout SeededGenerator
    ) throws -> (index: Int, position: Int)? {
        let units = model.units[document] ?? []
        guard let index = units.indices.filter({ !units[$0].source.hasPrefix("mark") }).randomElement(using: &random)
        else { return nil }
        let unit = units[index]
        // Equal units have to be told apart by what a person did with them.
        guard units.count(where: { $0.pair == unit.pair }) == 1 else { return nil }
        let position = try all(path).firstIndex {
            $0.variants[0].text == unit.source && $0.variants[1].text == unit.target
        }
        return (index, try #require(position))
    }

    private func rewrite(_ path: String, _ position: Int, _ change: (inout TranslationUnit) -> Void) throws {
        try Memory(open: path).rewrite { (entry, header) in
            guard entry.position == position else { return .keep }
            var unit = entry.unit
            change(&unit)
            unit.markEdited(
                from: entry.unit, isOfDocument: entry.unit.isAligned || header.isOfDocument, by: nil,
                at: UnitDate(secondsSince1970: 1_800_000_000))
            return .replace(unit)
        }
    }

    private func change(
        _ document: Int, _ step: Int, _ path: String, _ model: inout Model, _ random: inout SeededGenerator
    ) throws {
        guard let (index, position) = try choose(document, path, model, &random) else { return }
        let text = "edit\(document).\(step)"
        try rewrite(path, position) { $0.variants[1].content = SegmentContent(text) }
        model.units[document]?[index].target = text
        model.units[document]?[index].isEdited = true
        model.units[document]?[index].status = .confirmed
    }

    private func reject(
        _ document: Int, _ path: String, _ model: inout Model, _ random: inout SeededGenerator
    ) throws {
        guard let (index, position) = try choose(document, path, model, &random) else { return }
        try rewrite(path, position) { $0.status = .rejected }
        model.units[document]?[index].isEdited = true
        model.units[document]?[index].status = .rejected
    }

    private func remove(
        _ document: Int, _ path: String, _ model: inout Model, _ random: inout SeededGenerator
    ) throws {
        guard let (index, position) = try choose(document, path, model, &random) else { return }
        try Memory(open: path).rewrite(remembersRemoved: true) { (entry, _) in
            entry.position == position ? .remove : .keep
        }
        if let unit = model.units[document]?.remove(at: index) {
            model.removed[document, default: []].formUnion([unit.pair, unit.origin])
        }
    }
}
