public import CalqueCore
import CalqueICU
import CalqueIO
import CalqueXML

extension SRXRules {
    /// Reads a file of rules and compiles each rule.
    ///
    /// A faulty rule is not an error. It is left out and reported in ``problems``.
    ///
    /// - Throws: `Failure(.noInput)` if the file cannot be opened, `Failure(.badData)` if it is not an SRX file.
    /// - Complexity: linear in the size of the file.
    public init(path: String) throws(Failure) {
        try self.init(SRXReader(XMLReader(try InputFile(path: path)), file: path))
    }

    /// Reads rules from memory and compiles each rule.
    ///
    /// - Parameters:
    ///   - bytes: the content of an SRX file.
    ///   - file: the name of the file in failures.
    /// - Throws: `Failure(.badData)` if this is not an SRX file.
    public init(bytes: [UInt8], file: String? = nil) throws(Failure) {
        try self.init(SRXReader(XMLReader(bytes: bytes, file: file), file: file))
    }

    private init(_ reader: SRXReader) throws(Failure) {
        try reader.read()
        self = reader.result
        checkRules()
        checkMaps()
    }

    /// Removes the rules that ICU rejects.
    private mutating func checkRules() {
        for index in languageRules.indices {
            let all = languageRules[index].rules
            let problems = all.map(problem)
            languageRules[index].rules = zip(all, problems).filter { $0.1 == nil }.map(\.0)
            languageRules[index].refused = problems.count { $0 != nil }
            self.problems += problems.compactMap(\.self)
        }
        problems.sort { ($0.place.line ?? 0) < ($1.place.line ?? 0) }
    }

    /// The reason why a rule cannot be used; nil if it can.
    private func problem(of rule: Rule) -> Failure? {
        let place = Failure.Place(file: file, line: rule.line, unit: rule.name)
        if rule.before.isEmpty, rule.after.isEmpty {
            return Failure(
                .badData, "the rule has neither beforebreak nor afterbreak", at: place,
                advice: "add one, or remove the rule")
        }
        for (element, pattern) in [("beforebreak", rule.before), ("afterbreak", rule.after)] {
            do throws(Failure) { _ = try RegularExpression(pattern) } catch {
                return Failure(
                    .badData, "ICU rejects the \(element) '\(pattern.onOneLine)': \(error.message)", at: place,
                    advice: "rewrite it, or give --srx-lenient to continue without the rule")
            }
        }
        return nil
    }

    /// Removes language maps without rules and language maps with a faulty pattern.
    private mutating func checkMaps() {
        var usable: [LanguageMap] = []
        for map in languageMaps {
            let place = Failure.Place(file: file, line: map.line, unit: "languagemap '\(map.pattern.onOneLine)'")
            if !languageRules.contains(where: { $0.name == map.languageRule }) {
                problems.append(
                    Failure(
                        .badData, "there is no languagerule '\(map.languageRule.onOneLine)'", at: place,
                        advice: "correct its languagerulename, or give --srx-lenient to continue without the map"))
                continue
            }
            do throws(Failure) {
                _ = try RegularExpression(map.pattern, ignoringCase: true)
                usable.append(map)
            } catch {
                problems.append(
                    Failure(
                        .badData, "ICU rejects the languagepattern: \(error.message)", at: place,
                        advice: "rewrite it, or give --srx-lenient to continue without the map"))
            }
        }
        languageMaps = usable
    }
}

extension String {
    /// The first sixty characters, with spaces for control characters, for messages.
    var onOneLine: String { OneLine.blanked(self, limit: 60) }
}
