extension Program {
    /// The faults of the table itself; empty for a sound table. Tests check it.
    package var faults: [String] {
        var faults: [String] = []
        faults += commands.map(\.name).repeated.map { "two commands are called \($0)" }
        for path in paths {
            guard let command = path.last else { continue }
            let place = ([name] + path.map(\.name)).joined(separator: " ")
            func check(_ isSound: Bool, _ fault: @autoclosure () -> String) {
                if !isSound { faults.append("\(place): \(fault())") }
            }
            check(command.name.isFlagName, "a name has small letters, digits and '-'")
            check(!command.summary.isEmpty && !command.summary.hasSuffix("."), "a summary has no full stop")
            check(command.action != nil || !command.commands.isEmpty, "a group needs commands")
            check(path.count < 2 || command.commands.isEmpty, "groups do not nest")
            for name in command.commands.map(\.name).repeated { check(false, "two commands are called \(name)") }
            for name in (flags + command.flags).flatMap(\.spellings).repeated { check(false, "\(name) is there twice") }
            for name in command.operands.map(\.name).repeated { check(false, "\(name) is there twice") }
            check(command.operands.count { $0.most > 1 } < 2, "two operands repeat")
            for flag in flags + command.flags {
                check(flag.name.isFlagName && flag.negation?.isFlagName != false, "\(flag.long) is no name for a flag")
                check(flag.short.map { $0.isASCII && $0.isLetter } ?? true, "\(flag.long): short names are letters")
                check(!flag.help.isEmpty && !flag.help.hasSuffix("."), "\(flag.long): a help text has no full stop")
            }
            let values = (flags + command.flags).compactMap(\.value) + command.operands.map(\.value)
            for word in values.flatMap(\.choices) {
                check(word.isPlain, "'\(word)' is no plain word, shells would stumble")
            }
        }
        return faults
    }
}

extension String {
    /// Small ASCII letters, digits and inner `-`.
    fileprivate var isFlagName: Bool {
        guard let first, let last, first != "-", last != "-" else { return false }
        return allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    }

    /// A word that no shell reads as anything else.
    fileprivate var isPlain: Bool {
        !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._+-".contains($0)) }
    }
}

extension [String] {
    fileprivate var repeated: [String] {
        var seen: Set<String> = []
        return filter { !seen.insert($0).inserted }
    }
}
