public import CalqueAlignment
public import CalqueCore
import CalqueMatchIndex
import CalqueMatching
public import CalqueMemory

/// A memory as evidence for alignment: its translations of segments that match at 70 % or more.
public final class MemoryTranslations: TranslationSource {
    private let memory: Memory
    private let events: IndexEvents
    /// By source and target, since an index is for two languages.
    private let opened = Guarded<[[LanguageTag]: IndexedMemory]>([:])

    /// - Parameter onNote: receives notes on the index, for example that it is rebuilt.
    public init(_ memory: Memory, onNote: @escaping @Sendable (String) -> Void = { _ in }) {
        self.memory = memory
        events = IndexEvents(onUnit: {}, onRepair: { _ in }, onNote: onNote)
    }

    public func translations(
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
