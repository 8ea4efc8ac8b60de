import CalqueJSON

/// The body of a request for vectors.
struct EmbeddingRequest {
    let model: String
    let prefix: String
    let texts: ArraySlice<String>

    /// `{"model": …, "input": […], "encoding_format": "float"}`
    var body: [UInt8] {
        var body: [UInt8] = []
        body += Array(#"{"model":"#.utf8)
        JSONWriter.append(model, to: &body)
        body += Array(#","input":["#.utf8)
        for (number, text) in texts.enumerated() {
            if number > 0 { body.append(UInt8(ascii: ",")) }
            // Some servers refuse an empty text.
            JSONWriter.append(prefix.isEmpty && text.isEmpty ? " " : prefix + text, to: &body)
        }
        body += Array(#"],"encoding_format":"float"}"#.utf8)
        return body
    }
}
