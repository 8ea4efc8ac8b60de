import CalqueLanguages

/// Asks the model about full stops after abbreviations and single letters, which end a sentence or do not.
extension BoundaryRules {
    /// Whether the model sees a boundary after an abbreviation.
    ///
    /// - Parameter kind: the class of the abbreviation, a feature.
    func isLearntBoundary(_ kind: String, _ word: Range<Int>, _ next: Follower, _ candidate: BoundaryCandidate) -> Bool
    {
        guard let model = lexicon.model else { return startsSentence(at: next.position) }
        let kind = isInCapitals(word, next) ? "capitals-" + kind : kind
        var features = ["bias", "class=" + kind]
        addFollower(next, kind, to: &features)
        addSecond(next, to: &features)
        addBefore(word, kind, candidate, to: &features)
        return answer(features, of: model, at: candidate.position)
    }

    /// Whether the model sees a boundary after an abbreviation for "year". What was said before it speaks most: in
    /// «Рост цен в марте 2024 г. Росстат оценил» there is no verb yet.
    func isLearntYear(
        _ word: Range<Int>, _ next: Follower, _ candidate: BoundaryCandidate, isOpener: Bool, hasVerb: Bool
    ) -> Bool {
        guard let model = lexicon.model else { return true }
        let said = (isOpener ? "opener" : "other") + (hasVerb ? "+verb" : "")
        var features = ["bias", "class=year", "year+" + said]
        addFollower(next, "year", to: &features)
        addSecond(next, to: &features)
        let levels = levels(of: next.word)
        let kind = next.scalar?.isDigit == true ? "digit" : levels.map { $0.lower >= 5 ? "word" : "name" } ?? "rare"
        features.append("year+" + said + "+" + kind)
        let first = paragraph.word(at: firstWord(of: candidate))
        features += ["year-first=" + key(first, letters: 8), "year-first~" + ending(first)]
        let length = min(4, (word.lowerBound - candidate.segmentStart) / 40)
        features += ["year-length=\(length)", "year+" + said + "+length=\(length)"]
        return answer(features, of: model, at: candidate.position)
    }

    /// The answer of the model. The workspace keeps the question if somebody wants to see it.
    func answer(_ features: [String], of model: BoundaryModel, at position: Int) -> Bool {
        let weights = features.map { model.weight(of: $0) ?? 0 }
        let question = BoundaryQuestion(position: position, features: features, weights: weights)
        paragraph.workspace.pointee.questions?.append(question)
        return question.sum > 0
    }

    private func addFollower(_ next: Follower, _ kind: String, to features: inout [String]) {
        guard let scalar = next.scalar, scalar.isLetter else {
            features.append(next.scalar?.isDigit == true ? "next-digit" : "next-mark")
            features.append(kind + (next.scalar?.isDigit == true ? "+digit" : "+mark"))
            if next.isQuoted { features.append("quoted") }
            return
        }
        let levels = levels(of: next.word)
        let low = levels.map { String($0.lower) } ?? "?"
        let first = levels.map { String($0.first) } ?? "?"
        if paragraph.isAllCapitals(next.word) {
            features += ["capitals", kind + "+low=" + low, kind + "+first=" + first]
        } else {
            features += ["low=" + low, "first=" + first, kind + "+low=" + low, kind + "+first=" + first]
        }
        features.append("next=" + key(next.word, letters: 12))
        features.append("next~" + ending(next.word))
        if levels == nil { features.append("rare~" + ending(next.word)) }
        if next.isQuoted { features.append(paragraph.opensSpeech(at: next.position) ? "speech" : "quoted") }
        let after = paragraph.scalar(at: next.word.upperBound)
        switch after {
        case let mark? where !mark.isSpace: features.append("mark=\(mark)")
        case nil: features.append("mark=end")
        default: break
        }
    }

    /// The word after the next one: in a name it has a capital, in a sentence it is often a verb or a preposition.
    private func addSecond(_ next: Follower, to features: inout [String]) {
        let start = paragraph.skipSpaces(from: next.word.upperBound)
        guard start > next.word.upperBound, let scalar = paragraph.scalar(at: start) else { return }
        let word = paragraph.word(at: start)
        guard scalar.isLetter else {
            features.append(scalar.isDigit ? "second=digit" : "second=mark")
            return
        }
        let shape = scalar.isLowercaseLetter ? "lower" : paragraph.isAllCapitals(word) ? "capitals" : "capital"
        let low = levels(of: next.word).map { String($0.lower / 3) } ?? "?"
        features += ["second=" + shape, "second=" + shape + "+low=" + low]
        features.append("second=" + key(word, letters: 8))
        if scalar.isCyrillic || scalar.isLowercaseLetter { features.append("second~" + ending(word)) }
    }

    private func addBefore(
        _ word: Range<Int>, _ kind: String, _ candidate: BoundaryCandidate, to features: inout [String]
    ) {
        if word.count <= 8 { features.append("abbreviation=" + paragraph.text(word)) }
        let end = paragraph.skipSpacesBack(from: word.lowerBound, to: candidate.segmentStart)
        let before = paragraph.word(endingAt: end, to: candidate.segmentStart)
        guard let scalar = paragraph.scalar(at: before.lowerBound), !before.isEmpty else {
            features.append(end <= candidate.segmentStart ? kind + "+first-word" : kind + "+after-mark")
            return
        }
        let shape =
            scalar.isDigit
            ? "digit" : scalar.isLowercaseLetter ? "lower" : paragraph.isAllCapitals(before) ? "capitals" : "capital"
        features.append(kind + "+before=" + shape)
        if kind == "initial", scalar.isLowercaseLetter {
            features.append("before=" + (scalar.isCyrillic ? stem(before) : key(before, letters: 10)))
            if scalar.isCyrillic { features.append("before~" + ending(before)) }
        }
        if kind == "initial", !scalar.isLowercaseLetter {
            features.append("before-low=" + (levels(of: before).map { String($0.lower) } ?? "?"))
        }
        // A name between the letter and the start of the segment: «Иванов А. Б.», «Albert I. Jensen».
        if paragraph.start(before: word.lowerBound) == candidate.segmentStart { features.append("second-word") }
    }

    /// The last letters of a word, which show its part of speech: three Latin or two Cyrillic ones.
    private func ending(_ word: Range<Int>) -> String {
        var start = word.upperBound
        for _ in 0..<3 where start > word.lowerBound {
            let before = paragraph.start(before: start)
            if paragraph.scalar(at: before)?.isCyrillic == true, word.upperBound - before > 4 { break }
            start = before
        }
        return lower(start..<word.upperBound)
    }

    private func key(_ word: Range<Int>, letters: Int) -> String {
        word.count > letters * 2 ? "long" : lower(word)
    }

    /// The first five letters of a Russian word, which its forms share.
    private func stem(_ word: Range<Int>) -> String {
        lower(word.lowerBound..<min(word.upperBound, word.lowerBound + 10))
    }

    private func lower(_ word: Range<Int>) -> String { paragraph.text(word).lowercased() }

    func levels(of word: Range<Int>) -> WordCases.Levels? {
        guard let first = paragraph.scalar(at: word.lowerBound) else { return nil }
        // «Carmaker's», «Anti-war»: the letters before the mark.
        let end = paragraph.skip(from: word.lowerBound) { $0.isLetter }
        let longest = 12
        if first.isCyrillic {
            return WordCases.russian.levels(
                of: Array(lower(word.lowerBound..<min(end, word.lowerBound + longest)).utf8))
        }
        return WordCases.english.levels(of: Array(lower(word.lowerBound..<end).utf8))
    }

    /// Whether an abbreviation is in text of capitals, so that its own capitals say nothing.
    func isInCapitals(_ word: Range<Int>, _ next: Follower) -> Bool {
        guard paragraph.isAllCapitals(word) || isSingleLetter(word) else { return false }
        if next.scalar?.isDigit == true {
            return paragraph.isAllCapitals(paragraph.word(at: paragraph.skipSpaces(from: next.word.upperBound)))
        }
        guard paragraph.isAllCapitals(next.word) else { return false }
        let before = paragraph.word(endingAt: paragraph.skipSpacesBack(from: word.lowerBound), to: 0)
        let isNumber = paragraph.scalar(at: before.lowerBound)?.isDigit == true
        return paragraph.isAllCapitals(isNumber ? paragraph.word(at: 0) : before)
    }
}

extension Paragraph {
    /// Whether a word has two capitals or more, and no small letter.
    func isAllCapitals(_ word: Range<Int>) -> Bool {
        var letters = 0
        var at = word.lowerBound
        while at < word.upperBound, let scalar = scalar(at: at) {
            if scalar.isLowercaseLetter { return false }
            letters += scalar.isUppercaseLetter ? 1 : 0
            at += UTF8.width(scalar)
        }
        return letters > 1
    }
}
