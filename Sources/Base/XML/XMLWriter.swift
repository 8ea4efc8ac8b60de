package import CalqueCore
package import CalqueIO

/// A streaming writer of XML 1.0 in UTF-8.
///
///     let writer = XMLWriter(to: sink)
///     try writer.declaration()
///     try writer.start("tuv", [XMLAttribute("xml:lang", "en")])
///     try writer.text("Rain & wind")
///     try writer.end()
///     try writer.finish()
///
/// The output is well formed, but the writer does not check that there is one root and that the names of attributes
/// differ. White space between elements is written by `line(indent:)` only: text is never reformatted.
package final class XMLWriter {
    private static let room = 64 << 10

    private let sink: ByteSink
    let invalidCharacters: InvalidCharacters
    private let buffer: UnsafeMutablePointer<UInt8>
    /// A property of the instance, because each use of the static one would check whether it is initialised.
    let special = XMLWriter.special

    /// The state that every call uses. It is behind a pointer like `XMLReader.Cursor`, because access to a class's own
    /// properties would be checked for overlap at each byte.
    private struct State {
        var filled = 0
        var open: [String] = []
        /// Whether a start tag still lacks its `>` or `/>`.
        var inStartTag = false
    }
    private let state: UnsafeMutablePointer<State>

    package init(to sink: @escaping ByteSink, invalidCharacters: InvalidCharacters = .refuse) {
        self.sink = sink
        self.invalidCharacters = invalidCharacters
        buffer = .allocate(capacity: Self.room)
        state = .allocate(capacity: 1)
        state.initialize(to: State())
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
        buffer.deallocate()
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`
    package func declaration() throws(Failure) {
        try raw(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    }

    /// `<!DOCTYPE root SYSTEM "systemID">`
    package func doctype(root: String, systemID: String) throws(Failure) {
        guard !systemID.utf8.contains(UInt8(ascii: "\"")) else {
            throw Failure(.internal, "a system identifier with a quote in it")
        }
        try raw("<!DOCTYPE")
        try checked(root, after: UInt8(ascii: " "))
        try raw(" SYSTEM \"\(systemID)\">")
    }

    package func start(_ name: String) throws(Failure) {
        try closeStartTag()
        try checked(name, after: UInt8(ascii: "<"))
        state.pointee.open.append(name)
        state.pointee.inStartTag = true
    }

    package func start(_ name: String, _ attributes: [XMLAttribute]) throws(Failure) {
        try start(name)
        for attribute in attributes { try self.attribute(attribute.name, attribute.value) }
    }

    /// Adds an attribute to the start tag.
    package func attribute(_ name: String, _ value: String) throws(Failure) {
        guard state.pointee.inStartTag else {
            throw Failure(.internal, "the attribute \(name) outside of a start tag")
        }
        try checked(name, after: UInt8(ascii: " "))
        try byte(UInt8(ascii: "="))
        try byte(UInt8(ascii: "\""))
        try escape(value, inAttribute: true)
        try byte(UInt8(ascii: "\""))
    }

    /// Ends the innermost element: with `/>` if it is empty.
    package func end() throws(Failure) {
        guard let name = state.pointee.open.popLast() else {
            throw Failure(.internal, "an element ended that was not open")
        }
        if state.pointee.inStartTag {
            state.pointee.inStartTag = false
            try byte(UInt8(ascii: "/"))
        } else {
            try byte(UInt8(ascii: "<"))
            try byte(UInt8(ascii: "/"))
            try raw(name)
        }
        try byte(UInt8(ascii: ">"))
    }

    /// Writes text with its escapes. A carriage return becomes a reference, because a reader would turn it into a
    /// newline.
    package func text(_ text: String) throws(Failure) {
        try closeStartTag()
        try escape(text, inAttribute: false)
    }

    /// Writes a comment. XML does not allow `--` there, so it becomes `- -`.
    package func comment(_ text: String) throws(Failure) {
        try closeStartTag()
        try raw("<!--")
        var last: UInt8 = 0
        for scalar in text.unicodeScalars {
            if scalar == "-", last == UInt8(ascii: "-") { try byte(UInt8(ascii: " ")) }
            if Self.isAllowed(scalar) {
                try raw(String(scalar))
            } else {
                try invalid(scalar.value)
            }
            last = scalar == "-" ? UInt8(ascii: "-") : 0
        }
        if last != 0 { try byte(UInt8(ascii: " ")) }
        try raw("-->")
    }

    /// Writes a processing instruction. XML does not allow `?>` in its data, so it becomes `? >`.
    package func instruction(_ target: String, _ data: String) throws(Failure) {
        guard target.lowercased() != "xml" else { throw Failure(.internal, "an instruction may not be called xml") }
        try closeStartTag()
        try byte(UInt8(ascii: "<"))
        try checked(target, after: UInt8(ascii: "?"))
        if !data.isEmpty { try byte(UInt8(ascii: " ")) }
        var last: UInt8 = 0
        for scalar in data.unicodeScalars {
            if scalar == ">", last == UInt8(ascii: "?") { try byte(UInt8(ascii: " ")) }
            if Self.isAllowed(scalar) {
                try raw(String(scalar))
            } else {
                try invalid(scalar.value)
            }
            last = scalar == "?" ? UInt8(ascii: "?") : 0
        }
        try raw("?>")
    }

    /// Writes a new line and white space. Use it only where the document type ignores white space between elements.
    package func line(indent: Int) throws(Failure) {
        try closeStartTag()
        try byte(UInt8(ascii: "\n"))
        for _ in 0..<indent { try byte(UInt8(ascii: " ")) }
    }

    /// Ends all open elements and passes the remaining bytes to the sink.
    package func finish() throws(Failure) {
        while !state.pointee.open.isEmpty { try end() }
        try flush()
    }

    /// Passes the bytes so far to the sink.
    package func flush() throws(Failure) {
        guard state.pointee.filled > 0 else { return }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: state.pointee.filled)
        state.pointee.filled = 0
        try sink(bytes)
    }

    @inline(__always)
    private func closeStartTag() throws(Failure) {
        guard state.pointee.inStartTag else { return }
        state.pointee.inStartTag = false
        try byte(UInt8(ascii: ">"))
    }

    @inline(__always)
    func byte(_ byte: UInt8) throws(Failure) {
        if state.pointee.filled == Self.room { try flush() }
        buffer[state.pointee.filled] = byte
        state.pointee.filled += 1
    }

    func bytes(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
        guard let start = bytes.baseAddress else { return }
        if bytes.count > Self.room - state.pointee.filled { try flush() }
        if bytes.count > Self.room { return try sink(UnsafeRawBufferPointer(bytes)) }
        (buffer + state.pointee.filled).update(from: start, count: bytes.count)
        state.pointee.filled += bytes.count
    }
}
