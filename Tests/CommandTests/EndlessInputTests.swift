import Foundation
import TestSupport
import Testing

/// Inputs without end are refused at a limit. Every process may use 3 GB of address space.
@Suite(.serialized) struct EndlessInputTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.txt", "Oil fell.\n".utf8)
        try folder.write("m.tsv", "Oil fell.\tНефть упала.\n".utf8)
        try folder.write("m.sh", "calque import m.tmx m.tsv --format tsv --columns en,ru".utf8)
        expectQuietSuccess(try CalqueBinary.shell(". ./m.sh", in: folder))
    }

    @Test(arguments: [
        ("segment /dev/zero", "/dev/zero", "64 MiB"), ("segment -", "standard input", "64 MiB"),
        ("align --no-encoder --segmented a.txt -", "standard input", "256 MiB"),
        ("align --no-encoder a.txt /dev/zero", "/dev/zero", "64 MiB"),
        ("align --no-encoder --batch /dev/zero", "/dev/zero", "256 MiB"),
        ("segment --abbreviations /dev/zero a.txt", "/dev/zero", "16 MiB"),
        ("query m.tmx --queries /dev/zero", "/dev/zero", "256 MiB"),
        ("query m.tmx --queries -", "standard input", "256 MiB"),
        ("leverage m.tmx /dev/zero --to ru", "/dev/zero", "64 MiB"),
    ])
    func anInputWithoutEndIsRefused(line: String, name: String, size: String) throws {
        let run = try CalqueBinary.shell(
            "ulimit -v 3000000; yes 'Oil fell again.' 2>/dev/null | calque \(line) > out", in: folder)
        expectFailure(run, 65, saying: "\(name): is longer than the \(size) allowed; ")
        #expect(try folder.read("out") == "")
    }

    private static let mayMount: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        let line = "mkdir t && unshare -m mount -t tmpfs -o size=1m tmpfs t"
        return (try? CalqueBinary.shell(line, in: folder))?.status == 0
    }()

    /// An import from a pipe is kept aside, because it is read twice. It leaves half of the space to others.
    @Test(.enabled(if: Self.mayMount, "nothing may be mounted here"))
    func aPipeWithoutEndDoesNotFillTheDisk() throws {
        let before = try folder.read("m.tmx")
        try folder.write(
            "pipe.sh",
            """
            mount -t tmpfs -o size=8m tmpfs t
            yes "Oil fell.	Нефть упала." 2>/dev/null |
                TMPDIR=$PWD/t calque import m.tmx - --format tsv --columns en,ru
            status=$?
            df --output=used t
            exit $status
            """.utf8)
        let run = try CalqueBinary.shell("mkdir t; unshare -m bash pipe.sh", in: folder)
        expectFailure(run, 74, saying: "standard input: is longer than half of the free space of ", output: nil)
        #expect(run.lines.last?.trimmingCharacters(in: .whitespaces) == "0", "\(run.output)")
        #expect(try folder.read("m.tmx") == before)
    }

    @Test func theFolderForCopiesOfPipesIsNamed() throws {
        let run = try CalqueBinary.shell(
            "cat m.tsv | TMPDIR=/nowhere calque import m.tmx - --format tsv --columns en,ru", in: folder)
        expectFailure(run, 74, saying: "/nowhere: cannot make a temporary file: ")
    }
}
