import CalqueArchives
import CalqueArticles
import CalqueCore
import CalqueXML

/// A book in EPUB 2 or 3: the package file names the chapters and their order.
enum EPUBBook {
    /// - Parameter container: the member that names the package file.
    static func read(_ raw: [UInt8], container: [UInt8]) throws(Failure) -> Extract {
        guard let path = try packagePath(container) else {
            throw Failure(.badData, "this EPUB book does not name its package file")
        }
        guard let file = try members(raw, [path])[path] else {
            throw Failure(.badData, "this EPUB book has no member \(path)")
        }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let chapters = try self.chapters(file).map { folder.isEmpty ? $0 : resolved(folder + "/" + $0) }
        let found = try members(raw, Set(chapters))
        let texts = chapters.compactMap { found[$0] }
        guard !texts.isEmpty else { throw Failure(.badData, "this EPUB book has no chapters, or is protected") }
        var extract = Extract(.chapters(texts))
        try DocumentProperties(file).put(into: &extract)
        return extract
    }

    private static func packagePath(_ container: [UInt8]) throws(Failure) -> String? {
        let reader = XMLSource.reader(container)
        while let kind = try reader.advance() {
            if kind == .startElement, reader.name.local == "rootfile", let path = reader.attribute("full-path") {
                return path
            }
        }
        return nil
    }

    /// The paths of the chapters in reading order, without the table of contents.
    private static func chapters(_ package: [UInt8]) throws(Failure) -> [String] {
        let reader = XMLSource.reader(package)
        var items: [String: String] = [:]
        var order: [String] = []
        while let kind = try reader.advance() {
            guard kind == .startElement else { continue }
            switch reader.name.local {
            case "item":
                let isContents = reader.attribute("properties")?.split(separator: " ").contains("nav") ?? false
                let type = reader.attribute("media-type") ?? ""
                if let id = reader.attribute("id"), let path = reader.attribute("href"), !isContents,
                    type.contains("html")
                {
                    items[id] = unescaped(path)
                }
            case "itemref":
                if reader.attribute("linear") != "no", let id = reader.attribute("idref") { order.append(id) }
            default: break
            }
        }
        return order.compactMap { items[$0] }
    }

    private static func members(_ raw: [UInt8], _ wanted: Set<String>) throws(Failure) -> [String: [UInt8]] {
        let archive = try ZipArchive(bytes: raw)
        var found: [String: [UInt8]] = [:]
        var total = 0
        while let member = try archive.next() {
            guard wanted.contains(member.name), found[member.name] == nil else { continue }
            let bytes = try DocumentReader.all(try archive.open())
            total += bytes.count
            guard total <= ExtractLimit.bytes else { throw ExtractLimit.tooLong }
            found[member.name] = bytes
        }
        return found
    }

    /// A path without `..`.
    private static func resolved(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    /// A path without `%20`.
    private static func unescaped(_ path: String) -> String {
        let path = path.prefix { $0 != "#" }
        return String(decoding: MailCode.quoted(Array(path.utf8), mark: UInt8(ascii: "%")), as: UTF8.self)
    }
}
