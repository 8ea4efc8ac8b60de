import CalqueCore
import CalqueIO

/// The checksums of the files of an encoder.
///
/// `scripts/fetch-encoder` writes the list `checksums` into the folder: a line for each file with the checksum (XXH3, 16
/// hexadecimal digits), two spaces and the name.
struct EncoderChecksums {
    static let list = "checksums"
    static let advice = "remove the folder and fetch the encoder again: 'make encoder'"

    /// By the name of the file.
    let sums: [String: UInt64]

    /// The digits that stand for all files together.
    var digits: String {
        var bytes: [UInt8] = []
        for (name, sum) in sums.sorted(by: { $0.key < $1.key }) { bytes += Array("\(name) \(sum)\n".utf8) }
        return String(bytes.withUnsafeBytes { Checksum.of($0) }, radix: 16)
    }

    /// Compares the files with the list in their folder.
    ///
    /// - Returns: whether there is a list.
    /// - Throws: `Failure(.badData)` for a file that differs and for a damaged list, `.noInput` for a file that is missing.
    func check(in folder: String) throws(Failure) -> Bool {
        let path = "\(folder)/\(Self.list)"
        guard (try? FileStatus(of: path))?.kind == .file else { return false }
        let text = String(decoding: try WholeFile.read(path, limit: 1 << 20), as: UTF8.self)
        for (number, line) in text.split(separator: "\n").enumerated() {
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            guard words.count == 2, words[0].count == 16, let listed = UInt64(words[0], radix: 16),
                !words[1].contains("/")
            else {
                throw Failure(
                    .badData, "not a checksum and a name", at: .init(file: path, line: number + 1),
                    advice: Self.advice)
            }
            let file = "\(folder)/\(words[1])"
            let sum = if let known = sums[String(words[1])] { known } else { try Self.sum(of: file) }
            guard sum == listed else {
                throw Failure(
                    .badData, "is not the file that was installed", at: .init(file: file), advice: Self.advice)
            }
        }
        return true
    }

    private static func sum(of path: String) throws(Failure) -> UInt64 {
        let bytes = try WholeFile.read(path)
        return bytes.withUnsafeBytes { Checksum.of($0) }
    }
}
