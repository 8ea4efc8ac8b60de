import CalqueJSON

/// The articles that the scripts of a page describe as linked data (JSON-LD, schema.org).
struct LinkedData {
    /// An object of a script, and the place of the script in the page.
    struct Object {
        let value: JSONValue
        let script: Range<Int>

        /// A string of the object as text of the page; a number has its digits.
        func string(_ name: String) -> String? { value[name]?.string }

        /// The text of a string with its place in the page, without markup and with its references decoded.
        func text(_ name: String) -> MappedText? {
            value[name]?.mapped?.withoutMarkup.through(SourceMap(verbatim: script))
        }

        var isArticle: Bool { types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") } }

        private var types: [String] {
            let type = value["@type"]
            return type?.items?.compactMap(\.string) ?? [type?.string].compactMap(\.self)
        }

        /// The names of a person or an organisation, of which there may be several.
        func names(_ name: String) -> [String] {
            guard let value = value[name] else { return [] }
            return (value.items ?? [value]).compactMap { $0.string ?? $0["name"]?.string }
        }
    }

    let objects: [Object]

    /// Reads the scripts. Those that are not JSON are left out.
    init(_ scripts: [Range<Int>], in source: [UInt8]) {
        var objects: [Object] = []
        for script in scripts {
            // Line ends inside strings are wrong in JSON and usual on pages. A blank in their place keeps all places.
            let cleaned = source[script].map { $0 < 0x20 ? 0x20 : $0 }
            guard let first = cleaned.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
                let last = cleaned.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }),
                first < last,
                let document = try? JSONDocument(Array(cleaned[first...last]), limit: Self.most)
            else { continue }
            let place = script.lowerBound + first..<script.lowerBound + last + 1
            var waiting = [document.root]
            while let value = waiting.popLast(), objects.count < Self.most {
                if value.isObject { objects.append(Object(value: value, script: place)) }
                // The order of the document is kept.
                waiting += (value.items ?? value.members.map(\.value)).reversed().filter { $0.isObject || $0.isArray }
            }
        }
        self.objects = objects
    }

    /// The most objects that are looked at.
    private static let most = 20_000

    /// The description of the article that the titles name; the first article if they name none.
    func article(named titles: [WordBag]) -> Object? {
        var best: (rank: Int, object: Object)?
        for object in objects where object.isArticle {
            let words = PageText(object.text("headline")?.string ?? object.text("name")?.string ?? "").words
            let isNamed = titles.contains { !words.isEmpty && $0.common(with: words) * 10 > words.count * 6 }
            let rank =
                (isNamed ? 4 : 0) + (object.string("articleBody") != nil ? 2 : 0)
                + (object.string("datePublished") != nil ? 1 : 0)
            if rank > best?.rank ?? -1 { best = (rank, object) }
        }
        return best?.object
    }
}
