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
}
