package import CalqueCore
import CalqueMemory

/// A part of an index as a room sees it that keeps something of its own beside it.
package struct IndexPart: Sendable {
    private let searched: SearchedPart
    /// Its file without the ending: another for each state of the memory's files.
    package let name: String

    package init(_ searched: SearchedPart) {
        self.searched = searched
        name = String(
            IndexFolder.name(of: searched.part.header.files.map(\.key)).dropLast(IndexFolder.ending.count))
    }

    package var languages: [LanguageTag] { searched.part.header.languages }
    package var variantCount: Int { searched.part.variantCount }

    /// Whether variants of a language are searched.
    package func isSource(_ language: Int) -> Bool { searched.isSource[language] }

    package func language(ofVariant variant: Int) throws(CorruptIndex) -> Int {
        try searched.part.variant(variant).language
    }

    package func text(ofVariant variant: Int) throws(CorruptIndex) -> String {
        let row = try searched.part.variant(variant)
        guard row.language < searched.indices.count else { throw CorruptIndex() }
        return try searched.text(row.language, row.entry)
    }

    /// The unit of a variant by its position in the memory; nil when the memory has it no more, or not in the languages
    /// that are asked for.
    package func position(ofVariant variant: Int) throws(CorruptIndex) -> Int? {
        let row = try searched.part.variant(variant)
        guard let position = searched.position(ofUnit: row.unit)?.unit else { return nil }
        if !searched.needsTarget || searched.isTarget[row.language] { return position }
        return try searched.hasTarget(row.unit, besides: variant) ? position : nil
    }

    /// A variant with its unit's translations.
    package func segment(ofVariant variant: Int, position: Int) throws(CorruptIndex) -> IndexedSegment {
        let unit = try searched.part.variant(variant).unit
        return try searched.segment(ofUnit: unit, variant: variant, position: position)
    }
}

extension IndexedMemory {
    /// Asks the parts of the index; where they, or what is kept beside them, are found to be damaged (`CorruptIndex`), those
    /// that are made in their place.
    /// - Parameter ask: takes the folder of the parts too; nil: they are not kept.
    package func withParts<Answer>(
        _ ask: (IndexFolder?, [IndexPart]) throws(IndexError) -> Answer
    ) throws(Failure) -> Answer {
        let folder = store.cache.flatMap { IndexFolder(of: store.memory.path, cache: $0) }
        return try asking { (parts) throws(IndexError) in try ask(folder, parts.map { IndexPart($0) }) }
    }
}
