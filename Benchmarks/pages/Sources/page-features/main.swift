import CalqueArticles
import CalqueCore
import CalqueIO
import CalqueJSON

// Prints the blocks of pages with their features, as a JSON object a line, for train.py.
//
// Input: a line for each page, its path; after a tab, numbers of blocks to leave out, separated by commas.

func list(_ values: [Float]) -> String {
    "[" + values.map { $0 == $0.rounded() && abs($0) < 1e9 ? String(Int($0)) : String($0) }.joined(separator: ",") + "]"
}

while let line = readLine() {
    let parts = line.split(separator: "\t")
    guard let path = parts.first.map(String.init) else { continue }
    let omitted = parts.count > 1 ? Set(parts[1].split(separator: ",").compactMap { Int($0) }) : []
    let source = try SourceText(WholeFile.read(path, advice: "give a page")).bytes
    let rating = PageRating(reading: source, omitting: omitted)
    var texts: [UInt8] = []
    for text in rating.texts {
        if !texts.isEmpty { texts.append(UInt8(ascii: ",")) }
        JSONWriter.append(text, to: &texts)
    }
    let names = rating.features.names.map { "\"\($0)\"" }.joined(separator: ",")
    let rows = rating.features.rows.map(list).joined(separator: ",")
    print(
        "{\"names\":[\(names)],\"headline\":\(rating.headline ?? -1),\"texts\":["
            + String(decoding: texts, as: UTF8.self) + "],\"rows\":[\(rows)]}")
}
