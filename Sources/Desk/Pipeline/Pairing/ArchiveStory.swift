package import CalqueAlignment
import CalqueCore
package import CalquePairing
import CalqueSegmentation
package import CalqueUnits

/// A story as an archive has it.
package struct ArchiveStory: Sendable {
    package let story: Story
    /// The whole document, with boilerplate of the page.
    package let document: Document
    /// The date by the story's own fields, its dateline, or its path.
    package let date: UnitDate?
    /// The path of the file; nil for one of several stories in a file.
    package let path: String?

    init(id: String, _ document: Document, date: UnitDate?, path: String?) throws(Failure) {
        story = try Story(
            id: id, document: WithoutBoilerplate(document).document,
            day: date.map { Int($0.seconds.quotientAndRemainder(dividingBy: 86_400).quotient) })
        (self.document, self.date, self.path) = (document, date, path)
    }

    /// Whether there is anything to compare.
    var hasText: Bool {
        story.document.segments.contains { $0.text.unicodeScalars.contains { $0.properties.isAlphabetic } }
    }
}

/// The date in a path of an archive: `2026/11/29/name.txt`, `2026-11-29.name.txt` or `20261129-name.txt`.
enum PathDate {
    /// Returns the last date in a path; nil if it has none.
    static func of(_ path: String) -> UnitDate? {
        var found: UnitDate?
        // The runs of digits.
        let parts = path.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.map {
            String(Substring($0))
        }
        for (number, part) in parts.enumerated() {
            var text: String?
            if part.utf8.count == 8 {
                text = "\(part.prefix(4))-\(part.dropFirst(4).prefix(2))-\(part.suffix(2))"
            } else if part.utf8.count == 4, number + 2 < parts.count, parts[number + 1].utf8.count == 2,
                parts[number + 2].utf8.count == 2
            {
                text = "\(part)-\(parts[number + 1])-\(parts[number + 2])"
            }
            guard let text, let year = Int(text.prefix(4)), (1900...2200).contains(year), let date = UnitDate(text),
                date.day == text
            else { continue }
            found = date
        }
        return found
    }
}
