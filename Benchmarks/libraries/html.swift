import FoundationEssentials
import Glibc

/// Our tokenizer beside gumbo's tree.
func html(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let pages = names.map { read("\(folder)/\($0)") }
    func events(_ page: [UInt8]) -> Int {
        var reader = HTMLReader(page)
        var events = 0
        while let event = reader.next() {
            events += 1
            if case .reference(let part) = event { sink &+= part.utf8.count }
        }
        return events
    }
    func compare(_ name: String, _ pages: [[UInt8]]) {
        measure(
            "html", name,
            [
                ("ours", { for page in pages { sink &+= events(page) } }),
                ("gumbo", { for page in pages { sink &+= page.withChars(gumbo_nodes) } }),
            ])
    }
    compare("\(pages.count) pages", pages)
    compare("20,000 times `<a><p>`", [Array(String(repeating: "<a href=x><p>", count: 20_000).utf8)])
    compare("a tag of 20,000 attributes", [Array("<a \((0..<20_000).map { "a\($0)=1 " }.joined())>".utf8)])

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
    let different = zip(names, pages).filter { _, page in
        var length = 0
        guard let copy = page.withChars({ gumbo_text($0, $1, &length) }) else { return true }
        defer { free(copy) }
        return !text(page).elementsEqual(UnsafeRawBufferPointer(start: copy, count: length))
    }
    note("html: the text differs in \(different.count) pages: \(different.map(\.0).joined(separator: ", "))")
}
