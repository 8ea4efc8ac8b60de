import CalqueCore
import CalqueUnits
import CalqueXML

/// The units of a memory in flat arrays: all texts in one buffer, and strings that repeat (documents, dates) once. A
/// million units take some 50 MB in addition to their texts.
struct UnitTable: Sendable {
    /// The data of a unit beside its texts. Strings are numbers in `strings`, -1 for none.
    struct Record: Sendable {
        var position: Int
        /// See `UnitRank`.
        var rank: Int64
        /// The index of the first of its variants.
        var firstVariant: Int32
        var tuid: TokenID
        var document: TokenID
        var date: TokenID
        var confidence: TokenID
        /// The neighbours in its document, see `RecordedContext`.
        var previous: TokenID
        var next: TokenID
        var properties: TokenID
        var trust: UnitTrust
        /// The path of its file.
        var file: TokenID
    }

    private(set) var records: [Record] = []
    private(set) var languages: [LanguageTag] = []
    private var bytes: [UInt8] = []
    private var textEnds: [Int] = []
    /// The language of each variant, as an index into `languages`.
    private var variantLanguages: [Int32] = []
    private var languageNumbers: [LanguageTag: Int32] = [:]
    private var strings = Vocabulary()
    /// The tags of the variants that have any.
    private var tags: [Int: [InlineTag]] = [:]

    var variantCount: Int { textEnds.count }

    /// Adds a unit.
    /// - Returns: the indices of the variants, in the given order.
    /// - Throws: `Failure(.badData)` when there is no room for more.
    mutating func add(
        _ unit: TranslationUnit, variants: [(language: LanguageTag, segment: TaggedText)], position: Int,
        document: String?,
        file: String
    ) throws(Failure) -> Range<Int> {
        guard textEnds.count < Int(Int32.max) - variants.count, strings.count < Vocabulary.capacity - 8 else {
            throw Failure(.badData, "the memory has more units than can be searched", advice: "split the memory")
        }
        let first = textEnds.count
        let context = RecordedContext(unit.annotations)
        let trust = UnitTrust(unit)
        records.append(
            Record(
                position: position, rank: UnitRank.rank(stamp: UnitRank.stamp(of: unit), trust),
                firstVariant: Int32(first),
                tuid: keep(unit.tuid),
                document: keep(unit.annotations.property(PropertyType.document) ?? document),
                date: keep(unit.annotations.property(PropertyType.date)),
                confidence: keep(unit.annotations.property(PropertyType.confidence)),
                previous: keep(context?.previous), next: keep(context?.next),
                properties: keep(RecordedProperties(unit.annotations).serial), trust: trust, file: keep(file))
        )
        for variant in variants {
            if languageNumbers[variant.language] == nil {
                languageNumbers[variant.language] = Int32(languages.count)
                languages.append(variant.language)
            }
            variantLanguages.append(languageNumbers[variant.language] ?? 0)
            if !variant.segment.tags.isEmpty { tags[textEnds.count] = variant.segment.tags }
            bytes.append(contentsOf: variant.segment.text.utf8)
            textEnds.append(bytes.count)
        }
        return first..<textEnds.count
    }

    func variants(ofUnit unit: Int) -> Range<Int> {
        let end = unit + 1 < records.count ? Int(records[unit + 1].firstVariant) : variantCount
        return Int(records[unit].firstVariant)..<end
    }

    func language(ofVariant variant: Int) -> LanguageTag { languages[Int(variantLanguages[variant])] }

    /// Returns the language of a variant as an index into `languages`.
    func languageNumber(ofVariant variant: Int) -> Int { Int(variantLanguages[variant]) }

    func text(ofVariant variant: Int) -> String { String(decoding: bytes[textRange(variant)], as: UTF8.self) }

    func tags(ofVariant variant: Int) -> [InlineTag] { tags.isEmpty ? [] : tags[variant] ?? [] }

    /// Whether the text of a variant has these bytes.
    func text(ofVariant variant: Int, is other: [UInt8]) -> Bool {
        let range = textRange(variant)
        return range.count == other.count && bytes[range].elementsEqual(other)
    }

    func string(_ number: TokenID) -> String? { number < 0 ? nil : strings.text(of: number) }

    private func textRange(_ variant: Int) -> Range<Int> {
        (variant == 0 ? 0 : textEnds[variant - 1])..<textEnds[variant]
    }

    private mutating func keep(_ text: String?) -> TokenID {
        guard var text else { return -1 }
        return text.withUTF8 { strings.intern($0) }
    }
}
