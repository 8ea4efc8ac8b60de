import Calque
import CalqueCommandLine
import CalqueOutputs

/// Writes an alignment to files, and what a form cannot say to the user.
struct AlignmentFiles {
    let article: AlignedArticle
    let units: UnitMaker

    /// A file that is to be written.
    typealias Content = (path: String, bytes: [UInt8])

    /// - Parameter path: the file, or what the names of several begin with.
    /// - Throws: `Failure` with the file; of one file, and of several until the first stands, nothing has changed then.
    func write(_ layout: AlignmentLayout, to path: String) throws {
        try Self.replace(try contents(layout, at: path))
    }

    /// Writes all before the first takes its place.
    static func replace(_ contents: [Content]) throws {
        for folder in try place(contents) { try AtomicFile.flush(folder: folder) }
    }

    /// What is to be written.
    func contents(_ layout: AlignmentLayout, at path: String) throws -> [Content] {
        switch layout {
        case .moses:
            let bitext = try Moses(article)
            return zip(bitext.suffixes, bitext.columns).map { suffix, lines in
                (path + "." + suffix, Array(lines.lazy.flatMap { ($0 + "\n").utf8 }))
            }
        case .intertext:
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return try InterText(article, name: name).files.map { (path + $0.suffix, $0.bytes) }
        case .text, .json, .tsv, .beads, .tmx, .ladder:
            var bytes: [UInt8] = []
            try AlignmentPage(article).write(layout, units: units) { bytes += Array($0.utf8) }
            return [(path, bytes)]
        }
    }

    /// Puts files in their places, all written before the first takes its own.
    ///
    /// - Returns: the folders that are yet to be flushed before the files are sure to stay.
    static func place(_ contents: [Content]) throws(Failure) -> Set<String> {
        var files: [AtomicFile] = []
        for content in contents {
            let file = try AtomicFile(replacing: content.path)
            try file.write(content.bytes)
            files.append(file)
        }
        for file in files { try file.commitBeforeFlush() }
        return Set(files.map(\.folder))
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
