extension String {
    /// Returns a text of ASCII digits with as many zeros before it as make up the width.
    package func leftPadded(to width: Int) -> String {
        String(repeating: "0", count: max(0, width - utf8.count)) + self
    }
}
