extension Failure.Place {
    /// Returns the line and column of a byte.
    ///
    /// - Complexity: linear in the bytes before it.
    package init(in source: [UInt8], offset: Int) {
        let before = source[..<Swift.min(offset, source.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        self.init(line: before.count { $0 == 0x0A } + 1, column: before.endIndex - lineStart + 1)
    }
}
