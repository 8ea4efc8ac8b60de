import CalqueCore
import CalqueEmbedding
import CalqueIO
import CalqueMatchIndex

/// Opens the vectors of the parts of an index, and builds those that are missing.
struct VectorStore {
    let encoder: any SentenceEncoder
    /// The name of the encoder.
    let name: String
    let events: SemanticEvents

    /// Returns the vectors of each part.
    /// - Throws: `IndexError`: the index is corrupt, or the encoder failed. Vectors that cannot be kept are no failure;
    ///   a note says so.
    func open(_ folder: IndexFolder?, _ parts: [IndexPart]) throws(IndexError) -> [VectorFile] {
        var files: [VectorFile?] = parts.map { part in folder.flatMap { existing(part, $0) } }
        let missing = parts.indices.filter { files[$0] == nil }
        if !missing.isEmpty {
            events.onStart(missing.reduce(0) { $0 + parts[$1].variantCount })
            let earlier = folder.map { others($0) } ?? []
            for part in missing { files[part] = try make(parts[part], folder, earlier) }
            if let folder { clean(folder, parts) }
        }
        return files.compactMap { $0 }
    }

    /// Removes the vectors of the parts because they are corrupt.
    func discard(_ folder: IndexFolder?, _ parts: [IndexPart]) {
        for part in parts { folder?.remove(fileName(part)) }
    }

    private func fileName(_ part: IndexPart) -> String {
        let hash = Checksum.of(name)
        return "\(part.name)-\(String(hash, radix: 16))\(IndexFolder.vectors)"
    }

    private func existing(_ part: IndexPart, _ folder: IndexFolder) -> VectorFile? {
        guard
            let file = PartBytes(path: folder.file(fileName(part)), version: VectorFile.version)
                .flatMap({ VectorFile($0) }), isOf(part, file)
        else { return nil }
        return file
    }

    private func isOf(_ part: IndexPart, _ file: VectorFile) -> Bool {
        file.header.encoder == name && file.header.rowCount == part.variantCount
            && file.header.languageEnds.count == part.languages.count
    }

    private func others(_ folder: IndexFolder) -> [VectorFile] {
        folder.names(endingWith: IndexFolder.vectors).compactMap { name in
            // Only vectors of intact files are used again.
            PartBytes(path: folder.file(name), version: VectorFile.version)
                .flatMap { $0.isSound ? VectorFile($0) : nil }
        }
    }

    /// Removes the vectors of parts that no longer exist. Vectors of other encoders are kept.
    private func clean(_ folder: IndexFolder, _ parts: [IndexPart]) {
        for name in folder.names(endingWith: IndexFolder.vectors)
        where !parts.contains(where: { name.hasPrefix($0.name + "-") }) {
            folder.remove(name)
        }
    }

    private func make(
        _ part: IndexPart, _ folder: IndexFolder?, _ others: [VectorFile]
    ) throws(IndexError) -> VectorFile {
        let builder = VectorBuilder(
            part: part, encoder: encoder, name: name, others: others, onRows: events.onSegments)
        if let folder {
            do throws(IndexError) {
                let path = folder.file(fileName(part))
                let file = try orFailure(AtomicFile(replacing: path, patience: .seconds(3600), isPrivate: true))
                // Another process may have made it in the meantime.
                if let made = existing(part, folder) { return made }
                try builder.write { (bytes) throws(Failure) in try file.write(bytes) }
                try orFailure(file.commit())
                if let made = existing(part, folder) { return made }
            } catch {
                guard case .failure(let failure) = error, failure.kind == .io,
                    failure.place.file?.hasPrefix(folder.path) == true
                else { throw error }
                events.onNote("the vectors cannot be kept: \(failure)")
            }
        }
        final class Sink { var bytes: [UInt8] = [] }
        let sink = Sink()
        try builder.write { (bytes) throws(Failure) in sink.bytes.append(contentsOf: bytes) }
        guard let made = PartBytes(sink.bytes, version: VectorFile.version).flatMap({ VectorFile($0) }) else {
            throw .failure(Failure(.internal, "vectors cannot be read back"))
        }
        return made
    }
}
