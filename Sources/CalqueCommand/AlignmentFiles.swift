import Calque
import CommandLineKit
import Outputs

/// Writes an alignment to files, and what a form cannot say to the user.
struct AlignmentFiles {
    let article: AlignedArticle
    let units: UnitMaker

    /// - Parameter path: the file, or what the names of several begin with.
    /// - Throws: `Failure` with the file; of one file, and of several until the first stands, nothing has changed then.
    func write(_ layout: AlignmentLayout, to path: String) throws {
        switch layout {
        case .moses:
            let bitext = try Moses(article)
            try Self.replace(
                zip(bitext.suffixes, bitext.columns).map { suffix, lines in
                    (path + "." + suffix, Array(lines.lazy.flatMap { ($0 + "\n").utf8 }))
                })
        case .intertext:
            let name = path.split(separator: "/").last.map(String.init) ?? path
            try Self.replace(try InterText(article, name: name).files.map { (path + $0.suffix, $0.bytes) })
        case .text, .json, .tsv, .beads, .tmx, .ladder:
            var bytes: [UInt8] = []
            try AlignmentPage(article).write(layout, units: units) { bytes += Array($0.utf8) }
            try Self.replace([(path, bytes)])
        }
    }

    /// Writes all before the first takes its place.
    static func replace(_ contents: [(path: String, bytes: [UInt8])]) throws {
        let files = try contents.map { content in
            let file = try AtomicFile(replacing: content.path)
            try content.bytes.withUnsafeBytes { try file.write($0) }
            return file
        }
        for file in files { try file.commit() }
    }

    /// What the user should know of a form besides what it holds.
    ///
    /// - Parameters:
    ///   - layout: the form that is written, if any.
    ///   - isKept: a memory gets the units.
    func notes(on layout: AlignmentLayout?, isKept: Bool) throws -> [String] {
        var notes: [String] = []
        if article.reviewCount > 0, let least = article.leastConfidence {
            let without = [layout.flatMap { $0.leavesReviewOut ? "the \($0)" : nil }, isKept ? "the memory" : nil]
            let left = without.compactMap(\.self).joined(separator: " and ")
            let (noun, verb) = article.reviewCount == 1 ? ("bead", "is") : ("beads", "are")
            notes.append(
                "\(article.reviewCount) linked \(noun) below \(least) \(verb) for review"
                    + (left.isEmpty ? "" : " and left out of \(left)"))
        }
        switch layout {
        case .ladder:
            let moved = try Ladder(article).moved
            if !moved.isEmpty {
                notes.append("a ladder cannot cross itself: these moved and are omissions in it: " + list(moved))
            }
        case .moses:
            let moved = try Moses(article).moved
            if !moved.isEmpty { notes.append("moved are the lines " + list(moved.map(String.init))) }
        default: break
        }
        return notes
    }

    /// Of a long list the start.
    private func list(_ words: [String]) -> String {
        words.prefix(20).joined(separator: " ") + (words.count > 20 ? " … (\(words.count))" : "")
    }
}
