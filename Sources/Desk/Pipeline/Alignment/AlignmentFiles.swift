import CalqueAlignment
package import CalqueCore
import CalqueIO
package import CalqueOutputs

/// The files that an alignment is written to, and the notes on what a form cannot hold.
package struct AlignmentFiles {
    let article: AlignedArticle
    let units: UnitMaker

    package init(article: AlignedArticle, units: UnitMaker) {
        self.article = article
        self.units = units
    }

    /// A file and the bytes to be written to it.
    package typealias Content = (path: String, bytes: [UInt8])

    /// Writes the alignment.
    ///
    /// - Parameters:
    ///   - path: the file, or the prefix of several files.
    ///   - inputs: the articles, which are not replaced.
    /// - Throws: `Failure` with the file. Nothing has changed then, unless the first of several files was in place.
    package func write(_ layout: AlignmentLayout, to path: String, reading inputs: [String]) throws(Failure) {
        let contents = try contents(layout, at: path)
        for content in contents { try OutputPlace.check(content.path, reading: inputs) }
        try Self.replace(contents)
    }

    /// Writes all files before the first takes its place, and flushes their folders.
    package static func replace(_ contents: [Content]) throws(Failure) {
        for folder in try place(contents) { try AtomicFile.flush(folder: folder) }
    }

    /// The files of a form.
    ///
    /// - Parameter path: the file, or the prefix of several files.
    package func contents(_ layout: AlignmentLayout, at path: String) throws(Failure) -> [Content] {
        switch layout {
        case .moses:
            let bitext = try Moses(article)
            return zip(bitext.suffixes, bitext.columns).map { suffix, lines in
                (path + "." + suffix, Array(lines.lazy.flatMap { ($0 + "\n").utf8 }))
            }
        case .intertext:
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return try InterText(article, name: name).files.map { (path + $0.suffix, $0.bytes) }
        case .text, .json, .tsv, .beads, .tmx, .xliff, .ladder:
            var bytes: [UInt8] = []
            try article.write(layout, units: units) { bytes += Array($0.utf8) }
            return [(path, bytes)]
        }
    }

    /// Puts files in place. All are written before the first takes its place.
    ///
    /// - Returns: the folders that must be flushed before the files are sure to last.
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

    /// The notes on text that the outputs leave out.
    ///
    /// - Parameters:
    ///   - layout: the form that is written, if any.
    ///   - isKept: whether a memory gets the units.
    package func notes(on layout: AlignmentLayout?, isKept: Bool) throws(Failure) -> [String] {
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
                notes.append("a ladder cannot hold beads that moved; these are omissions in it: " + list(moved))
            }
        case .xliff:
            let count = article.beads.count { $0.spans[0].isEmpty }
            if count > 0 { notes.append("\(count) beads without text in the first language are not in the xliff") }
        case .moses:
            let moved = try Moses(article).moved
            if !moved.isEmpty { notes.append("these lines are of beads that moved: " + list(moved.map(String.init))) }
        default: break
        }
        return notes
    }

    /// The words, or the first of a long list.
    private func list(_ words: [String]) -> String {
        words.prefix(20).joined(separator: " ") + (words.count > 20 ? " … (\(words.count))" : "")
    }
}
