import CalqueCore
import CalqueEmbedding
import Testing

@Suite struct NPYFileTests {
    let folder = TemporaryFolder()

    /// A file as NumPy writes it, version 1.
    func npy(_ dictionary: String, data: [UInt8], version: UInt8 = 1) -> [UInt8] {
        let preamble = version == 1 ? 10 : 12
        let text = Array(dictionary.utf8)
        let padding = 64 - (preamble + text.count + 1) % 64
        let header = text + repeatElement(UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
        for index in 0..<(version == 1 ? 2 : 4) { bytes.append(UInt8(header.count >> (8 * index) & 255)) }
        return bytes + header + data
    }

    func floats(_ values: [Float]) -> [UInt8] { values.flatMap { value in withUnsafeBytes(of: value) { Array($0) } } }

    func open(_ bytes: [UInt8]) throws(Failure) -> NPYFile {
        try NPYFile(path: folder.write(bytes, as: "a.npy"))
    }

    @Test(arguments: [1, 2, 3] as [UInt8])
    func reads(version: UInt8) throws {
        let dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
        let file = try open(npy(dictionary, data: floats([1, 2, 3, 4, 5, 6]), version: version))
        #expect(Array(try file.floats(shape: [2, 3])) == [1, 2, 3, 4, 5, 6])
        #expect(throws: Failure.self) { try file.floats(shape: [3, 2]) }
        #expect(throws: Failure.self) { try file.bytes(shape: [2, 3]) }
    }

    @Test func readsALoneNumber() throws {
        let bytes = withUnsafeBytes(of: 0.5) { Array($0) }
        #expect(try open(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", data: bytes)).double() == 0.5)
    }

    @Test(arguments: [
        ("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", "column-major"),
        ("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "unsupported type"),
        ("{'descr': '<f2', 'fortran_order': False, 'shape': (1,), }", "unsupported type"),
        ("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "unsupported type"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "cut short"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904,), }", "cut short"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 3), }", "impossible"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", "header"),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': 1, }", "header"),
        ("{'descr': '<f4', 'shape': (1,), }", "header"),
        ("", "header"),
    ])
    func refuses(dictionary: String, reason: String) {
        let failure = #expect(throws: Failure.self) { try open(npy(dictionary, data: floats([1]))) }
        #expect(failure?.kind == .badData)
        #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "")")
        #expect(failure?.place.file == folder.path + "/a.npy")
    }

    @Test func refusesEveryPrefixOfAFile() {
        let whole = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", data: floats([1, 2]))
        for length in 0..<whole.count {
            #expect(throws: Failure.self) { try open(Array(whole.prefix(length))) }
        }
    }

    @Test func survivesEveryChangedByte() throws {
        let whole = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", data: floats([1, 2]))
        for at in whole.indices {
            for value in [0, 0x27, 0x39, 0xFF] as [UInt8] {
                var bytes = whole
                bytes[at] = value
                // The file is read or refused, without a trap.
                _ = try? open(bytes).floats(shape: [2])
            }
        }
    }

    @Test func namesAMissingFile() {
        let failure = #expect(throws: Failure.self) { try NPYFile(path: "/nowhere/a.npy") }
        #expect(failure?.kind == .noInput)
        #expect(throws: Failure.self) { try NPYFile(path: "/tmp") }
    }
}
