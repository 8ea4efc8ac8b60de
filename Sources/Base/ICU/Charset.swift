import CCalqueICU
public import CalqueCore

/// A character encoding by one of the names that ICU knows: `UTF-8`, `windows-1251`, `GB18030`, `KOI8-R` …
public struct Charset: Sendable, Hashable {
    /// The name that was given, such as `windows-1251`.
    public let name: String

    /// Makes a charset of any of its names. An unknown name is an error of ``decode(_:)-([UInt8])``.
    public init(_ name: String) { self.name = name }

    /// UTF-8.
    public static let utf8 = Charset("UTF-8")

    /// Text in this encoding as UTF-8.
    ///
    /// - Throws: `Failure(.usage)` for an unknown name; `Failure(.badData)` that names the offset of the first byte
    ///   that is not valid. Nothing is replaced.
    /// - Complexity: linear.
    public func decode(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> String {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return "" }
        var status: Int32 = 0
        var length: Int64 = 0
        var offset: Int64 = -1
        let text = calque_icu_decode(
            name, start.assumingMemoryBound(to: CChar.self), Int64(bytes.count), &length, &offset, &status)
        if let text { return Status.take(text, length) }
        guard offset >= 0 else {
            throw Failure(.usage, "unknown encoding '\(name)'", advice: "give one that ICU knows, such as windows-1251")
        }
        throw Failure(
            .badData, "byte \(offset) is not valid \(name)", advice: "give the right one with --encoding")
    }

    /// Returns text in this encoding as UTF-8; errors and complexity as of the method for a buffer.
    public func decode(_ bytes: [UInt8]) throws(Failure) -> String {
        try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in try decode(UnsafeRawBufferPointer(bytes)) }
    }

    /// ICU's guesses for text in an unknown encoding, the likeliest first, with a confidence from 0 to 100.
    public static func detect(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> [(charset: Charset, confidence: Int)]
    {
        guard let start = bytes.baseAddress else { return [] }
        var names = [UnsafePointer<CChar>?](repeating: nil, count: 16)
        var confidences = [Int32](repeating: 0, count: 16)
        var status: Int32 = 0
        let count = calque_icu_detect_charsets(
            start.assumingMemoryBound(to: CChar.self), Int64(bytes.count), &names, &confidences, 16, &status)
        try Status.check(status, "detect a charset")
        return (0..<Int(count)).compactMap { index in
            names[index].map { (Charset(String(cString: $0)), Int(confidences[index])) }
        }
    }

    /// Returns ICU's guesses for text in an unknown encoding, as the method for a buffer does.
    public static func detect(_ bytes: [UInt8]) throws(Failure) -> [(charset: Charset, confidence: Int)] {
        try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in try detect(UnsafeRawBufferPointer(bytes)) }
    }
}
