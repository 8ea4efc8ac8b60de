import Core
import Segmentation
import Foundation
@main
struct Main {
    static func main() throws {
        let s = try Segmenter(language: LanguageTag(CommandLine.arguments[1])!)
        var out = ""
        let enc = JSONEncoder()
        while let l = readLine() {
            var c = l
            let r = try s.ranges(in: l)
            let b = Array(l.utf8)
            let segs = r.map { String(decoding: b[$0], as: UTF8.self) }
            out += String(decoding: try enc.encode(segs), as: UTF8.self) + "\n"
        }
        print(out, terminator: "")
    }
}
