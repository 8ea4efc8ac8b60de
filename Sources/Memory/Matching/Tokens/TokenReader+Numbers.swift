extension TokenReader {
    /// Reads a number with the marks inside it.
    ///
    ///     number   ::= digits (mark digits)* | whole (blank three-digits)+ (mark digits)* | whole? blank? fraction
    ///     mark     ::= `.` `,` `:` `/` `'`, each also in its wide form
    ///     fraction ::= `½` … | digits `/` digits
    ///
    /// The whole of groups and of a fraction has three digits at most. A wide comma is a mark only before three digits,
    /// because Chinese clauses end with it.
    mutating func readNumber(_ bytes: inout [UInt8]) {
        let (start, form) = (place, bytes.count)
        if let (mark, after) = scalar(at: place), mark.kind == .single {
            append(0x2E, &bytes)
            place = after
        }
        if readFraction(&bytes, afterWhole: false) { return readMarks(&bytes, from: form, isSymbol: false) }
        let digits = readDigits(&bytes)
        if let (next, _) = scalar(at: place), next.written == 0x5F {
            // A name in a program.
            bytes.removeLast(bytes.count - form)
            place = start
            return readName(&bytes)
        }
        let isWhole = digits < 4 && bytes[form] != 0x2E
        if isWhole, readFraction(&bytes, afterWhole: true) { return readMarks(&bytes, from: form, isSymbol: false) }
        // 0 500 is two numbers.
        var isGrouped = isWhole && bytes[form] != 0x30
        while let (mark, after) = scalar(at: place) {
            if isGrouped, Self.isGroupBlank(mark.written), countDigits(at: after) == 3 {
                place = after
                _ = readDigits(&bytes)
                continue
            }
            let count = countDigits(at: after)
            guard let folded = Self.mark(mark), count > 0, mark.written != 0xFF0C || count == 3 else { break }
            if folded != 0x27 || count != 3 { append(folded, &bytes) }
            place = after
            _ = readDigits(&bytes)
            isGrouped = false
        }
        readMarks(&bytes, from: form, isSymbol: false)
    }

    private mutating func readName(_ bytes: inout [UInt8]) {
        while let (scalar, after) = scalar(at: place), [.digit, .letter].contains(scalar.kind) {
            append(scalar.folded, &bytes)
            place = after
        }
    }

    /// Reads `½`, and after a whole number also ` 1/2` with a blank. - Returns: whether there was one.
    private mutating func readFraction(_ bytes: inout [UInt8], afterWhole: Bool) -> Bool {
        guard var (first, after) = scalar(at: place) else { return false }
        var at = place
        if afterWhole, Self.isGroupBlank(first.written) {
            guard let (next, end) = scalar(at: after) else { return false }
            at = after
            (first, after) = (next, end)
        }
        if first.kind == .fraction {
            if afterWhole { append(0x20, &bytes) }
            for scalar in FoldedScalar.expansion(of: first.written) { append(scalar, &bytes) }
            place = after
            return true
        }
        guard afterWhole, at > place, (1...2).contains(countDigits(at: at)) else { return false }
        var slash = at
        while let (digit, end) = scalar(at: slash), digit.kind == .digit { slash = end }
        guard let (mark, below) = scalar(at: slash), mark.folded == 0x2F, (1...2).contains(countDigits(at: below))
        else {
            return false
        }
        var end = below
        while let (digit, next) = scalar(at: end), digit.kind == .digit { end = next }
        // 5 1/2/2026 is a date.
        if let (next, after) = scalar(at: end), Self.mark(next) != nil, countDigits(at: after) > 0 { return false }
        append(0x20, &bytes)
        place = at
        _ = readDigits(&bytes)
        append(0x2F, &bytes)
        place = below
        _ = readDigits(&bytes)
        return true
    }

    /// Reads digits and what is not seen among them. - Returns: how many there are.
    private mutating func readDigits(_ bytes: inout [UInt8]) -> Int {
        var count = 0
        while let (scalar, after) = scalar(at: place) {
            if scalar.kind == .digit {
                append(scalar.folded, &bytes)
                count += 1
            } else if scalar.kind != .ignorable {
                break
            }
            place = after
        }
        return count
    }

    /// Returns the number of digits from a byte on; 0 if they begin a name in a program.
    func countDigits(at place: Int) -> Int {
        var (count, place) = (0, place)
        while let (scalar, after) = scalar(at: place) {
            if scalar.kind != .digit { return scalar.written == 0x5F ? 0 : count }
            (count, place) = (count + 1, after)
        }
        return count
    }

    /// Returns the folded form of a mark that may be within a number.
    private static func mark(_ scalar: FoldedScalar) -> UInt32? {
        switch scalar.written {
        case 0x2E, 0x2C, 0x3A, 0x2F, 0x27, 0xFF0E, 0xFF0C, 0xFF1A, 0xFF0F, 0x2019, 0x2044: scalar.folded
        case 0x66B: 0x2E
        case 0x66C: 0x2C
        default: nil
        }
    }

    /// Whether a blank may separate the groups of a number.
    private static func isGroupBlank(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0xA0, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F: true
        default: false
        }
    }
}
