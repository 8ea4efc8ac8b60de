extension FileKey {
    /// Reads a key as `append(to:)` writes it.
    package init?(_ reader: inout SerialReader) {
        guard let name = reader.text(), let size = reader.number(Int64.self),
            let seconds = reader.number(Int64.self), let nanoseconds = reader.number(Int64.self),
            let changedSeconds = reader.number(Int64.self), let changedNanoseconds = reader.number(Int64.self),
            let node = reader.number(UInt64.self), let hash = reader.number(UInt64.self)
        else { return nil }
        self.init(
            name: name, size: size, seconds: seconds, nanoseconds: nanoseconds, changedSeconds: changedSeconds,
            changedNanoseconds: changedNanoseconds, node: node, hash: hash)
    }

    package func append(to bytes: inout [UInt8]) {
        bytes.append(text: name)
        for number in [size, seconds, nanoseconds, changedSeconds, changedNanoseconds] { bytes.append(number: number) }
        bytes.append(number: node)
        bytes.append(number: hash)
    }
}
