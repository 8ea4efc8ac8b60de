extension FileDescriptor {
    /// Writes all bytes.
    package func writeAll(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty { rest = rest.dropFirst(try write(UnsafeRawBufferPointer(rebasing: rest))) }
    }
}
