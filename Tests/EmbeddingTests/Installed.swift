import CalqueEmbedding
import Glibc

/// The installed tools that tests use.
enum Installed {
    /// The folder of the encoder, if it is installed.
    static let folder: String? = UniversalSentenceEncoder.standardFolder().flatMap {
        access($0 + "/sp.model", R_OK) == 0 ? $0 : nil
    }
    static let advice = "needs the encoder: make encoder"

    /// The repository's root.
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    /// A Python with the encoder's package, installed by `Benchmarks/encoder/run`.
    static let python: String? = {
        let path = root + "/Benchmarks/encoder/.build/venv/bin/python3"
        return folder != nil && access(path, X_OK) == 0 ? path : nil
    }()

    /// The encoder that all tests share.
    static let encoder: Result<UniversalSentenceEncoder, any Error> = Result {
        try UniversalSentenceEncoder(folder: folder ?? "")
    }
}

/// A folder that is removed with its files when the object goes.
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/calque-embedding-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? ""
    }

    deinit {
        guard !path.isEmpty, let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            unlink(path + "/" + name)
        }
        closedir(folder)
        rmdir(path)
    }

    @discardableResult
    func write(_ bytes: [UInt8], as name: String) -> String {
        let file = path + "/" + name
        if let stream = fopen(file, "w") {
            fwrite(bytes, 1, bytes.count, stream)
            fclose(stream)
        }
        return file
    }
}
