import Calque
import CalqueCommandLine

/// The flags for an encoder on a server.
enum EmbeddingsFlags {
    private static let group = "Options for another encoder"

    static let url = Flag.optional(
        "embeddings-url", .string, "URL", absent: "the installed encoder",
        help:
            "Use the embeddings of a server with the OpenAI API, such as http://127.0.0.1:8000/v1. If it needs a key, the "
            + "key is read from CALQUE_EMBEDDINGS_KEY",
        group: group)
    static let model = Flag.optional(
        "embeddings-model", .string, "NAME", absent: "the first model that the server lists",
        help: "The model to use", group: group)
    static let prefix = Flag.optional(
        "embeddings-prefix", .string, absent: "\"query: \" for models of the E5 family, otherwise none",
        help: "The text to put before each segment, for models that were trained with one", group: group)

    static let all: [any AnyFlag] = [url, model, prefix]

    /// Returns the encoder that the call names; nil if it names no server.
    ///
    /// - Throws: `usage` for flags that do not go together; the failures of the server.
    static func encoder(_ call: Invocation) throws(Failure) -> RemoteEncoder? {
        guard let address = call[url] else {
            guard call[model] == nil, call[prefix] == nil else {
                throw Failure(.usage, "--embeddings-model and --embeddings-prefix need --embeddings-url")
            }
            return nil
        }
        guard !call[SharedFlags.noEncoder] else {
            throw Failure(.usage, "--no-encoder does not go with --embeddings-url")
        }
        return try RemoteEncoder(
            url: address, model: call[model], key: call.environment("CALQUE_EMBEDDINGS_KEY"), prefix: call[prefix])
    }
}
