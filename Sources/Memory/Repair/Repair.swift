import CalqueAlignment
package import CalqueCore

/// A translation of the memory with the numbers, dates and times of the text that is looked for.
///
///     let repair = Repair(
///         of: "Нефть подорожала на 3,2%.", "ru", source: "Oil rose 3.2 percent.", query: "Oil rose 4.5 percent.", "en")
///     repair?.text  // Нефть подорожала на 4,5%.
///
/// It is made only where nothing else differs and where it is sure which number of the translation goes with which of
/// the source: a value that became two others, a number of the translation that the source does not have (in another
/// currency or zone), one that is part of a name (Ту-154), a Russian noun whose form does not show its case, all are left
/// to the translator. What is written keeps the translation's form: figures or words, 万 and 亿, млрд, % or процентов.
/// Between English, Russian and Chinese, in all directions.
package struct Repair: Sendable, Hashable {
    /// A stretch that was written anew.
    package struct Change: Sendable, Hashable {
        /// In UTF-8 bytes of `text`.
        package var range: Range<Int>
        /// What the memory has there.
        package var old: String
        package var new: String
    }

    /// `text` in pieces, of which some were written anew.
    package var stretches: [(text: String, isNew: Bool)] {
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

    package let text: String
    /// In the order of the text; none where the translation says the same values already.
    package let changes: [Change]

    /// - Parameters:
    ///   - target: the memory's translation of `source`.
    ///   - query: what is to be translated, in the language of `source`.
    /// - Returns: nil where it is not sure.
    /// - Complexity: linear in the texts.
    package init?(
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
        // What is written must read as what was wanted.
        let values = zip(reader.quantities, wanted).map { $1?.value ?? $0.value }
        guard let reread = QuantityReader(text, targetLanguage), reread.quantities.map(\.value) == values else {
            return nil
        }
    }

    /// What each quantity of the translation is to be: nil where it stays.
    /// - Returns: nil where that is not sure.
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
        case (.number, .number), (.time, .time), (.date, .date), (.month, .month): true
        case (.unclear, .unclear): one == other
        default: false
        }
    }
}

/// A stretch of a text to be written anew.
struct Replacement {
    /// In scalars.
    var range: Range<Int>
    var text: String

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
