package import CalqueCore
import CalqueMemory

/// A part of an index, for a room that keeps data of its own beside it.
package struct IndexPart: Sendable {
    private let searched: SearchedPart
    /// The name of its file without the extension. It is different for each state of the memory's files.
    package let name: String

    package init(_ searched: SearchedPart) {
        self.searched = searched
        name = IndexFolder.hash(of: searched.part.header)
    }

    package var languages: [LanguageTag] { searched.part.header.languages }
    package var variantCount: Int { searched.part.variantCount }

    /// Whether variants in a language are searched.
    package func isSource(_ language: Int) -> Bool { searched.isSource[language] }

    package func language(ofVariant variant: Int) throws(CorruptIndex) -> Int {
        try searched.part.variant(variant).language
    }

    package func text(ofVariant variant: Int) throws(CorruptIndex) -> String {
        let row = try searched.part.variant(variant)
        guard row.language < searched.indices.count else { throw CorruptIndex() }
        return try searched.text(row.language, row.entry)
    }

    /// Returns the position in the memory of a variant's unit, or nil if the memory no longer has the unit, or not in
    /// the languages that are asked for.
    package func position(ofVariant variant: Int) throws(CorruptIndex) -> Int? {
        let row = try searched.part.variant(variant)
        guard let position = try searched.position(ofUnit: row.unit)?.unit else { return nil }
        if !searched.needsTarget || searched.isTarget[row.language] { return position }
        return try searched.hasTarget(row.unit, besides: variant) ? position : nil
    }

    /// Returns a variant with its unit's translations.
    package func segment(ofVariant variant: Int, position: Int) throws(CorruptIndex) -> IndexedSegment {
        let unit = try searched.part.variant(variant).unit
        return try searched.segment(ofUnit: unit, variant: variant, position: position)
    }
}

extension IndexedMemory {
    /// Calls a closure with the parts of the index. If the closure finds the index corrupt, it is called again with a
    /// new index.
    package func withParts<Answer>(_ ask: ([IndexPart]) throws(IndexError) -> Answer) throws(Failure) -> Answer {
        try asking { (parts) throws(IndexError) in try ask(parts.map { IndexPart($0) }) }
    }

    /// Calls a closure with the parts in each folder, nil for parts that are not kept. If the closure finds the index
    /// corrupt, it is called again with a new index.
    package func withFolders(_ ask: (IndexFolder?, [IndexPart]) throws(IndexError) -> Void) throws(Failure) {
        try asking { (_) throws(IndexError) in
            for (folder, parts) in partsByFolder { try ask(folder, parts.map { IndexPart($0) }) }
        }
    }
}
