import Core
import Embedding
import Testing

@Suite struct TokenizerTests {
    func ids(_ text: String) throws -> [Int32] {
        var ids: [Int32] = [7]
        try Installed.encoder.get().tokenizer.model().append(text, to: &ids)
        #expect(ids.first == 7, "what was there stays")
        return Array(ids.dropFirst())
    }

    @Test(.enabled(if: Installed.folder != nil, "needs the encoder: make encoder"))
    func agreesWithThePythonPackage() throws {
        for reference in ReferenceVector.all {
            let ids = try ids(reference.text)
            #expect(ids.count == reference.count)
            if !reference.ids.isEmpty { #expect(ids == reference.ids, "\(reference.text)") }
        }
    }

    /// As the encoder's package counts them; the library itself gives a run as one.
    @Test(.enabled(if: Installed.folder != nil, "needs the encoder: make encoder"))
    func countsEachUnknownCharacter() throws {
        #expect(try ids("𓀀𓀁 x 𓀂") == [1, 6, 0, 0, 257, 6, 0, 2])
    }

    @Test func namesAMissingModel() {
        let failure = #expect(throws: Failure.self) { try Tokenizer(path: "/nowhere/sp.model") }
        #expect(failure?.kind == .noInput)
    }

    @Test(arguments: [[], [0], Array("not a model".utf8), Array(repeating: 0xFF, count: 1000)] as [[UInt8]])
    func refusesWhatIsNoModel(bytes: [UInt8]) throws {
        let folder = TemporaryFolder()
        let tokenizer = try Tokenizer(path: folder.write(bytes, as: "sp.model"))
        // The thread has ended by the second time; the failure must still be there.
        for _ in 0..<2 {
            let failure = #expect(throws: Failure.self) { try tokenizer.model() }
            #expect(failure?.kind == .badData)
            #expect(failure?.place.file == folder.path + "/sp.model")
        }
    }

    @Test func mayBeDroppedWhileItLoads() throws {
        let folder = TemporaryFolder()
        _ = try Tokenizer(path: folder.write([0], as: "sp.model"))
    }
}
