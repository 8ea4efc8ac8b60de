extension FileDescriptor {
    /// Writes all bytes.
    package func writeAll(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty { rest = rest.dropFirst(try write(UnsafeRawBufferPointer(rebasing: rest))) }
    }
}

extension FileStatus {
    /// Returns whether both are facts about one file, whatever its names.
    package func isSameFile(as other: FileStatus) -> Bool { device == other.device && node == other.node }
}
