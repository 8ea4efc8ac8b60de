import CalqueBlocks
import CalqueCore
import CalqueIO
import CalqueMatching
import CalqueUnits

/// Collects the units of files and writes them as a part of an index.
struct PartBuilder {
    private struct Meta: Hashable {
        var stamp: Int64
        var tuid: TokenID
        var document: TokenID
        var date: TokenID
        var confidence: TokenID
        var properties: TokenID
        var trust: UnitTrust
    }

    private var header = PartHeader()
    private var unitVariants: [UInt32] = []
    private var unitMetas: [UInt32] = []
    private var metas: [Meta] = []
    private var metaNumbers: [Meta: UInt32] = [:]
    private var strings = Vocabulary()
    /// Three numbers for each variant: unit, language, and the entry as the builder of the language counts them.
    private var variants: [UInt32] = []
    /// Two numbers for each unit, up to the last unit that records a context.
    private var contexts: [UInt64] = []
    /// See `PartFormat.Section.tags`.
    private var tags: [UInt32] = []
    private var blocks: [UInt8] = []
    private var blockCount = 0
    private var pieces: [UInt8] = []
    private var languages: [LanguageBuilder] = []
    private var languageNumbers: [LanguageTag: Int] = [:]

    private var variantCount: Int { variants.count / 3 }
    var unitCount: Int { unitVariants.count }

    /// About the number of bytes of memory that it takes to write the part.
    /// - Complexity: linear in the languages.
    var size: Int {
        // By index, because a copy of a language would retain all of its arrays.
        languages.indices.reduce(16 * strings.count + 40 * metas.count + 8 * tags.count) { $0 + languages[$1].size }
    }

    /// Begins a file, or the piece of it that starts with its unit `start`.
    mutating func begin(file key: FileKey, contents: UInt64, at start: Int) {
        header.files.append(
            PartHeader.File(
                key: key, contents: contents, start: start, isLast: false, firstUnit: unitVariants.count))
    }

    /// Says that the last file has no more units.
    /// - Parameters:
    ///   - blocks: the blocks of the whole file; nil if a change of the file need not be told from them.
    ///   - document: the document that the file was made from.
    mutating func endFile(_ blocks: [UnitBlock]?, document: String?) {
        guard let file = header.files.indices.last else { return }
        header.files[file].isLast = true
        header.files[file].document = Self.hash(document)
        // Another part may have the beginning of the file.
        guard let blocks, header.files[file].start == 0 else { return }
        header.files[file].blocks = add(blocks, firstUnit: header.files[file].firstUnit)
    }

    static func hash(_ document: String?) -> UInt64 { document.map { Checksum.of($0) } ?? 0 }

    /// Adds blocks whose units begin with `firstUnit`. - Returns: their rows.
    @discardableResult
    mutating func add(_ new: [UnitBlock], firstUnit: Int) -> Range<Int> {
        for block in new {
            blocks.append(number: UInt64(block.start))
            blocks.append(number: UInt64(block.length))
            blocks.append(number: block.digest)
            blocks.append(number: block.head)
            blocks.append(number: UInt32(clamping: firstUnit + block.firstUnit))
            blocks.append(number: UInt32(clamping: block.units))
        }
        blockCount += new.count
        return blockCount - new.count..<blockCount
    }

    /// Ends a file that has most of its units in other parts.
    mutating func endFile(_ layout: [FileLayout.Piece], in bases: [UInt64], document: UInt64) {
        header.bases = bases
        header.files[0].isLast = true
        header.files[0].document = document
        header.files[0].blocks = 0..<blockCount
        for piece in layout {
            pieces.append(number: UInt32(piece.part))
            pieces.append(number: UInt32(piece.blocks.lowerBound))
            pieces.append(number: UInt32(piece.blocks.count))
            pieces.append(number: UInt64(piece.start))
        }
    }

    /// - Parameter document: the document that the unit's file was made from.
    mutating func add(_ unit: TranslationUnit, document: String?) throws(Failure) {
        guard variantCount < Int(Int32.max) - unit.variants.count, strings.count < Vocabulary.capacity / 2 else {
            throw LanguageBuilder.tooLarge()
        }
        if let context = RecordedContext(unit.annotations) {
            contexts += repeatElement(0, count: 2 * unitVariants.count - contexts.count)
            contexts += [RecordedContext.hash(context.previous), RecordedContext.hash(context.next)]
        }
        unitVariants.append(UInt32(variantCount))
        let meta = Meta(
            stamp: UnitRank.stamp(of: unit), tuid: keep(unit.tuid),
            document: keep(unit.annotations.property(PropertyType.document) ?? document),
            date: keep(unit.annotations.property(PropertyType.date)),
            confidence: keep(unit.annotations.property(PropertyType.confidence)),
            properties: keep(RecordedProperties(unit.annotations).serial), trust: UnitTrust(unit))
        if meta.trust.isDraft { header.draftCount += 1 }
        header.newest = max(header.newest, meta.stamp)
        header.best = max(header.best, UnitRank.rank(stamp: meta.stamp, meta.trust))
        if metas.last != meta {
            if metaNumbers[meta] == nil {
                metaNumbers[meta] = UInt32(metas.count)
                metas.append(meta)
            }
        }
        unitMetas.append(metas.last == meta ? UInt32(metas.count - 1) : metaNumbers[meta] ?? 0)
        for variant in unit.comparedVariants(meta.trust) {
            let language = number(of: variant.language)
            let segment = TaggedText(variant.content)
            let entry = try languages[language].add(segment, variant: variantCount)
            for tag in segment.tags {
                tags += [UInt32(variantCount), UInt32(clamping: tag.offset), UInt32(keep(tag.label))]
            }
            variants.append(UInt32(unitVariants.count - 1))
            variants.append(UInt32(language))
            variants.append(UInt32(entry))
        }
    }

    /// Writes the units. The builder frees the written parts, so that a large memory is not held twice.
    consuming func write(to sink: @escaping PartWriter.Sink) throws(Failure) {
        var writer = PartWriter(to: sink)
        header.unitCount = unitVariants.count
        header.tokenHash = strings.hash
        unitVariants.append(UInt32(variantCount))
        try writer.write(.header, header.serial)
        try writer.write(.unitVariants, unitVariants)
        try writer.write(.unitMetas, unitMetas)
        if !contexts.isEmpty { contexts += repeatElement(0, count: 2 * header.unitCount - contexts.count) }
        try writer.write(.contexts, contexts)
        contexts = []
        try writer.write(.tags, tags)
        tags = []
        try writer.write(.blocks, blocks)
        try writer.write(.pieces, pieces)
        var rows: [UInt8] = []
        for meta in metas {
            rows.append(number: meta.stamp)
            for string in [meta.tuid, meta.document, meta.date, meta.confidence, meta.properties] {
                rows.append(number: string)
            }
            rows.append(number: meta.trust.rawValue)
        }
        try writer.write(.metas, rows)
        let flat = strings.flat
        try writer.write(.stringEnds, flat.ends.map { UInt64($0) })
        try writer.write(.strings, flat.bytes)
        var numbers: [[UInt32]] = []
        for index in languages.indices {
            numbers.append(try languages[index].write(to: &writer, language: index))
            languages[index] = LanguageBuilder()
        }
        for row in 0..<variantCount {
            variants[3 * row + 2] = numbers[Int(variants[3 * row + 1])][Int(variants[3 * row + 2])]
        }
        try writer.write(.variants, variants)
        try writer.finish()
    }

    private mutating func number(of language: LanguageTag) -> Int {
        if let known = languageNumbers[language] { return known }
        languageNumbers[language] = languages.count
        header.languages.append(language)
        languages.append(LanguageBuilder())
        return languages.count - 1
    }

    private mutating func keep(_ text: String?) -> TokenID {
        guard var text else { return -1 }
        return text.withUTF8 { strings.intern($0) } & ~TokenID.numberBit
    }
}
