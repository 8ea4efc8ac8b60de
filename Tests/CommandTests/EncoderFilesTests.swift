import Foundation
import TestSupport
import Testing

/// The files of the encoder, and the list of their checksums.
@Suite(.enabled(if: encoderIsInstalled, needsEncoder))
struct EncoderFilesTests {
    private let folder: TemporaryFolder
    private var environment: [String: String] {
        ["CALQUE_ENCODER": folder.path("encoder"), "XDG_CACHE_HOME": folder.path("cache")]
    }

    init() throws {
        folder = try TemporaryFolder()
        let output = try CalqueBinary.run("encoder").output
        let installed = try #require(output.range(of: ": works").map { String(output[..<$0.lowerBound]) })
        expectQuietSuccess(
            try CalqueBinary.shell("mkdir encoder; ln -s \(installed)/* encoder; rm -f encoder/checksums", in: folder))
    }

    private func run(_ words: String) throws -> ChildProcess.Result {
        try CalqueBinary.run(words, in: folder, environment: environment)
    }

    /// The script adds the list to an encoder that an earlier version of it installed. It needs no network for this.
    private func fetch() throws {
        let script = SharedData.packageRoot.appendingPathComponent("scripts/fetch-encoder").path
        let run = try CalqueBinary.shell(script, in: folder, environment: environment)
        #expect(run.status == 0 && run.errors.contains("already there"), "\(run)")
    }

    @Test func damagedFilesAreFoundAndTheirVectorsNotKept() throws {
        #expect(
            try run("encoder").output.hasSuffix("encoder: works, 512 numbers a segment, installed without checksums\n"))
        try fetch()
        #expect(try run("encoder").output.hasSuffix("encoder: works, 512 numbers a segment, as it was installed\n"))
        let damage = """
            cp --remove-destination "$(readlink encoder/d2.npy)" encoder/d2.npy
            head -c 40000 /dev/zero | dd of=encoder/d2.npy bs=1 seek=300000 conv=notrunc status=none
            """
        expectQuietSuccess(try CalqueBinary.shell(damage, in: folder))
        expectFailure(try run("encoder"), 65, saying: "encoder/d2.npy: is not the file that was installed; remove")
        try folder.write("m.tsv", "Oil fell.\tНефть упала.\n".utf8)
        expectQuietSuccess(try run("import m.tmx m.tsv --format tsv --columns en,ru"))
        for words in ["index m.tmx --semantic", "query m.tmx --semantic oil"] {
            expectFailure(try run(words), 65, saying: "encoder/d2.npy: is not the file that was installed; remove")
        }
        #expect(try CalqueBinary.shell("find cache -name '*.vectors'", in: folder).output == "")
    }
}
