/// The places of the sections of a part.
package struct SectionTable: Sendable {
    private let pages: Pages
    private var sections: [UInt64: Range<Int>] = [:]

    /// - Throws: if a section is not within the part.
    package init(_ bytes: PartBytes) throws(CorruptIndex) {
        pages = bytes.pages
        let end = bytes.tableStart + bytes.sectionCount * PartFormat.tableRow
        guard let table = Rows(pages, bytes.tableStart..<end, size: PartFormat.tableRow),
            table.isSound(0..<table.count)
        else { throw CorruptIndex() }
        for row in 0..<table.count {
            guard let start = Int(exactly: table.wide(row, 8)), let count = Int(exactly: table.wide(row, 16)),
                start <= bytes.tableStart, count <= bytes.tableStart - start
            else { throw CorruptIndex() }
            sections[table.wide(row)] = start..<start + count
        }
    }

    /// - Returns: nil if there is no such section.
    package func range(_ section: PartFormat.Section, language: Int) -> Range<Int>? {
        sections[UInt64(section.rawValue) | UInt64(language) << 32]
    }

    /// Returns a section as rows of one size. - Throws: if there is no such section, or it does not consist of such
    /// rows.
    package func rows(_ section: PartFormat.Section, language: Int = 0, size: Int) throws(CorruptIndex) -> Rows {
        guard let range = range(section, language: language), let rows = Rows(pages, range, size: size) else {
            throw CorruptIndex()
        }
        return rows
    }
}
