import CalqueLanguages

/// Decides at closing quotation marks in Chinese text.
extension BoundaryRules {
    /// Whether Chinese text attributes the quotation or continues its sentence. `“……。”他说。` has a short clause that
    /// ends in a verb of speech; in `“加油！”的口号` and `他用“太棒了！”来形容` the quotation is a part of the sentence.
    func clauseAttributes(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        if paragraph.startsWith(lexicon.affixes.joining, at: candidate.position), !beginsCompound(candidate.position) {
            return true
        }
        if next == "—" { return true }
        if isNested(candidate) {
            let last = paragraph.scalar(before: candidate.terminators.upperBound)
            return last == "！" || last == "？" || continues(at: candidate.position)
        }
        switch introduction(of: candidate) {
        // The sentence said before the quotation who speaks.
        case .colon: return saysOnce(candidate)
        case .phrase: if next.isHan, !candidate.hasSpace { return true }
        case .word:
            if continues(at: candidate.position) || exclaimsInside(candidate, next) { return true }
        case .none: break
        }
        return attributes(candidate)
    }

    /// Whether a word that continues a sentence follows.
    func continues(at position: Int) -> Bool {
        paragraph.startsWith(lexicon.affixes.continuations, at: position) && !beginsCompound(position)
    }

    /// Whether a longer word begins like one that would continue the sentence: `和平`, `就业`.
    private func beginsCompound(_ position: Int) -> Bool {
        paragraph.startsWith(lexicon.affixes.compounds, at: position)
    }

    /// Whether an exclamation or a question is a part of the sentence around it, which has no verb of speech directly
    /// before it: `横幅上“我们要工作！”几个大字格外醒目。`
    private func exclaimsInside(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        let last = paragraph.scalar(before: candidate.terminators.upperBound)
        guard last == "！" || last == "？", next.isHan, !candidate.hasSpace,
            let opener = openerPosition(of: candidate), let before = paragraph.scalar(before: opener)
        else { return false }
        // «…？”他这样回答：“…»
        let longest = 120
        var clause = candidate.position
        while clause - candidate.position < longest, let scalar = paragraph.scalar(at: clause), !isClauseMark(scalar) {
            clause += UTF8.width(scalar)
        }
        if paragraph.scalar(at: clause) == "：" { return false }
        switch before {
        case "说", "說", "道", "称", "稱", "问", "問", "答": return false
        default: return true
        }
    }

    /// What precedes the quotation that ends at a candidate.
    private enum Introduction {
        /// A colon: `他说：“…”`
        case colon
        /// A phrase that needs more text: `他用“太棒了！”来形容`.
        case phrase
        /// Another word of the sentence: `局势“正在恶化。”`
        case word
        case none
    }

    private func introduction(of candidate: BoundaryCandidate) -> Introduction {
        guard let at = openerPosition(of: candidate) else { return .none }
        let before = paragraph.scalar(before: paragraph.skipSpacesBack(from: at))
        if before == "：" || before == ":" { return .colon }
        guard at >= candidate.segmentStart, let before, before.isHan || before.isDigit else { return .none }
        return needsMore(endingAt: at, to: candidate.segmentStart) ? .phrase : .word
    }

    /// The start of the quotation that ends at a candidate; nil if it is not found nearby.
    private func openerPosition(of candidate: BoundaryCandidate) -> Int? {
        let longest = 900
        let end = candidate.closers.upperBound
        guard let closer = paragraph.scalar(before: end), let opener = opener(of: closer) else { return nil }
        let last = paragraph.start(before: end)
        var depth = 0
        var at = last
        let floor = max(0, last - longest)
        while at > floor {
            at = paragraph.start(before: at)
            let scalar = paragraph.scalar(at: at)
            if scalar == closer, closer != opener { depth += 1 }
            guard scalar == opener else { continue }
            if depth == 0 { return at }
            depth -= 1
        }
        return nil
    }

    /// Whether the clause before a quotation has a preposition near its end, or counts words.
    private func needsMore(endingAt end: Int, to floor: Int) -> Bool {
        let longest = 15
        let start = paragraph.skipBack(from: end, to: max(floor, end - longest)) { $0.isHan }
        var at = start
        while at < end {
            if paragraph.startsWith(lexicon.affixes.beforeQuotation, at: at) { return true }
            at = paragraph.end(of: at)
        }
        return false
    }

    /// Whether a quotation after a colon is attributed once more: `…：“水里有鲨鱼！”船长接着说。`
    private func saysOnce(_ candidate: BoundaryCandidate) -> Bool {
        let longest = 60
        let end = paragraph.skip(from: candidate.position) { $0.isLetter || $0.isSpace || $0 == "·" }
        guard end - candidate.position <= longest, paragraph.scalar(at: end) == "。",
            let last = paragraph.scalar(before: end)
        else { return false }
        return (last == "说" || last == "說" || last == "道") && !denies(candidate.position..<end)
    }

    private func opener(of closer: Unicode.Scalar) -> Unicode.Scalar? {
        switch closer {
        case "”": "“"
        case "’": "‘"
        case "」": "「"
        case "』": "『"
        case "\"": "\""
        default: nil
        }
    }

    /// Whether the clause after the quotation says who speaks: it ends in a verb of speech, or it is short and begins
    /// with a person: `市长感慨。`
    private func attributes(_ candidate: BoundaryCandidate) -> Bool {
        let longest = 40
        var seen = 0
        var end = candidate.position
        while seen < longest, let scalar = paragraph.scalar(at: end), !isClauseMark(scalar) {
            seen += 1
            end += UTF8.width(scalar)
        }
        guard let mark = paragraph.scalar(at: end), isClauseMark(mark) else { return false }
        if mark == "：" || mark == ":" { return false }
        // «据她介绍，…» attributes the next sentence.
        if paragraph.startsWith(lexicon.affixes.sources, at: candidate.position) { return false }
        let clause = candidate.position..<end
        if denies(clause) { return false }
        let tells = paragraph.scalar(before: end) == "》" && seen <= 20 && paragraph.text(clause).contains("告")
        let speaks =
            tells || lexicon.affixes.clauseEnds.contains { paragraph.slice(clause).suffix($0.count).elementsEqual($0) }
            || mark.isTerminator && (endsInSpeech(clause) || speaksToPerson(clause))
        if mark.isTerminator || mark == "；" || mark == ";" {
            return speaks || mark == "。" && isPersonsVerb(clause, length: seen)
        }
        guard speaks else { return false }
        // After a comma comes the rest of the quotation, or another clause. In the second case only a question or an
        // exclamation is attributed.
        let after = paragraph.skipSpaces(from: paragraph.end(of: end))
        if paragraph.scalar(at: after)?.isQuote == true { return true }
        let last = paragraph.scalar(before: candidate.terminators.upperBound)
        return last == "？" || last == "！" || last == "?" || last == "!"
    }

    /// Whether one of the last two characters of a clause is of speech, as in most verbs of speech: `警告`, `尖叫着`,
    /// `赞叹不已`, `自言自语`. A noun with such a character is listed.
    private func endsInSpeech(_ clause: Range<Int>) -> Bool {
        let affixes = lexicon.affixes
        var end = clause.upperBound
        func hasSuffix(_ words: [[UInt8]]) -> Int? {
            words.first { paragraph.slice(clause.lowerBound..<end).suffix($0.count).elementsEqual($0) }?.count
        }
        if let tail = hasSuffix(affixes.speechTails) { end -= tail }
        if hasSuffix(affixes.speechNouns) != nil || hasSuffix(affixes.aspects) != nil { return false }
        if hasSuffix(affixes.speechCharacters) != nil { return end > clause.lowerBound + 3 }
        // The last character may be that of the object or the result: `抱怨`, `留言`, `发问`.
        guard end - clause.lowerBound > 6 else { return false }
        end -= 3
        return hasSuffix(affixes.speechCharacters) != nil
    }

    /// Whether a short clause has a verb of speech and a person as its object: `母亲安慰女儿`, `校长称赞学生们`.
    private func speaksToPerson(_ clause: Range<Int>) -> Bool {
        let longest = 45
        let mostOfObject = 15
        let leastOfVerb = 6
        guard clause.count <= longest,
            lexicon.affixes.persons.contains(where: { paragraph.slice(clause).suffix($0.count).elementsEqual($0) })
                || asks(clause)
        else { return false }
        if asks(clause) { return true }
        var at = paragraph.end(of: clause.lowerBound)
        while at < clause.upperBound {
            let rest = paragraph.slice(at..<clause.upperBound)
            let isVerb = lexicon.affixes.clauseEnds.contains {
                $0.count >= leastOfVerb && rest.count > $0.count && rest.count <= $0.count + mostOfObject
                    && rest.starts(with: $0)
            }
            if isVerb { return true }
            at = paragraph.end(of: at)
        }
        return false
    }

    /// Whether the clause ends in "asks" and a short object: `一位老人问保安`; not in `访问中国`.
    private func asks(_ clause: Range<Int>) -> Bool {
        let mostOfObject = 12
        var at = clause.upperBound
        while at > clause.lowerBound + 3, clause.upperBound - at < mostOfObject {
            at = paragraph.start(before: at)
            guard let verb = paragraph.scalar(at: at), verb == "问" || verb == "問" else { continue }
            switch paragraph.scalar(before: at) {
            case "访", "訪", "顾", "顧", "学", "學", "疑", "慰": return false
            default: break
            }
            switch paragraph.scalar(at: at + 3) {
            case "题", "題", "世", "责", "責", "卷": return false
            default: return true
            }
        }
        return false
    }

    /// Whether the clause says that somebody did not speak: `他没有回答`, `发言人拒绝回答`; not `赞叹不已`.
    private func denies(_ clause: Range<Int>) -> Bool {
        var at = clause.lowerBound
        while at < clause.upperBound {
            let rest = paragraph.slice(at..<clause.upperBound)
            if lexicon.affixes.denials.contains(where: { rest.starts(with: $0) }),
                !lexicon.affixes.undenied.contains(where: { rest.starts(with: $0) })
            {
                return true
            }
            at = paragraph.end(of: at)
        }
        return false
    }

    /// Whether a short clause is a person and a verb without an object: `市长感慨`.
    private func isPersonsVerb(_ clause: Range<Int>, length: Int) -> Bool {
        guard (3...7).contains(length) else { return false }
        // The verb has two characters.
        let verb = 6
        let subject = clause.lowerBound..<clause.upperBound - verb
        return lexicon.affixes.persons.contains { paragraph.slice(subject).suffix($0.count).elementsEqual($0) }
            && !lexicon.affixes.aspects.contains { paragraph.slice(clause).suffix($0.count).elementsEqual($0) }
    }

    /// Whether only an inner quotation ends. The sentence around it may continue.
    private func isNested(_ candidate: BoundaryCandidate) -> Bool {
        let closer = paragraph.scalar(at: candidate.closers.lowerBound)
        guard closer == "’" || closer == "』", candidate.closers.count == 3 else { return false }
        return paragraph.isInsideQuotation(candidate.position, within: 600)
    }

    private func isClauseMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "，", "：", "；", ",", ":", ";", "“", "「", "\"": true
        default: scalar.isTerminator
        }
    }
}
