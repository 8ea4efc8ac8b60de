/// Parses a regular expression for ``PatternShape``. ICU has already accepted the expression.
struct PatternParser {
    private let pattern: [Unicode.Scalar]
    private var at = 0
    private(set) var hasAnchors = false
    private(set) var isJoinable = true
    /// False if the parser has found syntax with an unknown length.
    private(set) var isKnown = true
    private(set) var ignoresCase = false
    /// Whether the pattern has no `|` at its top level.
    private(set) var isSingle = true
    private var depth = 0

    init(_ pattern: [Unicode.Scalar]) { self.pattern = pattern }

    var isAtEnd: Bool { at >= pattern.count }

    private var next: Unicode.Scalar? { at < pattern.count ? pattern[at] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        at += 1
        return true
    }

    /// Stops at syntax that the parser does not know, with the cautious result.
    private mutating func giveUp() {
        isKnown = false
        isJoinable = false
        hasAnchors = true
        at = pattern.count
    }

    /// Parses alternatives up to `)` or the end, and returns the length of their matches.
    mutating func alternatives() -> PatternLength {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else {
            giveUp()
            return PatternLength(minimum: 0)
        }
        var length = sequence()
        while take("|") {
            if depth == 1 { isSingle = false }
            length = length.or(sequence())
        }
        return length
    }

    private mutating func sequence() -> PatternLength {
        var length = PatternLength(minimum: 0, maximum: 0)
        while let scalar = next, scalar != "|", scalar != ")" { length = length.then(quantified()) }
        return length
    }

    private mutating func quantified() -> PatternLength {
        let length = atom()
        let bounds: (Int, Int?)
        switch next {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            guard let interval = interval() else {
                giveUp()
                return length
            }
            bounds = interval
        default: return length
        }
        at += 1
        // Lazy and possessive quantifiers match the same lengths.
        if next == "?" || next == "+" { at += 1 }
        return length.times(bounds.0, bounds.1)
    }

    /// Parses `{m}`, `{m,}` or `{m,n}`, up to the closing brace.
    private mutating func interval() -> (Int, Int?)? {
        at += 1
        guard let least = number() else { return nil }
        if next == "}" { return (least, least) }
        guard take(",") else { return nil }
        if next == "}" { return (least, nil) }
        guard let most = number(), next == "}" else { return nil }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, ("0"..."9").contains(scalar) {
            // bounded: no value is above a million.
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
            at += 1
        }
        return value
    }

    private mutating func atom() -> PatternLength {
        let one = PatternLength(minimum: 1, maximum: 1)
        let scalar = pattern[at]
        at += 1
        switch scalar {
        case "(": return group()
        case "[":
            set()
            return one
        case "\\": return escape()
        case "^", "$":
            hasAnchors = true
            return PatternLength(minimum: 0, maximum: 0)
        // With (?s), the dot matches CR LF as one.
        case ".": return PatternLength(minimum: 1, maximum: 2)
        default: return one
        }
    }

    /// Parses a group, from after its `(` to after its `)`.
    private mutating func group() -> PatternLength {
        var isLook = false
        if take("?") {
            switch next {
            case ":", ">", "|": at += 1
            case "=", "!":
                at += 1
                isLook = true
            case "<":
                at += 1
                if next == "=" || next == "!" {
                    at += 1
                    isLook = true
                } else {
                    while let scalar = next, scalar != ">" { at += scalar == ")" ? 0 : 1 }
                    at += 1
                }
            case "#":
                while let scalar = next, scalar != ")" { at += scalar == ")" ? 0 : 1 }
                at += 1
                return PatternLength(minimum: 0, maximum: 0)
            default:
                guard let isWhole = flags() else {
                    giveUp()
                    return PatternLength(minimum: 0)
                }
                if isWhole { return PatternLength(minimum: 0, maximum: 0) }
            }
        }
        let length = alternatives()
        _ = take(")")
        return isLook ? PatternLength(minimum: 0, maximum: 0) : length
    }

    /// Parses mode flags after `(?`, such as `i)` or `i:`.
    ///
    /// - Returns: whether the group ends after the flags; nil for modes that change the syntax.
    private mutating func flags() -> Bool? {
        while let scalar = next {
            at += 1
            switch scalar {
            case "i": ignoresCase = true
            case "s", "m", "w", "-": continue
            case ":": return false
            case ")": return true
            default: return nil
            }
        }
        return nil
    }

    /// Parses a set, from after its `[` to after its end. Sets may contain sets.
    private mutating func set() {
        var open = 1
        _ = take("^")
        if next == "]" { return giveUp() }
        while open > 0, let scalar = next {
            at += 1
            switch scalar {
            case "[": open += 1
            case "]": open -= 1
            case "\\":
                if next == "Q" { return giveUp() }
                at += 1
            default: continue
            }
        }
    }

    /// Parses an escape, from after its backslash.
    private mutating func escape() -> PatternLength {
        let one = PatternLength(minimum: 1, maximum: 1)
        let nothing = PatternLength(minimum: 0, maximum: 0)
        guard let scalar = next else { return one }
        at += 1
        switch scalar {
        case "b", "B": return nothing
        case "A", "Z", "z", "G":
            hasAnchors = true
            return nothing
        case "R": return PatternLength(minimum: 1, maximum: 2)
        case "X": return PatternLength(minimum: 1)
        case "p", "P", "N", "x":
            if next == "{" {
                while let inner = next, inner != "}" { at += inner == "}" ? 0 : 1 }
                at += 1
            } else {
                at += scalar == "x" ? 2 : 1
            }
        case "u": at += 4
        case "U": at += 8
        case "c": at += 1
        case "0": _ = number()
        case "1"..."9", "k", "Q", "E": giveUp()
        default: return one
        }
        at = min(at, pattern.count)
        return one
    }
}
