package import CalqueCore

/// Reading of whole inputs.
package enum WholeFile {
    /// Returns all bytes of a file, or of standard input for `-`.
    ///
    /// - Parameters:
    ///   - path: as the user named it; failures name it so.
    ///   - limit: the most bytes to read.
    /// - Throws: `Failure(.noInput)` when the file is missing, a folder or may not be opened; `Failure(.badData)` when it
    ///   is longer than `limit`; `Failure(.io)` when reading fails.
    /// - Complexity: linear in the file. A regular file is read in one call.
    package static func read(_ path: String, limit: Int = .max) throws(Failure) -> [UInt8] {
        try read(try InputFile(named: path), limit: limit)
    }

    /// Returns the bytes that are left in a file.
    package static func read(_ file: InputFile, limit: Int = .max) throws(Failure) -> [UInt8] {
        let size = file.size ?? 0
        guard size <= limit else { throw tooLong(file.name, limit) }
        var bytes: [UInt8] = []
        // One byte more than the file has, so that the read that finds the end needs no more room.
        var room = max(size + 1, 65_536)
        while true {
            let chunk = try [UInt8](capacity: room, filledBy: file.bytes)
            guard !chunk.isEmpty else { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw tooLong(file.name, limit) }
            room = max(size + 1 - bytes.count, 65_536)
        }
    }

    private static func tooLong(_ name: String, _ limit: Int) -> Failure {
        Failure(.badData, "is longer than the \(limit) bytes allowed", at: .init(file: name))
    }
}
