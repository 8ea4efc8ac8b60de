import CalqueAlignment
public import CalqueCore
import CalqueFormats
package import CalqueHistory
import CalqueICU
public import CalqueMemory
public import CalqueOutputs
import CalqueUnits
import CalqueXML

extension Memory {
    /// Adds the linked beads of an aligned article to a memory, as `calque align --into` does.
    ///
    /// - Parameters:
    ///   - article: beads for review and boilerplate are left out.
    ///   - path: a TMX file, or a folder, which gets one file for the document. If the memory has the document already,
    ///     its units are replaced, except those that a person has edited, confirmed or rejected, and pairs that a person
    ///     has removed do not come back. See `add(_:to:of:header:options:)`.
    ///   - units: names the document and its date.
    ///   - onConflict: decides about a unit with the source of an existing one and another target.
    ///   - onRepair: receives the faults of the existing file that were repaired.
    /// - Throws: `Failure` with the file; the memory is then as it was.
    @discardableResult
    public static func add(
        _ article: AlignedArticle, to path: String, as units: UnitMaker, onConflict: ConflictPolicy = .keep,
        onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> Addition {
        try add(
            article, to: path, as: units,
            of: MemoryDocument(
                identifier: units.document, name: UnitMaker.name(of: units.document),
                languages: article.documents.map(\.language)),
            onConflict: onConflict, onRepair: onRepair)
    }

    /// As `add(_:to:as:onConflict:onRepair:)`, for a document that is recognised by more than its name.
    package static func add(
        _ article: AlignedArticle, to path: String, as units: UnitMaker, of document: MemoryDocument,
        onConflict: ConflictPolicy, change: ChangeNote? = nil, onRepair: @escaping (Failure) -> Void
    ) throws(Failure) -> Addition {
        if units.isConfirmed, var memory = try? Memory(open: path) {
            memory.changeNote = change
            let made = units.units(of: article)
            let stored = try memory.document(of: made, as: document)
            if let stored { return try memory.correct(stored, with: made, by: units.user, at: units.now) }
        }
        var options = AdditionOptions()
        options.invalidCharacters = .replace
        options.onConflict = onConflict
        options.isAlignment = true
        options.namesUnits = true
        options.now = units.now
        options.same = { $0.matches($1) }
        options.onRepair = onRepair
        options.changeNote = change
        return try add(
            UnitList(units.units(of: article)), to: path, of: document, header: units.header(article), options: options)
    }
}
