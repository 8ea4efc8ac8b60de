import CalqueLanguages

extension DocumentText {
    /// Returns the numbers of each segment.
    func numbers() -> [[NumberMatch]] {
        var scanner = NumberScanner(language)
        return segments.indices.map { segment in
            scanner.numbers(
                in: segments[segment],
                words: words[segment].map { NumberScanner.Word($0.range, value: forms[Int($0.form)].value) })
        }
    }

    /// Returns the names of each segment that ICU knows.
    func localeTerms(_ terms: LocaleTerms) -> [[LocaleTerms.Match]] {
        segments.indices.map { localeTerms(terms, in: $0) }
    }

    private func localeTerms(_ terms: LocaleTerms, in segment: Int) -> [LocaleTerms.Match] {
        let (text, hasHan) = (segments[segment], hasHan[segment])
        var found: [LocaleTerms.Match] = []
        var at = 0
        for word in words[segment] {
            if word.start < at { continue }
            if hasHan { at = terms.addHan(text, at..<Int(word.start), to: &found) }
            if word.start < at { continue }
            at = Int(word.end)
            let match =
                word.end == word.start + 1
                ? terms.initials(in: text, at: Int(word.start))
                : terms.match(forms[Int(word.form)].names, in: text, at: word.range)
            guard let match else { continue }
            found.append(match)
            at = match.range.upperBound
        }
        if hasHan, at < text.count { _ = terms.addHan(text, at..<text.count, to: &found) }
        return found
    }
}
