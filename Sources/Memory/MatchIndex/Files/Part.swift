import CalqueBlocks
import CalqueCollections
import CalqueCore
package import CalqueMatching
package import CalqueUnits

/// A part of an index: the units of some files, ready to be searched.
package final class Part: Sendable {
    /// The data of a unit beside its texts.
    package struct Meta {
        package var stamp: Int64
        package var tuid: String?
        package var document: String?
        package var date: String?
        package var confidence: String?
        package var status: UnitStatus?
    }

    package let header: PartHeader
    package let bytes: PartBytes
    @usableFromInline let sections: SectionTable
    @usableFromInline let unitVariants: Rows
    @usableFromInline let unitMetas: Rows
    @usableFromInline let metas: Rows
    @usableFromInline let stringEnds: Rows
    @usableFromInline let strings: Rows
    @usableFromInline let variants: Rows
    @usableFromInline let contexts: Rows
    @usableFromInline let tags: Rows
    private let blocks: Rows
    let pieces: Rows

    /// - Throws: if the bytes are not an intact part. Large sections are checked when they are used.
    package init(_ bytes: PartBytes) throws(CorruptIndex) {
        let sections = try SectionTable(bytes)
        func rows(_ section: PartFormat.Section, _ size: Int) throws(CorruptIndex) -> Rows {
            try sections.rows(section, size: size)
        }
        let head = try rows(.header, 1)
        unitVariants = try rows(.unitVariants, 4)
        unitMetas = try rows(.unitMetas, 4)
        metas = try rows(.metas, PartFormat.meta)
        stringEnds = try rows(.stringEnds, 8)
        strings = try rows(.strings, 1)
        variants = try rows(.variants, PartFormat.variant)
        contexts = try rows(.contexts, PartFormat.context)
        tags = try rows(.tags, PartFormat.tag)
        blocks = try rows(.blocks, PartFormat.block)
        pieces = try rows(.pieces, PartFormat.piece)
        guard head.isSound(0..<head.count), let header = PartHeader(head.raw(0..<head.count)),
            unitVariants.count - 1 == header.unitCount, unitMetas.count == header.unitCount,
            contexts.count == 0 || contexts.count == header.unitCount
        else { throw CorruptIndex() }
        self.header = header
        self.sections = sections
        self.bytes = bytes
    }

    package var variantCount: Int { variants.count }

    package func language(_ number: Int) throws(CorruptIndex) -> LanguageIndex {
        try LanguageIndex(bytes.pages, hash: header.tokenHash) { sections.range($0, language: number) }
    }

    /// Returns a block of a file.
    func block(_ row: Int) throws(CorruptIndex) -> UnitBlock {
        guard blocks.isSound(row), let start = Int(exactly: blocks.wide(row)),
            let length = Int(exactly: blocks.wide(row, 8)), start < 1 << 50, length < 1 << 50
        else { throw CorruptIndex() }
        var block = UnitBlock(start: start, length: length, units: blocks.number(row, 36))
        block.digest = blocks.wide(row, 16)
        block.head = blocks.wide(row, 24)
        block.firstUnit = blocks.number(row, 32)
        guard block.firstUnit + block.units <= header.unitCount else { throw CorruptIndex() }
        return block
    }

    /// Returns a section of a language as rows.
    package func rows(_ section: PartFormat.Section, language: Int, size: Int) throws(CorruptIndex) -> Rows {
        try sections.rows(section, language: language, size: size)
    }

    /// Prefetches the data of a unit.
    package func prefetch(_ unit: Int) {
        unitVariants.prefetch(unit)
        unitMetas.prefetch(unit)
    }

    /// Returns the variants of a unit.
    @inlinable @inline(__always)
    package func variants(ofUnit unit: Int) throws(CorruptIndex) -> Range<Int> {
        guard unitVariants.isSound(unit..<unit + 2) else { throw CorruptIndex() }
        let (start, end) = (unitVariants.number(unit), unitVariants.number(unit + 1))
        guard start <= end, end <= variants.count else { throw CorruptIndex() }
        return start..<end
    }

    @inlinable @inline(__always)
    package func variant(_ number: Int) throws(CorruptIndex) -> (unit: Int, language: Int, entry: Int) {
        guard variants.isSound(number) else { throw CorruptIndex() }
        let row = (variants.number(number), variants.number(number, 4), variants.number(number, 8))
        guard row.0 < header.unitCount, row.1 < header.languages.count else { throw CorruptIndex() }
        return row
    }

    /// Returns the neighbours of a unit that have these hashes.
    package func agreement(ofUnit unit: Int, _ context: (previous: UInt64, next: UInt64)) throws(CorruptIndex)
        -> MatchScore.Context
    {
        if contexts.count == 0 { return [] }
        guard contexts.isSound(unit) else { throw CorruptIndex() }
        var agreement: MatchScore.Context = []
        if contexts.wide(unit) == context.previous { agreement.insert(.previous) }
        if contexts.wide(unit, 8) == context.next { agreement.insert(.next) }
        return agreement
    }

    /// Calls `body` with the unit, number, language and entry of each variant of some units, in order.
    /// - Complexity: linear; a few nanoseconds for each variant.
    @inlinable @inline(__always)
    package func forEachVariant(
        ofUnits units: Range<Int>, _ body: (Int, Int, Int, Int) throws(CorruptIndex) -> Void
    ) throws(CorruptIndex) {
        guard !units.isEmpty else { return }
        let languages = header.languages.count
        guard unitVariants.isSound(units.lowerBound..<units.upperBound + 1) else { throw CorruptIndex() }
        var variant = unitVariants.number(units.lowerBound)
        let last = unitVariants.number(units.upperBound)
        guard variant <= last, variants.isSound(variant..<last) else { throw CorruptIndex() }
        for unit in units {
            let end = unitVariants.number(unit + 1)
            guard variant <= end, end <= last else { throw CorruptIndex() }
            while variant < end {
                let language = variants.number(variant, 4)
                guard language < languages else { throw CorruptIndex() }
                try body(unit, variant, language, variants.number(variant, 8))
                variant += 1
            }
        }
    }

    /// Returns when a unit was changed last: the ordinal of the time, 0 for a unit without a date.
    @inlinable @inline(__always)
    package func change(ofUnit unit: Int) throws(CorruptIndex) -> Int64 {
        UnitRank.change(ofStamp: Int64(bitPattern: metas.wide(try metaRow(unit))))
    }

    /// Returns the rank of a unit among others with its score.
    @inlinable @inline(__always)
    package func rank(ofUnit unit: Int) throws(CorruptIndex) -> Int64 {
        let row = try metaRow(unit)
        return UnitRank.rank(
            stamp: Int64(bitPattern: metas.wide(row)),
            UnitTrust(rawValue: UInt32(truncatingIfNeeded: metas.number(row, 28))))
    }

    package func meta(ofUnit unit: Int) throws(CorruptIndex) -> Meta {
        let row = try metaRow(unit)
        return Meta(
            stamp: Int64(bitPattern: metas.wide(row)), tuid: try string(row, 8), document: try string(row, 12),
            date: try string(row, 16), confidence: try string(row, 20), status: try properties(ofUnit: unit).status)
    }

    /// Returns what a unit says about its own worth.
    @inlinable @inline(__always)
    package func trust(ofUnit unit: Int) throws(CorruptIndex) -> UnitTrust {
        UnitTrust(rawValue: UInt32(truncatingIfNeeded: metas.number(try metaRow(unit), 28)))
    }

    package func properties(ofUnit unit: Int) throws(CorruptIndex) -> RecordedProperties {
        RecordedProperties(serial: try string(try metaRow(unit), 24) ?? "")
    }

    /// Returns the tags of a variant. - Complexity: O(log t) for t tags in the part.
    package func tags(ofVariant variant: Int) throws(CorruptIndex) -> [InlineTag] {
        let first = try (0..<tags.count).partitioningIndex { row throws(CorruptIndex) -> Bool in
            guard tags.isSound(row) else { throw CorruptIndex() }
            return tags.number(row) >= variant
        }
        var found: [InlineTag] = []
        for row in first..<tags.count {
            guard tags.isSound(row) else { throw CorruptIndex() }
            guard tags.number(row) == variant else { break }
            found.append(InlineTag(label: try string(tags.number(row, 8)), offset: tags.number(row, 4)))
        }
        return found
    }

    /// Returns the string whose number is in a row of `metas`.
    private func string(_ row: Int, _ offset: Int) throws(CorruptIndex) -> String? {
        let number = Int(Int32(truncatingIfNeeded: metas.number(row, offset)))
        return number < 0 ? nil : try string(number)
    }

    private func string(_ number: Int) throws(CorruptIndex) -> String {
        guard stringEnds.isSound(max(0, number - 1)..<number + 1),
            let end = Int(exactly: stringEnds.wide(number)),
            let start = number == 0 ? 0 : Int(exactly: stringEnds.wide(number - 1)), start <= end,
            strings.isSound(start..<end)
        else { throw CorruptIndex() }
        return String(decoding: strings.raw(start..<end), as: UTF8.self)
    }

    @inlinable @inline(__always)
    func metaRow(_ unit: Int) throws(CorruptIndex) -> Int {
        guard unitMetas.isSound(unit) else { throw CorruptIndex() }
        let row = unitMetas.number(unit)
        guard metas.isSound(row) else { throw CorruptIndex() }
        return row
    }
}
