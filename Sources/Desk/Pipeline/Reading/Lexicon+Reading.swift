package import CalqueCore
import CalqueICU
import CalqueIO
package import CalqueLexicons
package import CalqueMemory

extension Lexicon {
    /// Reads the file of a lexicon.
    ///
    /// - Throws: `Failure`, with the file named: `noInput` when it cannot be opened, `badData` with the line when it is
    ///   not a lexicon, `io`.
    /// - Complexity: linear in the file, which may have up to 256 MiB.
    package init(path: String) throws(Failure) {
        let bytes = try WholeFile.read(path, limit: 256 << 20)
        do { try self.init(reading: bytes) } catch { throw error.inFile(path) }
    }

    /// Learns from the pairs of a memory: of each unit every source text with every target text.
    ///
    /// - Throws: what reading the memory throws.
    package init(
        learningFrom memory: Memory, source: LanguageTag, target: LanguageTag,
        onRepair: @escaping (Failure) -> Void = { _ in }, onUnit: () -> Void = {}
    ) throws(Failure) {
        var learner = LexiconLearner(source: source, target: target)
        let entries = memory.entries(onRepair: onRepair)
        while let entry = try entries.next() {
            onUnit()
            for pair in entry.unit.pairs(from: source, to: target, where: { $0.matches($1) }) {
                learner.add(pair.source.text, pair.target.text)
            }
        }
        self = learner.lexicon()
    }
}
