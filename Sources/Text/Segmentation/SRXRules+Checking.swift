import CalqueCore
import CalqueICU
import CalqueXML

extension SRXRules {
    /// Reads a file of rules and tries each one.
    ///
    /// A rule that cannot be used does not end the reading: it is one of `problems`.
    ///
    /// - Throws: `Failure(.noInput)` when the file cannot be opened, `Failure(.badData)` when it is no SRX.
    package init(path: String) throws {
        try self.init(SRXReader(XMLReader(try InputFile(path: path)), file: path))
    }

    /// Reads rules from memory; `file` is what failures call them.
    package init(bytes: [UInt8], file: String? = nil) throws {
        try self.init(SRXReader(XMLReader(bytes: bytes, file: file), file: file))
    }

    private init(_ reader: SRXReader) throws {
        try reader.read()
        self = reader.result
        checkRules()
        checkMaps()
    }

    /// Takes out the rules that ICU refuses.
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

    private func problem(of rule: Rule) -> Failure? {
        let place = Failure.Place(file: file, line: rule.line, unit: rule.name)
        if rule.before.isEmpty, rule.after.isEmpty {
            return Failure(
                .badData, "has neither beforebreak nor afterbreak", at: place, advice: "give one, or take the rule out")
        }
        for (element, pattern) in [("beforebreak", rule.before), ("afterbreak", rule.after)] {
            do throws(Failure) { _ = try RegularExpression(pattern) } catch {
                return Failure(
                    .badData, "ICU refuses the \(element) '\(pattern.onOneLine)': \(error.message)", at: place,
                    advice: "rewrite it, or give --srx-lenient to go on without the rule")
            }
        }
        return nil
    }

    /// Takes out language maps that lead nowhere.
    private mutating func checkMaps() {
        var usable: [LanguageMap] = []
        for map in languageMaps {
            let place = Failure.Place(file: file, line: map.line, unit: "languagemap '\(map.pattern.onOneLine)'")
            if !languageRules.contains(where: { $0.name == map.languageRule }) {
                problems.append(
                    Failure(
                        .badData, "there is no languagerule '\(map.languageRule.onOneLine)'", at: place,
                        advice: "correct its languagerulename, or give --srx-lenient to go on without the map"))
                continue
            }
            do throws(Failure) {
                _ = try RegularExpression(map.pattern, ignoringCase: true)
                usable.append(map)
            } catch {
                problems.append(
                    Failure(
                        .badData, "ICU refuses the languagepattern: \(error.message)", at: place,
                        advice: "rewrite it, or give --srx-lenient to go on without the map"))
            }
        }
        languageMaps = usable
    }
}

extension String {
    /// At most sixty characters without controls, for messages.
    var onOneLine: String {
        let plain = unicodeScalars.prefix(60).map { $0.properties.generalCategory == .control ? " " : String($0) }
        return plain.joined() + (unicodeScalars.count > 60 ? "…" : "")
    }
}
