public import CalqueCore
package import CalqueHistory
public import CalqueUnits
public import CalqueXML

extension Memory {
    /// The result of an addition. Each unit of the source counts once.
    public struct Addition: Sendable, Hashable {
        /// The file that holds the units.
        public var file: String
        /// Units that were written.
        public var added: Int
        /// Units that changed the memory in another way: a use of a present unit was counted, or a present unit was
        /// replaced.
        public var updated: Int
        /// Units that changed nothing: one unit of the file has all their variants already, or a conflicting unit was
        /// kept.
        public var alreadyThere: Int
        /// Units that have no text.
        public var failed: Int
        /// What happened to the units that the memory had of the document; nil if it had none, or if the source is no
        /// alignment.
        package var revision: Revision?
        /// How many of the units that were written are drafts.
        package var drafts = 0

        /// The changes of a document that was aligned anew.
        package struct Revision: Sendable, Hashable {
            /// Units that took the place of one with the same source.
            package var replaced = 0
            /// Units of other sources.
            package var added = 0
            /// Present units that a person has decided about, and that stayed.
            package var kept = 0
            /// Present units whose sources the new alignment does not have.
            package var gone = 0
            /// New units that were not written, because a person had removed them.
            package var leftOut = 0

            package init(replaced: Int = 0, added: Int = 0, kept: Int = 0, gone: Int = 0, leftOut: Int = 0) {
                self.replaced = replaced
                self.added = added
                self.kept = kept
                self.gone = gone
                self.leftOut = leftOut
            }
        }

        /// All units of the source.
        public var read: Int { added + updated + alreadyThere + failed }

        /// Makes a result.
        public init(file: String, added: Int = 0, updated: Int = 0, alreadyThere: Int = 0, failed: Int = 0) {
            self.file = file
            self.added = added
            self.updated = updated
            self.alreadyThere = alreadyThere
            self.failed = failed
        }
    }

    /// How units are added.
    public struct AdditionOptions {
        /// The treatment of characters that XML forbids.
        public var invalidCharacters: InvalidCharacters = .refuse
        /// The treatment of units that conflict with present ones.
        public var onConflict: ConflictPolicy = .keep
        /// Whether to work out the result without writing anything.
        public var isDryRun = false
        /// The current time. It becomes the date of last use of units that come again; nil leaves that date unchanged.
        public var now: UnitDate?
        /// Whether two languages count as one in comparisons of units.
        public var same: (LanguageTag, LanguageTag) -> Bool = { $0 == $1 }
        /// Receives each repair of faulty input in the file that is extended.
        public var onRepair: (Failure) -> Void = { _ in }
        /// Called now and then while the file that is extended is read, with the count of its bytes so far.
        package var onPresent: (Int) -> Void = { _ in }
        /// Whether the units are an alignment, which replaces the units that the memory has of the same document, except
        /// those that a person has decided about.
        package var isAlignment = false
        /// Whether units of sources without a header get names (`tuid`).
        package var namesUnits = false
        /// The change, as the history of the memory shows it; nil: nothing is kept of what is replaced.
        package var changeNote: ChangeNote?

        /// Makes options that keep all units.
        public init() {}
    }
}

extension Memory.AdditionOptions {
    /// Begins a change of a memory; nil if nothing is kept.
    func history(of path: String) throws(Failure) -> ChangeRecorder? {
        guard !isDryRun, let changeNote else { return nil }
        return try ChangeRecorder(changeNote, memory: path)
    }
}

/// The treatment of a new unit that has the source of a present unit and another target.
public enum ConflictPolicy {
    /// Keeps both units.
    case keep
    /// Keeps the unit with the later change (`TranslationUnit.lastChange`), and the present unit if both are equal.
    case newest
    /// Replaces the present unit.
    case overwrite
    /// Asks for each conflict.
    case ask((_ old: TranslationUnit, _ new: TranslationUnit) throws(Failure) -> ConflictAnswer)
}

/// The answer to one conflict.
public enum ConflictAnswer: Sendable {
    /// Keeps both units.
    case keepBoth
    /// Keeps the present unit and drops the new one.
    case keepOld
    /// Replaces the present unit.
    case takeNew
}
