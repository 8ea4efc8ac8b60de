/// The body of a request for vectors.
struct EmbeddingRequest {
    let model: String
    let prefix: String
    let texts: ArraySlice<String>

    /// `{"model": …, "input": […], "encoding_format": "float"}`
    var body: [UInt8] {
        var body: [UInt8] = []
        body += Array(#"{"model":"#.utf8)
        Self.append([model], to: &body)
        body += Array(#","input":["#.utf8)
        for (number, text) in texts.enumerated() {
            if number > 0 { body.append(UInt8(ascii: ",")) }
            // Some servers refuse an empty text.
            Self.append(prefix.isEmpty && text.isEmpty ? [" "] : [prefix, text], to: &body)
        }
        body += Array(#"],"encoding_format":"float"}"#.utf8)
        return body
    }

    /// Appends texts as one JSON string.
    private static func append(_ parts: [String], to body: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        body.append(UInt8(ascii: "\""))
        for part in parts {
            for byte in part.utf8 {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): body += [UInt8(ascii: "\\"), byte]
                case 0..<0x20: body += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                default: body.append(byte)
                }
            }
        }
        body.append(UInt8(ascii: "\""))
    }
}
