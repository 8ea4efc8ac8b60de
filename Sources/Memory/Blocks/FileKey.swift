import CalqueIO

/// The identity of one version of a memory's file.
///
/// Size and time are not enough: `cp -p`, `rsync -t` and archives that are made reproducibly set the time. The time of
/// the last change of the file's facts (ctime) cannot be set, and another file has another number (inode). The price is
/// that `chmod` or a copy back from a backup makes the index of that file anew.
package struct FileKey: Hashable, Sendable {
    /// The name of the file in the memory's folder.
    package var name: String
    /// The size in bytes.
    package var size: Int64
    /// The time of the last change.
    package var seconds: Int64
    package var nanoseconds: Int64
    /// The time of the last change of the contents or of facts such as the name (ctime).
    package var changedSeconds: Int64
    package var changedNanoseconds: Int64
    /// The number of the file on its device (inode).
    package var node: UInt64
    /// The hash of its first and last `sample` bytes, because some file systems store times in seconds.
    package var hash: UInt64

    private static let sample = 4096

    package init(
        name: String, size: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int64 = 0, changedSeconds: Int64 = 0,
        changedNanoseconds: Int64 = 0, node: UInt64 = 0, hash: UInt64 = 0
    ) {
        self.name = name
        self.size = size
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.changedSeconds = changedSeconds
        self.changedNanoseconds = changedNanoseconds
        self.node = node
        self.hash = hash
    }

    /// Makes the key of a file.
    /// - Parameter folder: the part of the path that is not part of the name.
    /// - Returns: nil if there is no such file, or it cannot be read, or it is not a regular file.
    package init?(of path: String, in folder: String) {
        guard let descriptor = try? FileDescriptor.open(path, for: .readWithoutWaiting) else { return nil }
        defer { descriptor.close() }
        guard let status = try? descriptor.status(), status.kind == .file else { return nil }
        let slash = UInt8(ascii: "/")
        if path.utf8.count > folder.utf8.count, path.utf8.starts(with: folder.utf8) {
            name = String(Substring(path.utf8.dropFirst(folder.utf8.count).drop { $0 == slash }))
        } else {
            name = path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
        }
        size = Int64(status.size)
        seconds = Int64(status.seconds)
        nanoseconds = Int64(status.nanoseconds)
        changedSeconds = Int64(status.changedSeconds)
        changedNanoseconds = Int64(status.changedNanoseconds)
        node = status.node
        hash = withUnsafeTemporaryAllocation(byteCount: 2 * Self.sample, alignment: 16) { buffer in
            var count = 0
            for start in [0, max(0, status.size - Self.sample)] {
                let room = UnsafeMutableRawBufferPointer(rebasing: buffer[count..<count + Self.sample])
                count += (try? descriptor.read(into: room, at: start)) ?? 0
            }
            return Checksum.of(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
