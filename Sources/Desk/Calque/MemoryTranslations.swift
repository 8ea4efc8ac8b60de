import CalqueAlignment
import CalqueConcordance
package import CalqueCore
import CalqueMatchIndex
import CalqueMatching
package import CalqueMemory
import Synchronization

/// A memory as evidence for alignment: what it has for a segment at 70 % or more.
package final class MemoryTranslations: TranslationSource {
    private let memory: Memory
    private let events: IndexEvents
    /// An index is of two languages; of three versions every two are asked for.
    private let opened = Mutex<[[LanguageTag]: IndexedMemory]>([:])

    /// - Parameter onNote: called with what is worth telling of the index, such as that it is made anew.
    package init(_ memory: Memory, onNote: @escaping @Sendable (String) -> Void = { _ in }) {
        self.memory = memory
        events = IndexEvents(onUnit: {}, onRepair: { _ in }, onNote: onNote)
    }

    package func translations(
        of text: String, from source: LanguageTag, to target: LanguageTag
    ) throws(Failure) -> [String] {
        let index = try opened.withLock { (opened) throws(Failure) in
            if let known = opened[[source, target]] { return known }
            let index = try IndexedMemory(memory, from: source, to: target, events: events)
            opened[[source, target]] = index
            return index
        }
        return try index.matches(for: text, limit: 3).flatMap { $0.targets.map(\.text) }
    }
}
