import CalqueCore
import CalqueEmbedding
import Glibc
import Testing

@Suite struct FolderTests {
    @Test func goesByTheEnvironment() {
        func folder(_ variables: [String: String]) -> String? {
            UniversalSentenceEncoder.standardFolder { variables[$0] }
        }
        #expect(folder(["CALQUE_ENCODER": "/x"]) == "/x")
        #expect(folder(["CALQUE_ENCODER": "", "HOME": "/root"]) == nil)
        #expect(folder([:]) == nil)
        #expect(folder(["HOME": "/nowhere"]) == nil)
        let data = TemporaryFolder()
        mkdir(data.path + "/calque", 0o700)
        mkdir(data.path + "/calque/encoder", 0o700)
        mkdir(data.path + "/calque/encoder/use-multilingual-3", 0o700)
        data.write([0], as: "calque/encoder/use-multilingual-3/sp.model")
        #expect(
            folder(["HOME": "/nowhere", "XDG_DATA_HOME": data.path])
                == data.path + "/calque/encoder/use-multilingual-3")
        unlink(data.path + "/calque/encoder/use-multilingual-3/sp.model")
        rmdir(data.path + "/calque/encoder/use-multilingual-3")
        rmdir(data.path + "/calque/encoder")
        rmdir(data.path + "/calque")
    }

    @Test func saysWhatIsMissing() {
        let failure = #expect(throws: Failure.self) { try UniversalSentenceEncoder(folder: "/nowhere") }
        #expect(failure?.kind == .noInput)
        #expect(failure?.place.file == "/nowhere/sp.model")
        // A folder with only a model is refused.
        let folder = TemporaryFolder()
        let model = folder.write([0], as: "sp.model")
        let damaged = #expect(throws: Failure.self) { try UniversalSentenceEncoder(folder: folder.path) }
        #expect(damaged?.place.file == model)
        folder.write(SmallModel().bytes, as: "sp.model")
        let second = #expect(throws: Failure.self) { try UniversalSentenceEncoder(folder: folder.path) }
        #expect(second?.place.file == folder.path + "/q1.npy")
    }

    @Test(.enabled(if: Installed.folder != nil, "needs the encoder: make encoder"))
    func saysWhichFileIsCutShort() throws {
        let folder = TemporaryFolder()
        let installed = try #require(Installed.folder)
        var names = (1...17).map { "q\($0)" } + ["scale", "lo", "ln_g", "ln_b", "cnn_W", "cnn_b", "eps"]
        names += ["d0", "d1", "d2", "d3", "p1", "p3"]
        for width in [2, 3, 5] {
            names += ["proj", "proj_b", "ln_g", "ln_b"].map { "\($0)\(width)" }
            names += ["w1", "b1", "w2", "b2"].map { "\($0)_\(width)" }
        }
        for name in names.map({ $0 + ".npy" }) + ["sp.model", "sp.model.tables"] {
            symlink(installed + "/" + name, folder.path + "/" + name)
        }
        _ = try UniversalSentenceEncoder(folder: folder.path)
        unlink(folder.path + "/w2_3.npy")
        symlink(installed + "/w1_5.npy", folder.path + "/w2_3.npy")
        let wrong = #expect(throws: Failure.self) { try UniversalSentenceEncoder(folder: folder.path) }
        #expect(wrong?.place.file == folder.path + "/w2_3.npy")
        #expect(wrong?.message == "holds <f4 numbers of shape [1280, 256], not <f4 of [768, 256]")
    }
}
