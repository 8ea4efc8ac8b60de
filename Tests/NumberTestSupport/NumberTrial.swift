import Calque
import Foundation
import TestSupport

/// Everything that reads numbers, on files of `OddNumbers`: a failure is allowed, a trap ends the process.
package struct NumberTrial<Random: RandomNumberGenerator> {
    package var odd: OddNumbers<Random>
    private let folder: TemporaryFolder
    private let aligner = StoryAligner(AlignerSettings().aligner())

    package init(_ random: Random) throws {
        odd = OddNumbers(random)
        folder = try TemporaryFolder()
    }

    /// Makes files and runs all jobs on them.
    ///
    /// - Returns: a line for each confidence that is no confidence, each repair that is not in the target, and each match
    ///   that the index finds otherwise than the scan.
    package mutating func run() throws -> [String] {
        var faults: [String] = []
        let path = try folder.write("m.tmx", odd.tmx().utf8)
        do throws(Failure) {
            let memory = try Memory(open: path)
            faults += try check(memory)
            try query(memory, &faults)
        } catch {
            faults += Self.lineFaults(error)
        }
        // Three alignments take as long as all the rest.
        if Int.random(in: 0..<4, using: &odd.random) == 0 { faults += align() }
        try readTables(&faults)
        return faults
    }

    private static func lineFaults(_ failure: Failure) -> [String] {
        let line = failure.description
        return line.contains("\n") || failure.kind == .internal ? ["not a failure of the input: \(line)"] : []
    }

    private func check(_ memory: Memory) throws(Failure) -> [String] {
        var faults: [String] = []
        let check = QualityCheck()
        let entries = memory.entries()
        while let entry = try entries.next() {
            guard let header = entries.header else { continue }
            for finding in check.findings(in: entry.unit, header: header) where finding.message.contains("\n") {
                faults.append(finding.message)
            }
            if let count = entry.unit.usageCount, count < 0 { faults.append("usage \(count)") }
            _ = (entry.unit.day, entry.unit.lastChange)
        }
        _ = try memory.facts()
        for policy in Memory.Deduplication.allCases { _ = try memory.dedupe(keep: policy, isDryRun: true) }
        return faults
    }

    private mutating func query(_ memory: Memory, _ faults: inout [String]) throws(Failure) {
        for (from, to) in [("en", "ru"), ("ru", "zh"), ("zh", "en")] as [(LanguageTag, LanguageTag)] {
            let scan = try MemoryScan(memory, from: from, to: to)
            let index = try IndexedMemory(memory, from: from, to: to, cache: nil)
            for _ in 0..<2 {
                let query = MatchQuery(odd.text("\(from)"), cutoff: 30)
                let matches = try index.matches(for: query)
                let others = try scan.matches(for: query)
                if matches.map(\.position) != others.map(\.position) { faults.append("\(query.text): other matches") }
                for match in matches {
                    if let confidence = match.confidence, !(0...1).contains(confidence) {
                        faults.append("confidence \(confidence)")
                    }
                    _ = (match.stretches, match.differences, match.score.points)
                    for target in match.targets {
                        guard let repair = match.repair(of: target) else { continue }
                        if repair.stretches.map(\.text).joined() != repair.text {
                            faults.append("repair \(repair.text)")
                        }
                    }
                }
                _ = try index.fragments(of: query.text)
            }
        }
    }

    private mutating func align() -> [String] {
        let texts = ["en", "ru", "zh"].map { odd.article($0) }
        let json = "{\"title\":\"\(texts[0])\",\"date\":\"\(odd.number())\",\"id\":\(odd.number())}"
        var faults: [String] = []
        for text in texts + [json, "<html><p>&#\(odd.number());&#x\(odd.number()); \(texts[1])</p></html>"] {
            do throws(Failure) {
                for article in try Article.readAll(Array(text.utf8)) {
                    _ = try Segmenter(language: article.language).segment(article)
                }
            } catch {
                faults += Self.lineFaults(error)
            }
        }
        do throws(Failure) {
            var documents: [Document] = []
            for (text, language) in zip(texts, ["en", "ru", "zh"] as [LanguageTag]) {
                documents.append(try Document(reading: Array(text.utf8), language: language, format: .text))
            }
            let story = try aligner.align(documents)
            for bead in story.beads where !(0...1).contains(bead.confidence) {
                faults.append("the confidence of a bead is \(bead.confidence)")
            }
        } catch {
            faults += Self.lineFaults(error)
        }
        return faults
    }

    private mutating func readTables(_ faults: inout [String]) throws {
        for (name, text) in odd.tables() {
            let path = try folder.write(name, text.utf8)
            do throws(Failure) {
                let units = try UnitFile(
                    path: path, name: name, options: UnitFile.Options(columns: ["en", "ru", nil]))
                while let unit = try units.nextUnit() { _ = unit.lastChange }
            } catch {
                faults += Self.lineFaults(error)
            }
        }
    }
}
