import CalqueCore
import CalqueEmbedding
import CalqueIO
import Glibc
import Testing

/// Weights that are not those that were installed.
@Suite(.enabled(if: Installed.folder != nil, "needs the encoder: make encoder"))
struct DamagedWeightsTests {
    private let folder = TemporaryFolder()
    private let installed: String

    /// A folder with links to the installed files, which tests replace.
    init() throws {
        installed = try #require(Installed.folder)
        for case let name? in try FileSystem.names(in: installed) where !name.hasPrefix(".") && name != "checksums" {
            symlink(installed + "/" + name, folder.path + "/" + name)
        }
    }

    private func bytes(_ name: String) throws -> [UInt8] { try WholeFile.read(installed + "/" + name) }

    private func damage(_ name: String, _ change: (inout [UInt8]) -> Void) throws {
        var copy = try bytes(name)
        change(&copy)
        unlink(folder.path + "/" + name)
        folder.write(copy, as: name)
    }

    private func restore(_ name: String) {
        unlink(folder.path + "/" + name)
        symlink(installed + "/" + name, folder.path + "/" + name)
    }

    private func put(_ number: Float, _ bytes: inout [UInt8], at place: Int) {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.replaceSubrange(place..<place + 4, with: $0) }
    }

    private func identity() throws -> String { try UniversalSentenceEncoder(folder: folder.path).identity }

    /// Vectors are kept under the identity.
    @Test func everyFileIsInTheIdentity() throws {
        let sound = try identity()
        #expect(try identity() == sound)
        var seen: Set<String> = [sound]
        // A number that stays finite.
        for name in ["d2.npy", "b1_5.npy", "ln_b3.npy", "cnn_W.npy", "q17.npy", "q1.npy", "scale.npy"] {
            try damage(name) { $0[$0.count - 4] ^= 1 }
            seen.insert(try identity())
            restore(name)
        }
        #expect(seen.count == 8)
        #expect(try identity() == sound)
    }

    @Test(arguments: ["d2.npy", "ln_b.npy", "lo.npy", "proj_b2.npy", "w2_5.npy"])
    func numbersThatAreNotFiniteAreRefused(name: String) throws {
        for number in [Float.nan, .infinity, -.infinity] {
            try damage(name) { put(number, &$0, at: $0.count - 4) }
            let failure = #expect(throws: Failure.self) { try UniversalSentenceEncoder(folder: folder.path) }
            #expect(failure?.kind == .badData && failure?.place.file == folder.path + "/" + name)
            #expect(failure?.message == "has a number that is not finite")
        }
    }

    /// Finite weights may still overflow.
    @Test func vectorsThatAreNotFiniteAreRefused() throws {
        try damage("cnn_W.npy") { for place in stride(from: 256, to: $0.count, by: 4) { put(3e38, &$0, at: place) } }
        let encoder = try UniversalSentenceEncoder(folder: folder.path, arithmetic: .single)
        let failure = #expect(throws: Failure.self) { try encoder.encode(["The water of the river is shared."]) }
        #expect(failure?.kind == .badData && failure?.message.contains("damaged") == true)
    }

    @Test func filesAreComparedWithTheList() throws {
        #expect(try !UniversalSentenceEncoder(folder: folder.path).verify(), "there is no list")
        folder.write(try WholeFile.read(Installed.root + "/scripts/encoder-checksums"), as: "checksums")
        #expect(try UniversalSentenceEncoder(folder: folder.path).verify(), "the list is that of the package")
        for name in ["d2.npy", "q9.npy", "bits.npy"] {
            try damage(name) { $0[$0.count - 4] ^= 1 }
            let failure = #expect(throws: Failure.self) {
                try UniversalSentenceEncoder(folder: folder.path).verify()
            }
            #expect(failure?.kind == .badData && failure?.place.file == folder.path + "/" + name)
            #expect(failure?.message == "is not the file that was installed")
            restore(name)
        }
        for line in ["d2.npy\n", "zzzzzzzzzzzzzzzz  d2.npy\n", "0123456789abcdef  ../d2.npy\n"] {
            folder.write(Array(line.utf8), as: "checksums")
            let failure = #expect(throws: Failure.self) {
                try UniversalSentenceEncoder(folder: folder.path).verify()
            }
            #expect(failure?.place.line == 1, "\(line)")
        }
    }

    /// Every file of the installed encoder is in the list.
    @Test func theListIsComplete() throws {
        let text = String(decoding: try WholeFile.read(Installed.root + "/scripts/encoder-checksums"), as: UTF8.self)
        let listed = Set(text.split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) })
        let others: Set = [".", "..", "LICENSE", "checksums", "sp.model.tables"]
        #expect(try Set(FileSystem.names(in: installed).compactMap(\.self)).subtracting(others) == listed)
    }
}
