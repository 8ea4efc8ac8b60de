import CalqueCore
import CalqueIO

/// What a file of an archive is, by its content.
enum ArchiveKind {
    /// JSON Lines: each line is an object.
    case json
    /// Each line is the path of a file.
    case paths([String])
    /// An article, or a package of articles.
    case article

    /// - Throws: `Failure(.noInput)` if the file cannot be opened.
    init(of path: String) throws(Failure) {
        let input = try InputLines(path, limit: ArchiveReader.longest)
        guard let first = try? input.next() else {
            self = .article
            return
        }
        let start = first.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        if start.first == UInt8(ascii: "{") {
            // An object of several lines is an article, such as ninjs.
            let end = first.last { $0 != 0x20 && $0 != 0x09 }
            self = end == UInt8(ascii: "}") && Self.hasText(first) ? .json : .article
            return
        }
        let isFile = { (line: [UInt8]) -> Bool in
            line.count < 4096 && (try? FileStatus(of: String(decoding: line, as: UTF8.self)))?.kind == .file
        }
        guard isFile(first) else {
            self = .article
            return
        }
        var paths = [String(decoding: first, as: UTF8.self)]
        while let line = try input.next() {
            if line.isEmpty { continue }
            // A path that is wrong is reported when it is read.
            paths.append(String(decoding: line, as: UTF8.self))
        }
        self = .paths(paths)
    }

    /// Whether a line has the members of a story, and not those of another format.
    private static func hasText(_ line: [UInt8]) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        return text.contains("\"id\"") && (text.contains("\"text\"") || text.contains("\"html\""))
    }
}
