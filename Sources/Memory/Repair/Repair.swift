public import CalqueCore
import CalqueLanguages

/// A translation from a memory with the numbers, dates and times of the query.
///
///     let repair = Repair(
///         of: "Нефть подорожала на 3,2%.", "ru", source: "Oil rose 3.2 percent.", query: "Oil rose 4.5 percent.", "en")
///     repair?.text  // Нефть подорожала на 4,5%.
///
/// A repair is made only where the texts differ in nothing else, and where it is certain which number of the translation
/// belongs to which number of the source. All other cases are left to the translator: a value that became two others, a
/// number that the source does not have (in another currency or time zone), a number in a name (Ту-154), a Russian noun
/// whose form does not show its case. New numbers keep the form of the translation: figures or words, 万 and 亿, млрд,
/// % or процентов. Repairs are made between English, Russian and Chinese, in all directions.
public struct Repair: Sendable, Hashable {
    /// A stretch of text that was replaced.
    public struct Change: Sendable, Hashable {
        /// In UTF-8 bytes of `text`.
        public var range: Range<Int>
        /// The text of the memory.
        public var old: String
        /// The text that replaces it.
        public var new: String
    }

    /// The text in pieces, some of which were replaced.
    public var stretches: [(text: String, isNew: Bool)] {
        let bytes = Array(text.utf8)
        var stretches: [(text: String, isNew: Bool)] = []
        var place = 0
        for change in changes {
            stretches.append((String(decoding: bytes[place..<change.range.lowerBound], as: UTF8.self), false))
            stretches.append((change.new, true))
            place = change.range.upperBound
        }
        stretches.append((String(decoding: bytes[place...], as: UTF8.self), false))
        return stretches.filter { !$0.text.isEmpty }
    }

    /// The repaired translation.
    public let text: String
    /// The changes in the order of the text; none where the translation has the same values already.
    public let changes: [Change]

    /// Repairs a translation.
    ///
    /// - Parameters:
    ///   - target: the translation of `source` in the memory.
    ///   - query: the text to be translated, in the language of `source`.
    /// - Returns: nil where the repair is not certain.
    /// - Complexity: linear in the texts.
    public init?(
        of target: String, _ targetLanguage: LanguageTag, source: String, query: String, _ sourceLanguage: LanguageTag
    ) {
        guard let old = QuantityReader(source, sourceLanguage), let new = QuantityReader(query, sourceLanguage),
            !old.quantities.isEmpty, Skeleton.isSame(old, new), let reader = QuantityReader(target, targetLanguage),
            let wanted = Self.wanted(from: old.quantities, to: new.quantities, in: reader.quantities)
        else { return nil }
        var replacements: [Replacement] = []
        for (quantity, wanted) in zip(reader.quantities, wanted) {
            guard let wanted else { continue }
            guard !reader.isPartOfAnother(quantity), let made = QuantityWriter(reader).write(wanted, over: quantity)
            else { return nil }
            replacements += made
        }
        replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
        guard zip(replacements, replacements.dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound })
        else { return nil }
        (text, changes) = Replacement.apply(replacements, to: reader)
        // The result must be read as the wanted values.
        let values = zip(reader.quantities, wanted).map { $1?.value ?? $0.value }
        guard let reread = QuantityReader(text, targetLanguage), reread.quantities.map(\.value) == values else {
            return nil
        }
    }

    /// Returns the new quantity for each quantity of the translation, or nil where it stays.
    ///
    /// - Returns: nil where that is not certain.
    private static func wanted(from old: [Quantity], to new: [Quantity], in target: [Quantity]) -> [Quantity?]? {
        var becomes: [Quantity.Value: (quantity: Quantity, count: Int)] = [:]
        for (old, new) in zip(old, new) {
            guard sameKind(old.value, new.value) else { return nil }
            if let known = becomes[old.value] {
                guard known.quantity.value == new.value else { return nil }
                becomes[old.value] = (known.quantity, known.count + 1)
            } else {
                becomes[old.value] = (new, 1)
            }
        }
        var counts: [Quantity.Value: Int] = [:]
        for quantity in target {
            guard becomes[quantity.value] != nil else { return nil }
            counts[quantity.value, default: 0] += 1
        }
        for (value, (quantity, count)) in becomes where quantity.value != value {
            if case .unclear = value { return nil }
            guard let found = counts[value], found <= count else { return nil }
        }
        return target.map { quantity in
            becomes[quantity.value].flatMap { $0.quantity.value == quantity.value ? nil : $0.quantity }
        }
    }

    private static func sameKind(_ one: Quantity.Value, _ other: Quantity.Value) -> Bool {
        switch (one, other) {
        case (.known(.number), .known(.number)), (.known(.time), .known(.time)), (.known(.date), .known(.date)),
            (.known(.month), .known(.month)):
            true
        case (.unclear, .unclear): one == other
        default: false
        }
    }
}

/// A stretch of a text and the text that replaces it.
struct Replacement {
    /// In Unicode scalars.
    var range: Range<Int>
    var text: String

    /// Returns the text with all replacements, and the changes that they make.
    ///
    /// - Parameter replacements: in the order of the text.
    static func apply(_ replacements: [Replacement], to reader: QuantityReader) -> (String, [Repair.Change]) {
        var text = ""
        var changes: [Repair.Change] = []
        var place = 0
        for replacement in replacements {
            text += reader.string(place..<replacement.range.lowerBound)
            let start = text.utf8.count
            let old = reader.string(replacement.range)
            text += replacement.text
            place = replacement.range.upperBound
            if old != replacement.text {
                changes.append(Repair.Change(range: start..<text.utf8.count, old: old, new: replacement.text))
            }
        }
        return (text + reader.string(place..<reader.text.count), changes)
    }
}
