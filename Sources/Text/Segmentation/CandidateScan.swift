import CalqueCore
import CalqueICU
import CalqueLanguages

/// Finds the candidate positions of a paragraph in ascending order: after each run of terminators and closers, after
/// line ends, and before list items.
///
/// The candidates are the boundaries of ICU (UAX #29) and more: ICU has none before a dash or after an ellipsis. In
/// Latin, Cyrillic and Chinese text the scan does not need ICU and is several times faster. From the first character
/// of another script on, the boundaries of ICU are merged in.
struct CandidateScan {
    private let paragraph: Paragraph
    private let icu: ICUBoundaries
    private let splitsAtColon: Bool
    private let splitsAtSemicolon: Bool
    private let interest: UnsafePointer<UInt8>
    private var at: Int
    private var last = 0
    private var boundaries: [Int] = []
    private var nextBoundary = 0
    private var pending: Int?
    private var nextItem = 0

    init(_ paragraph: Paragraph, icu: ICUBoundaries, policies: SegmentationPolicies, interest: UnsafePointer<UInt8>) {
        self.paragraph = paragraph
        self.icu = icu
        self.interest = interest
        splitsAtColon = policies.splitsAtColon
        splitsAtSemicolon = policies.splitsAtSemicolon
        at = 0
    }

    /// Returns the next candidate; nil at the end.
    ///
    /// - Throws: `Failure` if ICU is needed and fails.
    mutating func next() throws(Failure) -> Int? {
        while true {
            if pending == nil { pending = try run() }
            var found = pending
            let boundary = nextBoundary < boundaries.count ? boundaries[nextBoundary] : .max
            if let item = item(before: min(boundary, found ?? .max)) {
                found = item
            } else if nextBoundary < boundaries.count, boundary <= found ?? .max {
                found = paragraph.skipSpaces(from: boundaries[nextBoundary])
                nextBoundary += 1
            } else {
                pending = nil
            }
            guard let found else { return nil }
            if found > last, found < paragraph.count {
                last = found
                return found
            }
        }
    }

    /// The next item of a list without marks, if it starts before a position.
    private mutating func item(before position: Int) -> Int? {
        guard nextItem < paragraph.workspace.pointee.listItems.count else { return nil }
        let item = paragraph.workspace.pointee.listItems[nextItem]
        guard item < position else { return nil }
        nextItem += 1
        return item
    }

    /// The next position that the scan itself finds.
    private mutating func run() throws(Failure) -> Int? {
        let bytes = paragraph.bytes
        while true {
            while at < bytes.count, interest[Int(bytes[at])] == 0 { at += 1 }
            guard at < bytes.count else { return nil }
            switch interest[Int(bytes[at])] {
            case CandidateByte.terminator:
                if let found = afterTerminators(at) { return found }
            case CandidateByte.line:
                at = paragraph.skipSpaces(from: at)
                return at
            case CandidateByte.colon, CandidateByte.semicolon:
                if let found = afterColon(at) { return found }
            case CandidateByte.mark:
                guard let scalar = paragraph.scalar(at: at) else { return nil }
                if scalar.isTerminator {
                    if let found = afterTerminators(at) { return found }
                } else if scalar.isLineEnd {
                    at = paragraph.skipSpaces(from: at)
                    return at
                } else if scalar == "：" || scalar == "；" {
                    if let found = afterColon(at) { return found }
                } else if scalar.isBullet {
                    defer { at += 3 }
                    // In Chinese a bullet separates the parts of a name: «穆罕默德•傑登».
                    guard let before = paragraph.scalar(before: at), !before.isLetter,
                        before.isSpace || paragraph.scalar(at: at + 3)?.isSpace == true
                    else { continue }
                    return at
                } else {
                    if scalar.value >> 7 == 0x2E00 >> 7 || scalar.value >> 4 == 0xFE5 { try askICU() }
                    at += UTF8.width(scalar)
                }
            default:
                try askICU()
                at += 1
            }
        }
    }

    /// Merges in the boundaries of ICU, which knows the sentence marks of other scripts.
    private mutating func askICU() throws(Failure) {
        guard boundaries.isEmpty else { return }
        // The end of the text is a boundary too, so the list is never empty afterwards.
        boundaries = try icu.boundaries(of: paragraph)
    }

    private mutating func afterTerminators(_ start: Int) -> Int? {
        let run = paragraph.skip(from: start) { $0.isTerminator }
        var closed = paragraph.skipClosers(from: run)
        var next = paragraph.skipSpaces(from: closed)
        if next > closed, paragraph.scalar(at: next) == "»" {
            closed = paragraph.end(of: next)
            next = paragraph.skipSpaces(from: closed)
        }
        let trailed = paragraph.skipTrailers(from: closed)
        if trailed > closed {
            closed = trailed
            next = paragraph.skipSpaces(from: closed)
        }
        at = max(next, start + 1)
        if next > closed { return next }
        // A full stop in a number or an internet address is not a candidate. One with a missing space is.
        if paragraph.scalar(before: run) == ".", let after = paragraph.scalar(at: next),
            !after.isUnspaced, !after.isOpener, !after.isUppercaseLetter
        {
            return nil
        }
        return next
    }

    /// The position after a colon or semicolon, if the policies make it a boundary or if a list starts there.
    private mutating func afterColon(_ start: Int) -> Int? {
        let mark = paragraph.scalar(at: start)
        at = paragraph.end(of: start)
        let next = paragraph.skipSpaces(from: at)
        guard next > at || mark == "：" || mark == "；" else { return nil }
        let isColon = mark == ":" || mark == "："
        if isColon ? splitsAtColon : splitsAtSemicolon { return next }
        return isColon && ListLabel.startsList(paragraph, at: next) ? next : nil
    }
}

/// Classes of bytes by the candidate that may start there.
enum CandidateByte {
    static let terminator: UInt8 = 1
    static let line: UInt8 = 2
    static let colon: UInt8 = 3
    static let semicolon: UInt8 = 4
    /// The first byte of general or full-width punctuation. The whole character decides.
    static let mark: UInt8 = 5
    /// The first byte of a script with sentence marks that only ICU knows.
    static let foreign: UInt8 = 6

    /// Returns a table with the class of each of the 256 bytes; 0 for bytes of no interest. The caller frees it.
    static func table(_ policies: SegmentationPolicies) -> UnsafeMutablePointer<UInt8> {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        for byte in ".!?".utf8 { table[Int(byte)] = terminator }
        table[0x0A] = line
        table[0x0D] = line
        table[Int(UInt8(ascii: ":"))] = colon
        if policies.splitsAtSemicolon { table[Int(UInt8(ascii: ";"))] = semicolon }
        for byte in [0xC2, 0xE2, 0xE3, 0xEF] { table[byte] = mark }
        // U+0580 to U+1FFF; from U+A000 on all but Hangul; beyond the BMP.
        for byte in Array(0xD6...0xDF) + [0xE0, 0xE1, 0xEA, 0xEE] + Array(0xF0...0xF4) { table[byte] = foreign }
        return table
    }
}

/// The sentence boundaries of ICU. The rules of ICU are loaded when they are first used, because loading them takes
/// longer than segmenting an article.
final class ICUBoundaries {
    private var breaker: SentenceBreaker?

    private func opened() throws(Failure) -> SentenceBreaker {
        if let breaker { return breaker }
        let opened = try SentenceBreaker()
        breaker = opened
        return opened
    }

    /// Returns the boundaries after the start of a paragraph, in bytes, ascending. The end of the paragraph is one.
    func boundaries(of paragraph: Paragraph) throws(Failure) -> [Int] {
        let breaker = try opened()
        var found: [Int] = []
        try breaker.forEachBoundary(in: UnsafeRawBufferPointer(paragraph.bytes)) { found.append($0) }
        return found
    }
}
