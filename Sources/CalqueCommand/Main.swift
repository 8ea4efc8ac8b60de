import Core
import Segmentation
import Alignment
import Embedding
import Foundation
@main
struct Main {
    static func main() throws {
        if CommandLine.arguments[1] == "batch" {
            let enc: UniversalSentenceEncoder? = CommandLine.arguments.contains("--no-encoder") ? nil : try UniversalSentenceEncoder(folder: UniversalSentenceEncoder.standardFolder()!)
            let a = Aligner(encoder: enc)
            for l in try! String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8).split(separator: "\n") {
                let f = l.split(separator: "\t").map(String.init)
                func v(_ p: String, _ l: String) -> Version { Version(segments: Segment.lines(of: try! String(contentsOfFile: p, encoding: .utf8)), language: LanguageTag(l)!) }
                let b = try a.align(v(f[0], f[3]), with: v(f[1], f[4]))
                try b.map { "\($0)\n" }.joined().write(toFile: f[2], atomically: false, encoding: .utf8)
            }
            return
        }
        let s = try Segmenter(language: LanguageTag(CommandLine.arguments[1])!)
        var out = ""
        let enc = JSONEncoder()
        while let l = readLine() {
            let r = try s.ranges(in: l)
            let b = Array(l.utf8)
            let segs = r.map { String(decoding: b[$0], as: UTF8.self) }
            out += String(decoding: try enc.encode(segs), as: UTF8.self) + "\n"
        }
        print(out, terminator: "")
    }
}
