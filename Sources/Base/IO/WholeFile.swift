package import CalqueCore

/// Reading of whole inputs.
package enum WholeFile {
    /// The most bytes of an input for which no other limit is said. No article comes near; `/dev/zero` goes beyond.
    package static let usualLimit = 64 << 20

    /// Returns all bytes of a file, or of standard input for `-`.
    ///
    /// - Parameters:
    ///   - path: as the user named it; failures name it so.
    ///   - limit: the most bytes to read, so that an input without end cannot fill the memory.
    ///   - advice: what to do about a longer input.
    /// - Throws: `Failure(.noInput)` when the file is missing, a folder or may not be opened; `Failure(.badData)` when it
    ///   is longer than `limit`; `Failure(.io)` when reading fails.
    /// - Complexity: linear in the file. A regular file is read in one call.
    package static func read(
        _ path: String, limit: Int = usualLimit, advice: String? = nil
    ) throws(Failure) -> [UInt8] {
        try read(try InputFile(named: path), limit: limit, advice: advice)
    }

    /// Returns the bytes that are left in a file.
    package static func read(
        _ file: InputFile, limit: Int = usualLimit, advice: String? = nil
    ) throws(Failure) -> [UInt8] {
        let size = file.size ?? 0
        guard size <= limit else { throw tooLong(file.name, limit, advice) }
        var bytes: [UInt8] = []
        // One byte more than the file has, so that the read that finds the end needs no more room.
        var room = max(size + 1, 65_536)
        while true {
            let chunk = try [UInt8](capacity: room, filledBy: file.bytes)
            guard !chunk.isEmpty else { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw tooLong(file.name, limit, advice) }
            room = max(size + 1 - bytes.count, 65_536)
        }
    }

    private static func tooLong(_ name: String, _ limit: Int, _ advice: String?) -> Failure {
        let size = limit > 0 && limit % (1 << 20) == 0 ? "\(limit >> 20) MiB" : "\(limit) bytes"
        return Failure(.badData, "is longer than the \(size) allowed", at: .init(file: name), advice: advice)
    }
}
