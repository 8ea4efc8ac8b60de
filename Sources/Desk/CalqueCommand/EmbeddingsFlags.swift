import Calque
import CalqueCommandLine

/// The flags that name an encoder on a server, and that encoder.
enum EmbeddingsFlags {
    private static let group = "Options for another encoder"

    static let url = Flag.optional(
        "embeddings-url", .string, "URL", absent: "the encoder that is installed",
        help:
            "Embed by a server that speaks the OpenAI form, such as http://127.0.0.1:8000/v1. Its key, if it wants one, "
            + "is read from CALQUE_EMBEDDINGS_KEY",
        group: group)
    static let model = Flag.optional(
        "embeddings-model", .string, "NAME", absent: "the first that the server names",
        help: "The model that the server is asked for", group: group)
    static let prefix = Flag.optional(
        "embeddings-prefix", .string, absent: "\"query: \" where the model is of the E5 family, otherwise none",
        help: "What is put before each text, for models that were trained with such", group: group)

    static let all: [any AnyFlag] = [url, model, prefix]

    /// Nil where no server is named.
    /// - Throws: `usage` for flags that do not go together; what is wrong with the server.
    static func encoder(_ call: Invocation) throws -> RemoteEncoder? {
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
