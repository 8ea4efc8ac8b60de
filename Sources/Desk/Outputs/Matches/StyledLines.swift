import CalqueCommandLine

/// Restores the attributes of runs after their text was wrapped into lines.
struct StyledLines {
    struct Run {
        var text: String
        var attributes: [Style.Attribute] = []
    }

    /// The text to wrap.
    let plain: String
    private let pieces: [(character: Character, attributes: [Style.Attribute])]
    private var place = 0
    private let style: Style

    init(_ runs: [Run], _ style: Style) {
        self.style = style
        plain = runs.map(\.text).joined()
        pieces = runs.flatMap { run in run.text.map { ($0, run.attributes) } }
    }

    mutating func next(_ line: String) -> String {
        var out = ""
        var pending = ""
        var current: [Style.Attribute] = []
        func flush() -> String { current.isEmpty ? pending : style(pending, current) }
        for character in line {
            // Wrapping dropped white space at the ends of lines, or made it one space.
            while place < pieces.count, pieces[place].character != character, pieces[place].character.isWhitespace {
                place += 1
            }
            let attributes = place < pieces.count ? pieces[place].attributes : []
            if attributes != current {
                out += flush()
                (pending, current) = ("", attributes)
            }
            pending.append(character)
            place += 1
        }
        return out + flush()
    }
}
