import ICU

/// A position where a sentence may end, with what stands around it.
struct Candidate {
    /// Where the segment that would end here starts.
    let segmentStart: Int
    /// Where the next segment would start.
    let position: Int
    /// Where this segment would end: `position` without the white space before it.
    let end: Int
    /// The last characters that end a sentence, such as `.` or `?!`, before any closers; empty where none stands.
    let terminators: Range<Int>
    /// Closing quotes and brackets between the terminators and `end`.
    let closers: Range<Int>

    init(_ paragraph: Paragraph, position: Int, segmentStart: Int) {
        self.segmentStart = segmentStart
        self.position = position
        // No look goes back beyond the segment: what stands there has ended it already.
        end = paragraph.skipBack(from: position, to: segmentStart) { $0.isSpace }
        var closersStart = paragraph.skipClosersBack(from: end, to: segmentStart)
        // French and some Russian copy puts a blank before the closing guillemet.
        if closersStart > segmentStart, paragraph.scalar(at: closersStart) == "»" {
            let beforeSpace = paragraph.skipBack(from: closersStart, to: segmentStart) { $0.isSpace }
            if paragraph.scalar(before: beforeSpace)?.isTerminator == true { closersStart = beforeSpace }
        }
        closers = closersStart..<end
        terminators = paragraph.skipBack(from: closersStart, to: segmentStart) { $0.isTerminator }..<closersStart
    }

    var hasSpace: Bool { end < position }

    /// The positions worth a decision, ascending: ICU's boundaries and every run of terminators, because ICU leaves
    /// out those before a dash or after an ellipsis.
    static func positions(in paragraph: Paragraph, breaker: SentenceBreaker) throws -> [Int] {
        var boundaries: [Int] = []
        try breaker.forEachBoundary(in: UnsafeRawBufferPointer(paragraph.bytes)) { boundaries.append($0) }
        let runs = terminatorRuns(in: paragraph)
        var merged: [Int] = []
        merged.reserveCapacity(max(boundaries.count, runs.count))
        var (one, two) = (0, 0)
        while one < boundaries.count || two < runs.count {
            let next: Int
            if two == runs.count || (one < boundaries.count && boundaries[one] <= runs[two]) {
                next = paragraph.skip(from: boundaries[one]) { $0.isSpace }
                one += 1
            } else {
                next = runs[two]
                two += 1
            }
            if next < paragraph.count, (merged.last ?? 0) < next { merged.append(next) }
        }
        return merged
    }

    /// Where the text goes on after each run of terminators and closers, and at the first item of a list after a colon.
    private static func terminatorRuns(in paragraph: Paragraph) -> [Int] {
        var found: [Int] = []
        var at = 0
        let bytes = paragraph.bytes
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), 0xE2, 0xE3, 0xEF:
                guard let scalar = paragraph.scalar(at: at), scalar.isTerminator else {
                    at += 1
                    continue
                }
                let run = paragraph.skip(from: at) { $0.isTerminator }
                let closed = closersEnd(paragraph, from: run)
                let next = paragraph.skip(from: closed) { $0.isSpace }
                let unspaced =
                    paragraph.scalar(before: run) != "." || paragraph.scalar(at: next)?.isUnspaced == true
                if next < bytes.count, next > closed || unspaced { found.append(next) }
                at = max(next, at + 1)
            case UInt8(ascii: ":"), 0x9A:  // 0x9A ends U+FF1A, the full-width colon
                at += 1
                let next = paragraph.skip(from: at) { $0.isSpace }
                if startsList(paragraph, at: next),
                    paragraph.scalar(before: at) == ":" && next > at
                        || paragraph.scalar(before: at) == "："
                {
                    found.append(next)
                }
            default: at += 1
            }
        }
        return found
    }

    private static func closersEnd(_ paragraph: Paragraph, from run: Int) -> Int {
        var end = paragraph.skipClosers(from: run)
        let spaced = paragraph.skip(from: end) { $0.isSpace }
        if paragraph.scalar(at: spaced) == "»" { end = paragraph.end(of: spaced) }
        return end
    }

    /// Whether `1.` or `1)` and a text stand here.
    private static func startsList(_ paragraph: Paragraph, at position: Int) -> Bool {
        guard paragraph.scalar(at: position) == "1" else { return false }
        let mark = paragraph.scalar(at: position + 1)
        guard mark == "." || mark == ")" || mark == "．" || mark == "、" else { return false }
        let after = paragraph.end(of: position + 1)
        guard let next = paragraph.scalar(at: after) else { return false }
        return next.isSpace || next.isHan
    }
}
