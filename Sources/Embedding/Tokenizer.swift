import CSentencePiece
package import Core
import Glibc
import Synchronization

/// Text to the numbers of its pieces, by SentencePiece (Kudo and Richardson 2018, arXiv 1808.06226).
///
/// The library builds its search structure anew at each load, 0.3 s for 128,000 pieces. So loading starts in a thread
/// of its own when the object is made, and who needs the result first waits for it.
package final class Tokenizer: Sendable {
    private enum State {
        case loading(pthread_t, Loader)
        case ready(TokenizerModel)
        case failed(Failure)
    }

    private let state: Mutex<State>

    /// Starts loading the model file.
    /// - Throws: `noInput` where it cannot be read. What is wrong inside it is found out by `model()`.
    package init(path: String) throws(Failure) {
        guard access(path, R_OK) == 0 else {
            throw Failure(.noInput, "cannot open: \(String(cString: strerror(errno)))", at: .init(file: path))
        }
        let loader = Loader(path: path)
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Loader>.fromOpaque(argument).takeUnretainedValue().load()
                return nil
            }, Unmanaged.passUnretained(loader).toOpaque())
        if started == 0 {
            state = Mutex(.loading(thread, loader))
        } else {
            // No thread to be had: it takes its time now.
            loader.load()
            state = Mutex(Self.settled(loader))
        }
    }

    deinit {
        // The thread uses the loader, which dies with this object.
        state.withLock { if case .loading(let thread, _) = $0 { pthread_join(thread, nil) } }
    }

    /// The model, waiting for it where it is still being loaded.
    package func model() throws(Failure) -> TokenizerModel {
        let result = state.withLock { state -> Result<TokenizerModel, Failure> in
            if case .loading(let thread, let loader) = state {
                pthread_join(thread, nil)
                state = Self.settled(loader)
            }
            switch state {
            case .ready(let model): return .success(model)
            case .failed(let failure): return .failure(failure)
            case .loading: return .failure(Failure(.internal, "the tokenizer did not load"))
            }
        }
        return try result.get()
    }

    private static func settled(_ loader: Loader) -> State {
        switch loader.result {
        case .success(let model): .ready(model)
        case .failure(let failure): .failed(failure)
        }
    }

    /// Unchecked because the result is a plain variable; safe because it is written by the one thread that loads and
    /// read after that thread has been joined.
    private final class Loader: @unchecked Sendable {
        let path: String
        var result: Result<TokenizerModel, Failure>

        init(path: String) {
            self.path = path
            result = .failure(Failure(.internal, "the tokenizer did not load"))
        }

        func load() {
            result = Result { () throws(Failure) in try TokenizerModel(path: path) }
        }
    }
}

/// A loaded SentencePiece model.
///
/// Unchecked because it holds a raw handle; safe because encoding does not change the model (the library promises
/// thread-safe `const` calls) and the handle is closed only when nobody holds the object.
package final class TokenizerModel: @unchecked Sendable {
    /// The numbers that the encoder's vocabulary gives its marks.
    package static let unknown: Int32 = 0
    package static let begin: Int32 = 1
    package static let end: Int32 = 2

    package let pieceCount: Int32
    private let handle: OpaquePointer

    package init(path: String) throws(Failure) {
        var reason = [CChar](repeating: 0, count: 256)
        guard let handle = calque_sp_open(path, &reason, reason.count) else {
            throw Failure(
                .badData, "not a SentencePiece model: \(Self.text(reason))", at: .init(file: path),
                advice: "remove the folder and fetch the encoder again")
        }
        self.handle = handle
        pieceCount = calque_sp_piece_count(handle)
    }

    deinit { calque_sp_close(handle) }

    /// Appends begin mark, pieces, end mark. A text without pieces has one unknown piece, as the encoder was trained
    /// on no empty ones; each unknown character counts as one.
    /// - Complexity: linear in the text.
    package func append(_ text: String, to ids: inout [Int32]) throws(Failure) {
        ids.append(Self.begin)
        let first = ids.count
        var text = text
        var failure: Failure?
        text.withUTF8 { bytes in
            // The library takes no null pointer, which an empty buffer may be.
            guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
            // Normalisation may lengthen a text (U+FDFA makes 18 letters), rarely: then once more, with room enough.
            var room = bytes.count + 16
            while true {
                ids.append(contentsOf: repeatElement(0, count: room))
                var count = 0
                var reason = [CChar](repeating: 0, count: 256)
                let done = ids.withUnsafeMutableBufferPointer { ids in
                    start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
                        calque_sp_encode(
                            handle, start, bytes.count, ids.baseAddress.map { $0 + first }, room, &count, &reason,
                            reason.count)
                    }
                }
                guard done else {
                    failure = Failure(.internal, "SentencePiece refused a text: \(Self.text(reason))")
                    return
                }
                ids.removeLast(max(0, room - count))
                if count <= room { return }
                ids.removeLast(room)
                room = count
            }
        }
        if let failure { throw failure }
        if ids.count == first { ids.append(Self.unknown) }
        ids.append(Self.end)
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
