public import CalqueCore
public import CalqueFormats
import CalqueIO
public import CalqueUnits
public import CalqueXML

extension Memory {
    /// Adds the units of one document to a memory: all of them, or none if it throws. See
    /// ``add(_:to:of:header:options:)``.
    @discardableResult
    public static func add(
        _ units: [TranslationUnit], to path: String, of document: MemoryDocument, header: TMXHeader,
        invalidCharacters: InvalidCharacters = .refuse,
        where same: @escaping (LanguageTag, LanguageTag) -> Bool = { $0 == $1 },
        now: UnitDate? = nil, onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> Addition {
        if let index = units.firstIndex(where: { $0.variants.isEmpty }) {
            throw Failure(.badData, "has no text to add", at: .init(unit: "unit \(index + 1)"))
        }
        var options = AdditionOptions()
        options.invalidCharacters = invalidCharacters
        options.same = same
        options.now = now
        options.onRepair = onRepair
        return try add(UnitList(units), to: path, of: document, header: header, options: options)
    }

    /// Adds units to a memory: all of them, or none if it throws.
    ///
    /// **A file** (`path` is a file, or does not exist and ends in `.tmx`): the units are appended to it, except those
    /// that it has already. It has a unit if one unit of it has all its variants, compared by language and content,
    /// inline codes included. If the new unit is from another document, a use of the present unit is counted. A unit with
    /// the source of a present unit and another target is added beside it, unless `onConflict` says otherwise. The
    /// content of the file is kept, with its header and comments; its layout becomes that of `TMXWriter`. If nothing
    /// changes, the file is not touched.
    ///
    /// **A folder** (any other path; it is made if absent): the units become one file of their own, `story.en-ru.tmx`.
    /// The same document again replaces its file; another document of the same name gets `story-2.en-ru.tmx` and so on. A
    /// file counts as the same document if it says so and shares half of its texts or more, so a name that is used again
    /// for another article loses nothing. An alignment of a document whose units are in a file with others (after
    /// `compact`) replaces them there. `dedupe` removes units that several documents have.
    ///
    /// - Parameters:
    ///   - units: opened twice if the file exists, and must give the same units both times.
    ///   - document: the document of the units. If it has no languages, those of the units are used.
    ///   - header: the header of a new file. If the source has a header, its statements about the units take precedence.
    ///     In a folder, the document's identifier is added as `x-document`.
    /// - Returns: the file and the counts.
    /// - Throws: `Failure` with the file; the memory is then unchanged.
    /// - Complexity: units are written as they are read. For a file, memory is some 50 bytes for each added unit, and the
    ///   file is read and written once (and read once more for the policy `newest`). For a folder, the names of its files
    ///   and the files of the document's name are read; for an alignment of a new document also the beginnings of the other
    ///   files, once in a process, and those of them that hold several documents.
    @discardableResult
    public static func add(
        _ units: some UnitSource, to path: String, of document: MemoryDocument, header: TMXHeader,
        options: AdditionOptions = AdditionOptions()
    ) throws(Failure) -> Addition {
        let kind = Files.kind(of: path)
        if kind == .absent, path.utf8.first == UInt8(ascii: "@") {
            throw Failure(
                .usage, "is the name of a desk, not of a memory", at: .init(file: path),
                advice: "name one memory of the desk; 'calque config' lists them")
        }
        let isFile = kind == .file || (kind == .absent && Files.isTMXName(path))
        if kind == .absent, !isFile, Files.hasForeignExtension(path) {
            throw Failure(
                .usage, "is not the name of a memory", at: .init(file: path), advice: "name a .tmx file or a folder")
        }
        if !isFile, case .keep = options.onConflict {
        } else if !isFile {
            throw Failure(
                .usage, "a folder has a file for each document, and an addition does not read the other files",
                at: .init(file: path),
                advice: "resolve conflicts with 'calque memory dedupe', or name a .tmx file")
        }
        let made = options.isDryRun ? [] : try Files.makeFolder(isFile ? Files.parent(of: path) : path)
        do throws(Failure) {
            return isFile
                ? try FileAddition.add(units, to: path, of: document, header, options)
                : try FolderAddition.add(units, to: path, of: document, header, options)
        } catch {
            Files.removeFolders(made)
            throw error
        }
    }
}

extension TMXHeader {
    /// Drops the statement about the document of all units.
    mutating func dropDocument() {
        annotations.setProperty(PropertyType.document, to: nil)
        annotations.setProperty(PropertyType.documentID, to: nil)
        annotations.setProperty(PropertyType.languages, to: nil)
    }

    /// This header with the statements of another one about its units, for a file that is made of these units.
    func adopting(_ other: TMXHeader?) -> TMXHeader {
        guard let other else { return self }
        var header = self
        // Calque is the creator of the new file; the other attributes stay.
        for attribute in other.attributes
        where !["creationtool", "creationtoolversion", "o-tmf"].contains(attribute.name) {
            header.attributes[attribute.name] = attribute.value
        }
        header.annotations = other.annotations + header.annotations
        header.prolog = other.prolog + header.prolog
        header.asides = other.asides + header.asides
        header.asidesAfter = other.asidesAfter + header.asidesAfter
        // Each unit states its document.
        header.dropDocument()
        return header
    }
}
