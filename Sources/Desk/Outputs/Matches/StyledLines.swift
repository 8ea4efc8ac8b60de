import CalqueCommandLine

/// Puts the attributes of runs back onto the lines that their text was wrapped into.
struct StyledLines {
    struct Run {
        var text: String
        var attributes: [Style.Attribute] = []
    }

    /// The text that is to be wrapped.
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
            // White space was dropped or made one blank where lines were broken.
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
