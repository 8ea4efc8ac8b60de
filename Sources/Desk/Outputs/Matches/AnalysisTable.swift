package import CalqueCommandLine
package import CalqueCore
package import CalqueLeverage

/// The analyses of files and of all files together, as text, CSV and JSON.
package struct AnalysisTable {
    /// The files in the order in which they were given.
    package var files: [(name: String, analysis: Analysis)] = []

    package init() {}

    private var total: Analysis { files.reduce(into: Analysis()) { $0 += $1.analysis } }

    private static let heads = ["segments", "words", "characters", "%"]

    /// - Parameter line: takes a line without its end.
    package func text(_ style: Style, width: Int, to line: (String) throws(Failure) -> Void) throws(Failure) {
        let all = total
        var blocks = files
        if files.count > 1 { blocks.append(("all \(files.count) files", all)) }
        let widths = Self.heads.enumerated().map { index, head in
            max(Self.cells(all.total, of: all, nil)[index].count, head.count)
        }
        let label = MatchBand.allCases.map(\.name.count).max() ?? 0
        for (index, block) in blocks.enumerated() {
            if index > 0 { try line("") }
            for part in DisplayWidth.wrap(block.name, to: width) { try line(style(part, .bold)) }
            // A narrow terminal shows fewer columns. Words matter most.
            let columns =
                [[0, 1, 2, 3], [0, 1, 3], [1, 3]].first { columns in
                    label + columns.reduce(0) { $0 + widths[$1] + 2 } <= width
                } ?? [1]
            func row(_ name: String, _ cells: [String]) -> String {
                DisplayWidth.pad(name, to: label)
                    + columns.map { "  " + String(repeating: " ", count: widths[$0] - cells[$0].count) + cells[$0] }
                    .joined()
            }
            try line(style(row("", Self.heads), .dim))
            for band in MatchBand.allCases {
                try line(row(band.name, Self.cells(block.analysis[band], of: block.analysis, band)))
            }
            try line(style(row("total", Self.cells(block.analysis.total, of: block.analysis, nil)), .bold))
        }
    }

    private static func cells(_ count: Analysis.Count, of analysis: Analysis, _ band: MatchBand?) -> [String] {
        [
            "\(count.segments)", "\(count.words)", "\(count.characters)",
            percent(band.map(analysis.permille) ?? (analysis.total.words > 0 ? 1000 : 0)),
        ]
    }

    private static func percent(_ permille: Int) -> String { "\(permille / 10).\(permille % 10)" }

    private var rows: [(name: String?, band: MatchBand, analysis: Analysis)] {
        let all: [(name: String?, analysis: Analysis)] = files.map { ($0.name, $0.analysis) } + [(nil, total)]
        return all.flatMap { one in MatchBand.allCases.map { (one.name, $0, one.analysis) } }
    }

    /// Writes a table (RFC 4180) with a row for each file and band, then the rows of all files, whose name is empty.
    package func csv(to write: (String) throws(Failure) -> Void) throws(Failure) {
        try write("file,band,segments,words,characters,percent\r\n")
        for row in rows {
            let cells = Self.cells(row.analysis[row.band], of: row.analysis, row.band)
            let name = row.name ?? ""
            let quoted =
                name.contains { ",\"\r\n".contains($0) } ? "\"" + name.replacing("\"", with: "\"\"") + "\"" : name
            try write(([quoted, row.band.name] + cells).joined(separator: ",") + "\r\n")
        }
    }

    private struct Record: Encodable {
        /// Absent in the objects of all files.
        let file: String?
        let band: String
        let segments: Int
        let words: Int
        let characters: Int
        let percent: Double
    }

    /// Writes an object for each file and band, then those of all files.
    ///
    /// - Parameter line: takes a line without its end.
    package func json(to line: (String) throws(Failure) -> Void) throws(Failure) {
        for row in rows {
            let count = row.analysis[row.band]
            try line(
                JSONLine.text(
                    Record(
                        file: row.name, band: row.band.name, segments: count.segments, words: count.words,
                        characters: count.characters, percent: Double(row.analysis.permille(row.band)) / 10)))
        }
    }
}
