import CalqueArchives
import CalqueCore
import CalqueIO
import Foundation
import TestSupport
import Testing

/// Reads all bytes of `source`, in parts of that size.
private func bytes(_ source: ByteSource, part: Int = 1000) throws -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: part, alignment: 1)
    defer { buffer.deallocate() }
    var all: [UInt8] = []
    while true {
        let count = try source(buffer)
        if count == 0 { return all }
        all += buffer[..<count]
    }
}

private func source(_ bytes: [UInt8], part: Int = .max) -> ByteSource {
    var rest = bytes[...]
    return { (buffer) throws(Failure) in
        let next = rest.prefix(min(part, buffer.count))
        buffer.copyBytes(from: next)
        rest = rest.dropFirst(next.count)
        return next.count
    }
}

private func refusal(_ body: () throws -> Void) -> Failure? {
    do {
        try body()
        return nil
    } catch { return error as? Failure }
}

private let text = Array(String(repeating: "Rain in the north, wind in the south.\n", count: 5000).utf8)

@Suite struct GunzipTests {
    private func gunzip(_ packed: [UInt8], part: Int = .max, limit: Expansion = Expansion()) throws -> [UInt8] {
        let file = GunzipSource(source(packed, part: part), expansion: limit)
        return try bytes({ (buffer) throws(Failure) in try file.read(into: buffer) })
    }

    @Test(arguments: [1, 7, Int.max])
    func comesBack(part: Int) throws {
        #expect(try gunzip(Packed.gzip(text), part: part) == text)
        #expect(try gunzip(Packed.gzip([]), part: part).isEmpty)
    }

    @Test func membersAreOneFileAndZerosAfterThemNothing() throws {
        let two = try Packed.gzip(text) + Packed.gzip([1, 2, 3])
        #expect(try gunzip(two) == text + [1, 2, 3])
        #expect(try gunzip(two + [0, 0, 0, 0], part: 1) == text + [1, 2, 3])
    }

    @Test func damageIsTold() throws {
        let packed = try Packed.gzip(text)
        #expect(refusal { _ = try gunzip(Array(packed.dropLast(5))) }?.message.contains("cut off") == true)
        #expect(refusal { _ = try gunzip(packed + [1, 2]) }?.message.contains("damaged") == true)
        var wrong = packed
        wrong[packed.count - 6] ^= 1  // the checksum
        #expect(refusal { _ = try gunzip(wrong) }?.kind == .badData)
    }

    @Test func whatGrowsTooMuchIsRefused() throws {
        var limit = Expansion()
        limit.free = 100_000
        limit.ratio = 100
        let zeros = try Packed.gzip([UInt8](repeating: 0, count: 1 << 20))
        #expect(refusal { _ = try gunzip(zeros, limit: limit) }?.message.contains("more than 100 times") == true)
        limit.free = 1 << 21
        #expect(try gunzip(zeros, limit: limit).count == 1 << 20)
    }
}

@Suite struct ZipTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func members(_ path: String, limit: Expansion = Expansion()) throws -> [String: [UInt8]] {
        let archive = try ZipArchive(path: path, expansion: limit)
        var all: [String: [UInt8]] = [:]
        while let member = try archive.next() { all[member.name] = try bytes(archive.open()) }
        return all
    }

    @Test(arguments: [true, false])
    func membersComeBack(deflated: Bool) throws {
        let path = try folder.write(
            "a.zip", Packed.zip([("в/a.tmx", text), ("empty", []), ("b", [1, 2])], deflated: deflated))
        #expect(try members(path) == ["в/a.tmx": text, "empty": [], "b": [1, 2]])
        #expect(try members(folder.write("none.zip", Packed.zip([]))).isEmpty)
    }

    @Test func damageIsTold() throws {
        let good = try Packed.zip([("a", text)])
        let cut = try folder.write("cut.zip", good.dropLast(10))
        #expect(refusal { _ = try members(cut) }?.kind == .badData)
        var wrong = good
        wrong[80] ^= 0xFF
        let path = try folder.write("wrong.zip", wrong)
        #expect(refusal { _ = try members(path) }?.message == "is damaged in the zip file")
        let method = try folder.write("method.zip", Packed.zip([("a", text)], method: 12))
        #expect(refusal { _ = try members(method) }?.message.contains("a method other than deflate") == true)
        let secret = try folder.write("secret.zip", Packed.zip([("a", text)], flags: 1))
        #expect(refusal { _ = try members(secret) }?.message == "is encrypted")
    }

    /// Whatever the bytes are, they are read or refused.
    @Test func damagedArchives() throws {
        let good = try Packed.zip([("a.tmx", Array(text.prefix(400))), ("b", [1, 2])])
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let path = try folder.write("damaged.zip", bytes)
            do { _ = try members(path) } catch { #expect((error as? Failure)?.kind == .badData) }
        }
    }

    /// Members that share their packed bytes count each time (D. Fifield, "A better zip bomb", 2019).
    @Test func allMembersCountAgainstTheSizeOfTheFile() throws {
        var limit = Expansion()
        limit.free = 1 << 20
        limit.ratio = 100
        let zeros = [UInt8](repeating: 0, count: 300_000)
        let path = try folder.write("bomb.zip", Packed.zip((0..<4).map { ("\($0)", zeros) }))
        #expect(refusal { _ = try members(path, limit: limit) }?.message.contains("more than 100 times") == true)
    }

    @Test func howAFileIsPackedIsToldFromItsBytes() throws {
        func kind(_ bytes: [UInt8]) throws -> (String, [UInt8]) {
            switch try PackedFile(path: try folder.write("file", bytes)) {
            case .bytes(let source, let isGzip): (isGzip ? "gzip" : "plain", try ArchivesTests.bytes(source, part: 3))
            case .zip: ("zip", [])
            }
        }
        #expect(try kind(text) == ("plain", text))
        #expect(try kind([]) == ("plain", []))
        #expect(try kind([0x50, 0x4B]) == ("plain", [0x50, 0x4B]))
        #expect(try kind(Packed.gzip(text)) == ("gzip", text))
        #expect(try kind(Packed.zip([])).0 == "zip")
    }
}
