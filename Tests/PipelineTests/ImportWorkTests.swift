import TestSupport
import Testing

@testable import CalquePipeline

/// How much of an import is done.
@Suite struct ImportWorkTests {
    @Test func theShareGrowsFromTheFirstReadingToTheLast() throws {
        let folder = try TemporaryFolder()
        try folder.write("new", [UInt8](repeating: 1, count: 1000))
        try folder.write("old.tmx", [UInt8](repeating: 1, count: 8000))
        let alone = ImportWork(of: folder.path("new"), into: folder.path("none.tmx"))
        #expect([0, 0.5, 1].map { alone.share(read: $0, reading: 0) } == [0, 0.5, 1])
        let work = ImportWork(of: folder.path("new"), into: folder.path("old.tmx"))
        let shares = [
            work.share(read: 0.5, reading: 0), work.share(read: 1, reading: 0), work.share(ofPresent: 4000),
            work.share(ofPresent: 8000), work.share(read: 0.5, reading: 1), work.share(read: 1, reading: 1),
        ]
        #expect(shares == [0.05, 0.1, 0.5, 0.9, 0.95, 1])
        let pipe = ImportWork(of: "/dev/stdin", into: folder.path("none.tmx"))
        #expect((0...1).contains(pipe.share(read: 0.5, reading: 0)))
    }
}
