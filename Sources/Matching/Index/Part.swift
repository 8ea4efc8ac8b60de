import Core

/// A part of an index: the units of some files, ready to be searched.
final class Part: Sendable {
    /// What a unit says beside its texts.
    struct Meta {
        var stamp: Int64
        var tuid: String?
        var document: String?
        var date: String?
        var confidence: String?
    }

    let header: PartHeader
    let bytes: PartBytes
    private let sections: [UInt64: Range<Int>]
    private let unitVariants: Rows
    private let unitMetas: Rows
    private let metas: Rows
    private let stringEnds: Rows
    private let strings: Rows
    private let variants: Rows

    /// - Throws: when the bytes are no sound part; what is large is checked when it is used.
    init(_ bytes: PartBytes) throws(Damage) {
        let pages = bytes.pages
        let end = bytes.tableStart + bytes.sectionCount * PartFormat.tableRow
        guard let table = Rows(pages, bytes.tableStart..<end, size: PartFormat.tableRow),
            table.isSound(0..<table.count)
        else { throw Damage() }
        var sections: [UInt64: Range<Int>] = [:]
        for row in 0..<table.count {
            guard let start = Int(exactly: table.wide(row, 8)), let count = Int(exactly: table.wide(row, 16)),
                start <= bytes.tableStart, count <= bytes.tableStart - start
            else { throw Damage() }
            sections[table.wide(row)] = start..<start + count
        }
        func rows(_ section: PartFormat.Section, _ size: Int) throws(Damage) -> Rows {
            guard let range = sections[UInt64(section.rawValue)], let rows = Rows(pages, range, size: size) else {
                throw Damage()
            }
            return rows
        }
        let head = try rows(.header, 1)
        unitVariants = try rows(.unitVariants, 4)
        unitMetas = try rows(.unitMetas, 4)
        metas = try rows(.metas, PartFormat.meta)
        stringEnds = try rows(.stringEnds, 8)
        strings = try rows(.strings, 1)
        variants = try rows(.variants, PartFormat.variant)
        guard head.isSound(0..<head.count), let header = PartHeader(head.raw(0..<head.count)),
            unitVariants.count == header.unitCount + 1, unitMetas.count == header.unitCount
        else { throw Damage() }
        self.header = header
        self.sections = sections
        self.bytes = bytes
    }

    var variantCount: Int { variants.count }

    func language(_ number: Int) throws(Damage) -> LanguageIndex {
        try LanguageIndex(bytes.pages) { sections[UInt64($0.rawValue) | UInt64(number) << 32] }
    }

    /// The variants of a unit.
    @inline(__always)
    func variants(ofUnit unit: Int) throws(Damage) -> Range<Int> {
        guard unitVariants.isSound(unit..<unit + 2) else { throw Damage() }
        let (start, end) = (unitVariants.number(unit), unitVariants.number(unit + 1))
        guard start <= end, end <= variants.count else { throw Damage() }
        return start..<end
    }

    @inline(__always)
    func variant(_ number: Int) throws(Damage) -> (unit: Int, language: Int, entry: Int) {
        guard variants.isSound(number) else { throw Damage() }
        let row = (variants.number(number), variants.number(number, 4), variants.number(number, 8))
        guard row.0 < header.unitCount, row.1 < header.languages.count else { throw Damage() }
        return row
    }

    @inline(__always)
    func stamp(ofUnit unit: Int) throws(Damage) -> Int64 { Int64(bitPattern: metas.wide(try metaRow(unit))) }

    func meta(ofUnit unit: Int) throws(Damage) -> Meta {
        let row = try metaRow(unit)
        func string(_ offset: Int) throws(Damage) -> String? {
            let number = Int(Int32(truncatingIfNeeded: metas.number(row, offset)))
            if number < 0 { return nil }
            guard stringEnds.isSound(max(0, number - 1)..<number + 1),
                let end = Int(exactly: stringEnds.wide(number)),
                let start = number == 0 ? 0 : Int(exactly: stringEnds.wide(number - 1)), start <= end,
                strings.isSound(start..<end)
            else { throw Damage() }
            return String(decoding: strings.raw(start..<end), as: UTF8.self)
        }
        return Meta(
            stamp: Int64(bitPattern: metas.wide(row)), tuid: try string(8), document: try string(12),
            date: try string(16), confidence: try string(20))
    }

    @inline(__always)
    private func metaRow(_ unit: Int) throws(Damage) -> Int {
        guard unitMetas.isSound(unit) else { throw Damage() }
        let row = unitMetas.number(unit)
        guard metas.isSound(row) else { throw Damage() }
        return row
    }
}
