import CalqueCore
import CalqueICU
import Synchronization

/// Finds in a text the names that ICU knows in its language: of countries, cities, languages, currencies, months and
/// weekdays. Россия, Russia and 俄罗斯 come out as one term.
///
/// Inflected forms are known by the start of the word (России, российский). A language counts as the country where
/// most of its speakers live, since news says French where it means of France.
final class LocaleTerms: Sendable {
    struct Match {
        let key: String
        let range: Range<Int>
    }

    struct Name: Sendable {
        fileprivate let key: String
        /// Lower case; one for each word, or all characters of a name in Han.
        fileprivate let parts: [[UInt32]]
        fileprivate let isName: Bool
        /// Only in capitals: US.
        fileprivate let isAcronym: Bool
        /// How many letters more a word may have that begins so: Iran, Iranian.
        fileprivate let extra: Int
    }

    /// Names by the first three letters of their first word, or the first Han character; the longest first.
    private let names: [UInt64: [Name]]
    private let isEnglish: Bool
    private let isInflected: Bool

    private static let cache = Mutex<[String: LocaleTerms]>([:])

    static func of(_ language: LanguageTag) throws -> LocaleTerms {
        try cache.withLock { cache in
            if let known = cache[language.description] { return known }
            let made = try LocaleTerms(language)
            cache[language.description] = made
            return made
        }
    }

    static func month(_ number: Int) -> String { "m\(number)" }

    private init(_ language: LanguageTag) throws {
        isEnglish = language.language == "en"
        isInflected = ["ru", "uk", "be"].contains(language.language)
        var names: [UInt64: [Name]] = [:]
        for entry in try LocaleNames(language).entries {
            guard let key = Self.key(entry) else { continue }
            let scalars = entry.name.unicodeScalars.map { Letters.lowercase($0.value) }
            var parts: [[UInt32]] = []
            if let first = scalars.first, Letters.isHan(first) {
                guard scalars.count >= 2 else { continue }
                parts = [scalars]
            } else {
                Letters.forEachWord(of: scalars) { range, _ in parts.append(Array(scalars[range])) }
                parts =
                    parts.count == 1 && entry.kind != .language
                    ? [Self.start(of: parts[0], isEnglish, isInflected)] : parts.map { Letters.stem($0, language) }
            }
            guard let start = parts.first, start.count >= 2 else { continue }
            // Sun and Sat are other words too often.
            if entry.kind == .weekday, start.count < 4, !Letters.isHan(start[0]) || start.count < 2 { continue }
            let isAcronym =
                start.count <= 3 && parts.count == 1
                && entry.name.unicodeScalars.allSatisfy {
                    Letters.lowercase($0.value) != $0.value
                }
            let extra = Self.extra(entry.kind, start.count, isInflected: isInflected)
            let name = Name(
                key: key, parts: parts, isName: entry.kind != .currency, isAcronym: isAcronym, extra: extra)
            names[Self.head(start[...]), default: []].append(name)
        }
        self.names = names.mapValues { list in
            list.sorted { ($0.parts.count, $0.parts[0].count) > ($1.parts.count, $1.parts[0].count) }
        }
    }

    /// What a name's inflected forms and adjectives begin with: Росси- of Россия, Америк- of Америка. Its last letter is
    /// all that may go, or they would be too short to tell from other words.
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

    /// The language-independent term that a name stands for.
    private static func key(_ entry: LocaleNames.Entry) -> String? {
        switch entry.kind {
        // ICU has "Americas" where all use "American" of the United States.
        case .country: entry.code == "019" ? "@US" : "@" + entry.code
        case .city: "c" + entry.code
        case .currency: "$" + entry.code
        case .month: month(Int(entry.code) ?? 0)
        case .weekday: "w" + entry.code
        case .language:
            (LanguageTag(entry.code)?.maximized.description.split(separator: "-").last).flatMap { region in
                region.utf8.count == 2 && entry.code != "en" ? "@" + region : nil
            }
        }
    }

    /// The names in each segment of a text of this language.
    func matches(in text: VersionText) -> [[Match]] {
        text.segments.indices.map { segment in
            matches(
                in: text.segments[segment], hasHan: text.hasHan[segment], text.words[segment], text.forms)
        }
    }

    private func matches(
        in text: [UInt32], hasHan: Bool, _ words: [VersionText.Word], _ forms: [WordForm]
    ) -> [Match] {
        var found: [Match] = []
        var at = 0
        for word in words {
            if word.start < at { continue }
            if hasHan { at = han(text, at..<Int(word.start), &found) }
            if word.start < at { continue }
            at = Int(word.end)
            let match =
                word.end == word.start + 1
                ? initials(text, Int(word.start))
                : name(forms[Int(word.form)].names, text, word.range)
            guard let match else { continue }
            found.append(match)
            at = match.range.upperBound
        }
        if hasHan, at < text.count { _ = han(text, at..<text.count, &found) }
        return found
    }

    /// Adds the names in Han between two words. - Returns: where the last of them ends, or the range does.
    private func han(_ text: [UInt32], _ range: Range<Int>, _ found: inout [Match]) -> Int {
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
                return Match(key: name.key, range: start..<start + part.count)
            }
        }
        return nil
    }

    /// The names that a word begins, the longest first, up to the first of one word.
    func names(startingWith word: ArraySlice<UInt32>) -> [Name] {
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

    /// The first of the names that a word begins whose other words follow.
    private func name(_ names: [Name], _ text: [UInt32], _ word: Range<Int>) -> Match? {
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
            if isWhole { return Match(key: name.key, range: word.lowerBound..<last) }
        }
        return nil
    }

    /// `U.S.`, `U.K.`: single capitals with full stops between.
    private func initials(_ text: [UInt32], _ start: Int) -> Match? {
        var letters: [UInt32] = []
        var at = start
        while at + 1 < text.count, text[at + 1] == 0x2E, Letters.lowercase(text[at]) != text[at] {
            letters.append(Letters.lowercase(text[at]))
            at += 2
        }
        guard letters.count >= 2, let list = names[Self.head(letters[...])] else { return nil }
        return list.first { $0.isAcronym && $0.parts[0] == letters }.map { Match(key: $0.key, range: start..<at) }
    }

    /// Whether a word is a form of a name: it begins with it and is little longer.
    private func fits(_ word: [UInt32], _ name: [UInt32], _ extra: Int) -> Bool {
        word.count >= name.count && word.count <= name.count + extra && word[..<name.count] == name[...]
    }

    /// How much longer the forms of a name are: countries have adjectives, the short ones are the start of too many
    /// other words.
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
