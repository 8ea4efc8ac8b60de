import CalqueCore
import CalqueEmbedding
import Glibc
import TestSupport
import Testing

@Suite struct TokenizerTests {
    let folder = TemporaryFolder()

    func ids(_ text: String, by tokenizer: Tokenizer) -> [Int32] {
        var ids: [Int32] = [7]
        tokenizer.append(text, to: &ids)
        #expect(ids.first == 7, "what was there stays")
        return Array(ids.dropFirst())
    }

    @Test(.enabled(if: Installed.folder != nil, "needs the encoder: make encoder"))
    func agreesWithThePythonPackage() throws {
        let tokenizer = try Installed.encoder.get().tokenizer
        for reference in ReferenceVector.all {
            let ids = ids(reference.text, by: tokenizer)
            #expect(ids.count == reference.count)
            if !reference.ids.isEmpty { #expect(ids == reference.ids, "\(reference.text)") }
        }
    }

    /// Each unknown character is a piece, as in the encoder's package; SentencePiece joins a run of them.
    @Test(.enabled(if: Installed.folder != nil, "needs the encoder: make encoder"))
    func countsEachUnknownCharacter() throws {
        #expect(ids("𓀀𓀁 x 𓀂", by: try Installed.encoder.get().tokenizer) == [1, 6, 0, 0, 257, 6, 0, 2])
    }

    @Test func takesTheBestPieces() throws {
        var model = SmallModel()
        model.pieces += [("a", -3, .normal), ("b", -3, .normal), ("ab", -5, .normal), ("\u{2581}a", -4, .normal)]
        let tokenizer = try Tokenizer(path: folder.write(model.bytes, as: "sp.model"))
        #expect(tokenizer.pieceCount == 8)
        #expect(ids("", by: tokenizer) == [1, 0, 2])
        #expect(ids("  ab  b ", by: tokenizer) == [1, 3, 6, 3, 5, 2])
        #expect(ids("acc", by: tokenizer) == [1, 7, 0, 0, 2])
    }

    @Test func namesAMissingModel() {
        let failure = #expect(throws: Failure.self) { try Tokenizer(path: "/nowhere/sp.model") }
        #expect(failure?.kind == .noInput)
        #expect(failure?.place.file == "/nowhere/sp.model")
    }

    @Test(arguments: [[], [0], Array("not a model".utf8), Array(repeating: 0xFF, count: 1000)] as [[UInt8]])
    func refusesWhatIsNoModel(bytes: [UInt8]) throws {
        let path = folder.write(bytes, as: "sp.model")
        let failure = #expect(throws: Failure.self) { try Tokenizer(path: path) }
        #expect(failure?.kind == .badData)
        #expect(failure?.place.file == path)
    }

    @Test(arguments: [(3, 2), (24, 1), (35, 1)] as [(Int, UInt8)])
    func refusesModelsOfOtherKinds(field: Int, value: UInt8) throws {
        var model = SmallModel()
        model.trainer.append((field, value))
        let path = folder.write(model.bytes, as: "sp.model")
        let failure = #expect(throws: Failure.self) { try Tokenizer(path: path) }
        #expect(failure?.kind == .badData && failure?.message.contains("model") == true)
    }

    @Test func refusesAPieceThatIsThereTwice() {
        var model = SmallModel()
        model.pieces += [("ab", -3, .normal), ("ab", -4, .normal)]
        let path = folder.write(model.bytes, as: "sp.model")
        let failure = #expect(throws: Failure.self) { try Tokenizer(path: path) }
        #expect(failure?.message == "it contains a piece twice: ab")
    }

    /// A damaged model is refused, or gives ids of its pieces.
    @Test func survivesDamagedModels() throws {
        var model = SmallModel()
        model.pieces += [("ab", -3, .normal), ("c", -4, .userDefined)]
        var random = SeededGenerator(seed: 3)
        for number in 0..<150 {
            var bytes = model.bytes
            if number.isMultiple(of: 2) {
                bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
            } else {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let path = folder.write(bytes, as: "sp.model")
            // A folder at the place of the tables prevents writing them, which would take time.
            mkdir(path + ".tables", 0o700)
            do throws(Failure) {
                let tokenizer = try Tokenizer(path: path)
                #expect(ids("abc abd", by: tokenizer).allSatisfy { $0 >= 0 && $0 < max(tokenizer.pieceCount, 3) })
            } catch { #expect(error.kind == .badData, "\(error)") }
        }
        rmdir(folder.path + "/sp.model.tables")
    }
}
