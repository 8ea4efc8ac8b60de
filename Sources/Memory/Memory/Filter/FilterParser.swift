import CalqueCore
import CalqueUnits

/// Parses a condition by recursive descent.
struct FilterParser {
    private struct Token {
        enum Kind { case word, quoted, sign, end }
        let kind: Kind
        let text: String
        /// In characters, from 1.
        let column: Int
    }

    private var tokens: [Token] = []
    private var next = 0
    private var depth = 0

    init(_ text: String) throws(Failure) {
        let characters = Array(text)
        var at = 0
        while at < characters.count {
            let start = at
            let character = characters[at]
            switch character {
            case _ where character.isWhitespace: at += 1
            case "\"", "'":
                var value = ""
                at += 1
                while true {
                    guard at < characters.count else {
                        throw Self.failure("the quotation is not closed", column: start + 1)
                    }
                    if characters[at] == character {
                        guard at + 1 < characters.count, characters[at + 1] == character else { break }
                        at += 1
                    }
                    value.append(characters[at])
                    at += 1
                }
                at += 1
                tokens.append(Token(kind: .quoted, text: value, column: start + 1))
            case "(", ")":
                at += 1
                tokens.append(Token(kind: .sign, text: String(character), column: start + 1))
            case "=", "!", "<", ">", "~":
                at += 1
                if at < characters.count, "=~".contains(characters[at]), character != "~", character != "=" { at += 1 }
                tokens.append(Token(kind: .sign, text: String(characters[start..<at]), column: start + 1))
            default:
                while at < characters.count, !characters[at].isWhitespace, !"()=!<>~\"'".contains(characters[at]) {
                    at += 1
                }
                tokens.append(Token(kind: .word, text: String(characters[start..<at]), column: start + 1))
            }
        }
        tokens.append(Token(kind: .end, text: "", column: characters.count + 1))
    }

    mutating func parse() throws(Failure) -> FilterNode {
        let node = try any()
        guard current.kind == .end else {
            throw Self.failure(
                "“\(current.text)” is not expected here", column: current.column, "join conditions with and, or")
        }
        return node
    }

    private var current: Token { tokens[next] }

    private mutating func take(_ word: String) -> Bool {
        guard current.kind == .word, current.text.lowercased() == word else { return false }
        next += 1
        return true
    }

    private mutating func any() throws(Failure) -> FilterNode {
        var nodes = [try all()]
        while take("or") { nodes.append(try all()) }
        return nodes.count == 1 ? nodes[0] : .any(nodes)
    }

    private mutating func all() throws(Failure) -> FilterNode {
        var nodes = [try one()]
        while take("and") { nodes.append(try one()) }
        return nodes.count == 1 ? nodes[0] : .all(nodes)
    }

    private mutating func one() throws(Failure) -> FilterNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { throw Self.failure("too many parentheses", column: current.column) }
        if take("not") { return .not(try one()) }
        guard current.kind == .sign, current.text == "(" else { return .comparison(try comparison()) }
        let open = current.column
        next += 1
        let node = try any()
        guard current.kind == .sign, current.text == ")" else {
            throw Self.failure("the parenthesis is not closed", column: open)
        }
        next += 1
        return node
    }

    private mutating func comparison() throws(Failure) -> FilterComparison {
        let name = current
        guard name.kind == .word, let field = FilterField(name.text) else {
            throw Self.failure(
                name.kind == .end ? "a field is missing at the end" : "“\(oneLine(name.text))” is not a field",
                column: name.column, "fields are " + FilterField.names.joined(separator: ", "))
        }
        next += 1
        let sign = current
        guard sign.kind == .word || sign.kind == .sign,
            let comparison = FilterComparison.Operator(rawValue: sign.text.lowercased())
        else {
            throw Self.failure(
                sign.kind == .end
                    ? "a comparison is missing after \(name.text)" : "“\(oneLine(sign.text))” is not a comparison",
                column: sign.column,
                "comparisons are " + FilterComparison.Operator.allCases.map(\.rawValue).joined(separator: " "))
        }
        next += 1
        var value = ""
        var column = sign.column
        if comparison != .exists {
            guard current.kind == .word || current.kind == .quoted else {
                throw Self.failure("a value is missing after \(sign.text)", column: current.column)
            }
            value = current.text
            column = current.column
            next += 1
        }
        do throws(Failure) {
            return try FilterComparison(field, comparison, value)
        } catch {
            throw Self.failure(error.message, column: column, error.advice)
        }
    }

    private static func failure(_ message: String, column: Int, _ advice: String? = nil) -> Failure {
        Failure(.usage, "the condition, character \(column): \(message)", advice: advice)
    }
}
