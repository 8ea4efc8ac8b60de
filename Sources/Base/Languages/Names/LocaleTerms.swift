package import CalqueCore
import CalqueICU

/// Finds in a text the names that ICU knows in its language: of countries, cities, languages, currencies, months and
/// weekdays.
///
/// Inflected forms are recognised by the beginning of the word (России, российский).
package final class LocaleTerms: Sendable {
    /// A term in a text.
    package struct Match: Sendable {
        package let term: LocaleTerm
        /// In Unicode scalars.
        package let range: Range<Int>
    }

    /// A name of one word or several.
    package struct Name: Sendable {
        fileprivate let term: LocaleTerm
        /// Lower case; a part for each word, or all characters of a name in Han.
        fileprivate let parts: [[UInt32]]
        fileprivate let isName: Bool
        /// Whether it is written in capitals only: US.
        fileprivate let isAcronym: Bool
        /// How many letters longer a word may be that begins with the name: Iran, Iranian.
        fileprivate let extra: Int
    }

    /// Names by the first three letters of their first word, or the first Han character; the longest first.
    private let names: [UInt64: [Name]]
    private let isEnglish: Bool
    private let isInflected: Bool

    private static let cache = Guarded<[String: LocaleTerms]>([:])

    /// Returns the names of a language. They are read once in the life of the process.
    /// - Throws: `Failure(.internal)` when ICU cannot read its data.
    package static func of(_ language: LanguageTag) throws(Failure) -> LocaleTerms {
        if let known = cache.withLock({ $0[language.description] }) { return known }
        let made = try LocaleTerms(language)
        return cache.withLock { cache in
            if let known = cache[language.description] { return known }
            cache[language.description] = made
            return made
        }
    }

    private init(_ language: LanguageTag) throws(Failure) {
        isEnglish = language.language == "en"
        isInflected = ["ru", "uk", "be"].contains(language.language)
        var names: [UInt64: [Name]] = [:]
        for entry in try LocaleNames(language).entries {
            guard let name = Self.name(entry, language, isEnglish: isEnglish, isInflected: isInflected),
                let start = name.parts.first
            else { continue }
            names[Self.head(start[...]), default: []].append(name)
        }
        self.names = names.mapValues { list in
            list.sorted { ($0.parts.count, $0.parts[0].count) > ($1.parts.count, $1.parts[0].count) }
        }
    }

    /// Returns a name of ICU as it is searched for; nil where it is too likely to be another word.
    private static func name(
        _ entry: LocaleNames.Entry, _ language: LanguageTag, isEnglish: Bool, isInflected: Bool
    ) -> Name? {
        guard let term = LocaleTerm(entry) else { return nil }
        let scalars = entry.name.unicodeScalars.map { Letters.lowercase($0.value) }
        var parts: [[UInt32]] = []
        if let first = scalars.first, Letters.isHan(first) {
            guard scalars.count >= 2 else { return nil }
            parts = [scalars]
        } else {
            Letters.forEachWord(of: scalars) { range, _ in parts.append(Array(scalars[range])) }
            parts =
                parts.count == 1 && entry.kind != .language
                ? [Self.start(of: parts[0], isEnglish, isInflected)] : parts.map { Letters.stem($0, language) }
        }
        guard let start = parts.first, start.count >= 2 else { return nil }
        // Sun and Sat are other words too often.
        if entry.kind == .weekday, start.count < 4, !Letters.isHan(start[0]) { return nil }
        let isAcronym =
            start.count <= 3 && parts.count == 1
            && entry.name.unicodeScalars.allSatisfy { Letters.lowercase($0.value) != $0.value }
        let extra = Self.extra(entry.kind, start.count, isInflected: isInflected)
        return Name(term: term, parts: parts, isName: entry.kind != .currency, isAcronym: isAcronym, extra: extra)
    }

    /// Returns the beginning of a name's inflected forms and adjectives: Росси- of Россия, Америк- of Америка. At most the
    /// last letter is taken off, or the beginning would be too short to distinguish it from other words.
    private static func start(of name: [UInt32], _ isEnglish: Bool, _ isInflected: Bool) -> [UInt32] {
        guard let last = name.last, name.count >= 4 else { return name }
        if isInflected { return inflectedEnds.contains(last) ? name.dropLast() : name }
        return isEnglish && last == 0x73 && name.count >= 6 ? name.dropLast() : name
    }

    private static let inflectedEnds = Set("аеийоуыьэюя".unicodeScalars.map(\.value))

    private static func head(_ word: ArraySlice<UInt32>) -> UInt64 {
        guard let first = word.first else { return 0 }
        if Letters.isHan(first) { return UInt64(first) }
        return word.prefix(3).reduce(0) { $0 << 21 | UInt64(Letters.lowercase($1)) }
    }

    // MARK: Search

    /// Adds the names in Han characters within a range of a text.
    ///
    /// - Returns: the end of the last of them, or the end of the range.
    package func addHan(_ text: [UInt32], _ range: Range<Int>, to found: inout [Match]) -> Int {
        var at = range.lowerBound
        while at < range.upperBound {
            if Letters.isHan(text[at]), let match = han(text, at) {
                found.append(match)
                at = match.range.upperBound
            } else {
                at += 1
            }
        }
        return at
    }

    private func han(_ text: [UInt32], _ start: Int) -> Match? {
        guard let list = names[UInt64(text[start])] else { return nil }
        for name in list {
            let part = name.parts[0]
            if start + part.count <= text.count, text[start..<start + part.count] == part[...] {
                return Match(term: name.term, range: start..<start + part.count)
            }
        }
        return nil
    }

    /// Returns the names that a word begins, the longest first, up to the first of one word.
    package func names(startingWith word: ArraySlice<UInt32>) -> [Name] {
        guard word.count >= 2, let list = names[Self.head(word)] else { return [] }
        let lower = word.map(Letters.lowercase)
        let isCapital = lower[0] != word[word.startIndex]
        var found: [Name] = []
        for name in list {
            if name.isName, !isCapital, isEnglish || !isInflected || name.parts[0].count < 4 { continue }
            guard fits(lower, name.parts[0], name.extra) else { continue }
            if name.isAcronym, !word.allSatisfy({ Letters.lowercase($0) != $0 }) { continue }
            found.append(name)
            if name.parts.count == 1 { break }
        }
        return found
    }

    /// Returns the first of some names whose words are in a text.
    ///
    /// - Parameters:
    ///   - names: names that a word of the text begins; see `names(startingWith:)`.
    ///   - word: the range of that word.
    package func match(_ names: [Name], in text: [UInt32], at word: Range<Int>) -> Match? {
        for name in names {
            var last = word.upperBound
            var isWhole = true
            for part in name.parts.dropFirst() {
                var next = last
                while next < text.count, next - last < 3, !Letters.isWordLetter(text[next]) { next += 1 }
                var stop = next
                while stop < text.count, Letters.isWordLetter(text[stop]) { stop += 1 }
                guard stop > next, fits(text[next..<stop].map(Letters.lowercase), part, name.extra) else {
                    isWhole = false
                    break
                }
                last = stop
            }
            if isWhole { return Match(term: name.term, range: word.lowerBound..<last) }
        }
        return nil
    }

    /// Returns the name that single capitals with full stops between them form: `U.S.`, `U.K.`
    package func initials(in text: [UInt32], at start: Int) -> Match? {
        var letters: [UInt32] = []
        var at = start
        while at + 1 < text.count, text[at + 1] == 0x2E, Letters.lowercase(text[at]) != text[at] {
            letters.append(Letters.lowercase(text[at]))
            at += 2
        }
        guard letters.count >= 2, let list = names[Self.head(letters[...])] else { return nil }
        return list.first { $0.isAcronym && $0.parts[0] == letters }.map { Match(term: $0.term, range: start..<at) }
    }

    /// Returns whether a word is a form of a name: it begins with the name and is little longer.
    private func fits(_ word: [UInt32], _ name: [UInt32], _ extra: Int) -> Bool {
        word.count >= name.count && word.count <= name.count + extra && word[..<name.count] == name[...]
    }

    /// Returns how much longer the forms of a name are. Countries have adjectives; a short name is the beginning of too
    /// many other words.
    private static func extra(_ kind: LocaleNames.Kind, _ length: Int, isInflected: Bool) -> Int {
        switch (kind, length) {
        case (_, ..<3): 0
        case (_, 3): isInflected ? 2 : 0
        case (.country, _), (.language, _): isInflected ? 6 : length == 4 ? 3 : 5
        case (.city, 5...) where isInflected: 6
        case (.currency, _) where isInflected: 3
        default: isInflected ? 2 : 1
        }
    }
}
