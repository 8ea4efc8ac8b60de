import CalqueAlignment
package import CalqueCore
package import CalqueHistory
package import CalqueMemory
import CalqueOutputs
package import CalquePairing
import CalqueUnits

/// Aligns pairs of stories, and adds them to a memory.
package struct PairKeeper {
    private let memory: String
    private let aligner: StoryAligner
    private let onConflict: ConflictPolicy
    private let change: ChangeNote?
    private let environment: @Sendable (String) -> String?

    package init(
        memory: String, aligner: StoryAligner, onConflict: ConflictPolicy, change: ChangeNote?,
        environment: @escaping @Sendable (String) -> String?
    ) {
        (self.memory, self.aligner, self.onConflict, self.change) = (memory, aligner, onConflict, change)
        self.environment = environment
    }

    /// The least confidence, and the least verdict, of a pair that is kept.
    private static let least = 0.9

    /// Returns whether a pair is sure enough to be kept without a look.
    package static func isSure(_ pair: StoryPair) -> Bool {
        pair.confidence >= least && pair.verdict.probability >= least
    }

    /// Aligns two stories and adds their units. The memory then knows them by the name of the source.
    ///
    /// - Throws: `Failure`; the memory is then as it was.
    package func keep(
        _ source: ArchiveStory, _ target: ArchiveStory, onRepair: @escaping (Failure) -> Void
    ) throws(Failure) {
        let article = try aligner.align([source.document, target.document])
        let id = source.path.map { DocumentName.of($0, from: memory) } ?? source.story.id
        _ = try Memory.add(
            article, to: memory,
            as: UnitMaker(document: id, date: (source.date ?? target.date)?.day, environment: environment),
            of: MemoryDocument(
                identifier: id, name: UnitMaker.name(of: id), languages: article.documents.map(\.language)),
            onConflict: onConflict, change: change, onRepair: onRepair)
    }
}
