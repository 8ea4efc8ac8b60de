import CalqueCore
import CalqueEmbedding
import Foundation
import TestSupport
import Testing

/// The file of tables beside the model.
@Suite struct TokenizerTablesTests {
    let folder = TemporaryFolder()
    let model: String
    var tables: String { model + ".tables" }

    init() {
        var small = SmallModel()
        small.pieces += [("a", -3, .normal), ("b", -3, .normal), ("ab", -5, .normal), ("xyz", 0, .userDefined)]
        model = folder.write(small.bytes, as: "sp.model")
    }

    func ids(_ text: String) throws -> [Int32] {
        var ids: [Int32] = []
        try Tokenizer(path: model).append(text, to: &ids)
        return ids
    }

    func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: tables))) }

    @Test func areMadeOnceAndRead() throws {
        #expect(access(tables, F_OK) != 0)
        #expect(try ids("ab xyz") == [1, 3, 6, 3, 7, 2])
        let made = try bytes()
        // A new file with the same bytes would have another inode.
        var (first, second) = (stat(), stat())
        stat(tables, &first)
        #expect(try ids("ab xyz") == [1, 3, 6, 3, 7, 2])
        stat(tables, &second)
        #expect(first.st_ino == second.st_ino && first.st_mtim.tv_nsec == second.st_mtim.tv_nsec)
        #expect(try bytes() == made)
    }

    @Test func areMadeAnewWhereDamaged() throws {
        _ = try ids("")
        let made = try bytes()
        var random = SeededGenerator(seed: 1)
        for number in 0..<24 {
            var damaged = made
            if number < 4 {
                damaged.removeLast([1, 256, made.count - 20, made.count][number])
            } else {
                // Half of the changes are in the header.
                let at = Int.random(in: number < 14 ? 0..<88 : 88..<made.count, using: &random)
                damaged[at] ^= UInt8.random(in: 1...255, using: &random)
            }
            folder.write(damaged, as: "sp.model.tables")
            #expect(try ids("ab xyz") == [1, 3, 6, 3, 7, 2])
            #expect(try bytes() == made, "damage \(number)")
        }
    }

    @Test func areMadeAnewForAnotherModel() throws {
        _ = try ids("")
        var other = SmallModel()
        // The new model has the same size.
        other.pieces += [("a", -3, .normal), ("b", -3, .normal), ("ab", -9, .normal), ("xyz", 0, .userDefined)]
        folder.write(other.bytes, as: "sp.model")
        #expect(try ids("ab xyz") == [1, 3, 4, 5, 3, 7, 2])
    }

    @Test func areNotNeededWhereTheyCannotBeWritten() throws {
        mkdir(tables, 0o700)
        #expect(try ids("ab xyz") == [1, 3, 6, 3, 7, 2])
        rmdir(tables)
    }
}
