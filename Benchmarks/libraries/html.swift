import FoundationEssentials
import Glibc

/// Our tokenizer beside gumbo's tree.
func html(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let pages = names.map { read("\(folder)/\($0)") }
    let total = pages.reduce(0) { $0 + $1.count }
    func byOurs(_ page: [UInt8]) -> (events: Int, text: Int) {
        var reader = HTMLReader(page)
        var (events, text) = (0, 0)
        while let event = reader.next() {
            events += 1
            switch event {
            case .text: text += reader.range.count
            case .reference(let part): text += part.utf8.count
            default: break
            }
        }
        return (events, text)
    }
    func byGumbo(_ page: [UInt8]) -> tree_counts {
        page.withUnsafeBytes { gumbo_count($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
    }
    measure(
        "html", "\(pages.count) pages", rounds: 5, bytes: total,
        [
            ("ours", { for page in pages { sink &+= UInt64(byOurs(page).events) } }),
            ("gumbo", { for page in pages { sink &+= UInt64(byGumbo(page).nodes) } }),
        ])

    func text(_ page: [UInt8]) -> [UInt8] {
        var reader = HTMLReader(page)
        var bytes: [UInt8] = []
        while let event = reader.next() {
            switch event {
            case .text: bytes += page[reader.range]
            case .reference(let part): bytes += part.utf8
            default: break
            }
        }
        return bytes.filter { ![0x20, 0x09, 0x0A, 0x0D, 0x0C].contains($0) }
    }
    var (same, moved, different, shown) = (0, 0, 0, 0)
    var sums = (implied: 0, fostered: 0, cloned: 0, ended: 0, inexact: 0)
    for (name, page) in zip(names, pages) {
        let counts = byGumbo(page)
        if counts.implied > 0 { sums.implied += 1 }
        if counts.fostered > 0 { sums.fostered += 1 }
        if counts.cloned > 0 { sums.cloned += 1 }
        if counts.ended > 0 { sums.ended += 1 }
        if counts.inexact > 0 { sums.inexact += 1 }
        let one = text(page)
        var length = 0
        guard
            let copy = page.withUnsafeBytes({
                gumbo_text($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, &length)
            })
        else { continue }
        let other = copy.withMemoryRebound(to: UInt8.self, capacity: length) {
            Array(UnsafeBufferPointer(start: $0, count: length))
        }
        free(copy)
        if one == other {
            same += 1
        } else if one.sorted() == other.sorted() {
            moved += 1
        } else {
            different += 1
            if shown < 40 {
                shown += 1
                let at = zip(one, other).prefix { $0 == $1 }.count
                func around(_ text: [UInt8]) -> String {
                    String(decoding: text[max(0, at - 20)..<min(text.count, at + 40)], as: UTF8.self)
                }
                note(
                    "  \(name) at \(at) of \(one.count), \(other.count)\n    ours  \(around(one))\n    gumbo \(around(other))"
                )
            }
        }
    }
    note("html: text alike in \(same) pages, in another order in \(moved), other text in \(different)")
    note(
        "html: pages in which gumbo makes elements that have no tag: \(sums.implied); moves text out of tables:"
            + " \(sums.fostered); opens formatting again: \(sums.cloned); ends elements without a tag: \(sums.ended);"
            + " has text with references in it: \(sums.inexact)")

    func repeated(_ text: String, _ count: Int) -> [UInt8] {
        Array(repeatElement(Array(text.utf8), count: count).joined())
    }
    for (name, page) in [
        ("100,000 open div", repeated("<div>", 100_000)), ("1,000,000 open div", repeated("<div>", 1_000_000)),
        ("60,000 open b, as many </p>", repeated("<b>", 60_000) + repeated("</p>", 60_000)),
        ("20,000 times <a><p>", repeated("<a href=x><p>", 20_000)),
        ("50,000 open tables", repeated("<table>", 50_000)),
        (
            "an attribute of 10 MB",
            Array("<a href='".utf8) + [UInt8](repeating: 0x61, count: 10_000_000) + Array("'>".utf8)
        ),
        ("a tag of 20,000 attributes", Array("<a ".utf8) + (0..<20_000).flatMap { Array("a\($0)=1 ".utf8) } + [0x3E]),
    ] {
        let ours = seconds { sink &+= UInt64(byOurs(page).events) }
        let theirs = page.withUnsafeBytes {
            gumbo_survives($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, 20)
        }
        let said =
            theirs == -14
            ? "more than 20 s" : theirs < 0 ? "crashes, signal \(Int(-theirs))" : "\(Int(theirs * 1000)) ms"
        note("html: attack: \(name): ours \(Int(ours * 1000)) ms, gumbo \(said)")
    }
}
