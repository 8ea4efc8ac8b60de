import Glibc

/// Text in another encoding, made by the C library's iconv, because ICU is the library under test.
package enum Encoded {
    /// - Throws: when the C library does not know the encoding or the text has a character that it lacks.
    package static func bytes(_ text: String, _ charset: String) throws -> [UInt8] {
        try convert(Array(text.utf8), from: "UTF-8", to: charset)
    }

    /// The reverse of ``bytes(_:_:)``.
    package static func text(_ bytes: [UInt8], _ charset: String) throws -> String {
        String(decoding: try convert(bytes, from: charset, to: "UTF-8"), as: UTF8.self)
    }

    private static func convert(_ bytes: [UInt8], from: String, to charset: String) throws -> [UInt8] {
        struct Unknown: Error { let charset: String }
        let converter = iconv_open(charset, from)
        guard converter != iconv_t(bitPattern: -1) else { throw Unknown(charset: charset) }
        defer { iconv_close(converter) }
        var input = bytes.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        var used = 0
        let status = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                var source = from.baseAddress
                var sourceLeft = from.count
                var target = to.baseAddress
                var targetLeft = to.count
                let status = iconv(converter, &source, &sourceLeft, &target, &targetLeft)
                used = to.count - targetLeft
                return status
            }
        }
        guard status != -1 else { throw Unknown(charset: charset) }
        return output[..<used].map(UInt8.init(bitPattern:))
    }
}
