import CalqueLanguages

/// What the words in the attributes of a tag say about the text inside: `class="article-body"`.
///
/// The words are in `page-words.txt`, in sections. A section's place is its bit.
struct PageWords: OptionSet, Hashable {
    let rawValue: UInt32

    static let sections = [
        "body", "article", "lead", "headline", "caption", "related", "share", "comment", "signup", "navigation", "side",
        "byline", "date", "tags", "ad", "player", "hidden", "embed", "promotion",
    ]
    static let (body, article, lead, headline, caption) = (
        section("body"), section("article"), section("lead"), section("headline"), section("caption")
    )
    static let (related, share, comment, signup, navigation) = (
        section("related"), section("share"), section("comment"), section("signup"), section("navigation")
    )
    static let (side, byline, date, hidden, embed) = (
        section("side"), section("byline"), section("date"), section("hidden"), section("embed")
    )

    static let (promotion, tags, ad) = (section("promotion"), section("tags"), section("ad"))

    private static func section(_ name: String) -> PageWords {
        PageWords(rawValue: sections.firstIndex(of: name).map { 1 << UInt32($0) } ?? 0)
    }

    /// What the name of an element says.
    static func ofElement(_ name: String) -> PageWords { elements[name] ?? [] }

    private static let elements: [String: PageWords] = [
        "nav": .navigation, "footer": .navigation, "header": .navigation, "aside": .side, "figcaption": .caption,
        "time": .date, "article": .article, "main": .article, "form": .signup, "dialog": .signup,
        "blockquote": .embed, "amp-ad": section("ad"), "amp-list": .related, "amp-sidebar": .navigation,
        "amp-consent": .promotion,
    ]

    /// Reads the value of an attribute. Words end at signs, at white space and before a capital; two neighbours within
    /// one name are looked up as one word, too, because `article-body` is more than its parts.
    init(in value: ArraySlice<UInt8>) {
        var found: PageWords = []
        var last: [UInt8] = []
        var word: [UInt8] = []
        var wasLower = false
        func end() {
            guard !word.isEmpty else { return }
            found.formUnion(Self.lexicon.classes(of: word))
            if !last.isEmpty { found.formUnion(Self.lexicon.classes(of: last + word)) }
            last = word
            word.removeAll(keepingCapacity: true)
        }
        for byte in value.prefix(Self.longest) {
            switch byte {
            case 0x61...0x7A:
                word.append(byte)
                wasLower = true
            case 0x41...0x5A:
                if wasLower { end() }
                word.append(byte + 0x20)
                wasLower = false
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C:
                end()
                last = []
                wasLower = false
            default:
                end()
                wasLower = false
            }
        }
        end()
        self = found
    }

    /// Reads the values of one page, in which the same ones come again and again.
    struct Reader {
        private var known: [UInt64: PageWords] = [:]

        /// As `init(in:)`. Values are told apart by their hash.
        mutating func read(_ value: ArraySlice<UInt8>) -> PageWords {
            let hash = value.prefix(PageWords.longest).reduce(PageWords.noHash, PageWords.hash)
            if let found = known[hash] { return found }
            let found = PageWords(in: value)
            known[hash] = found
            return found
        }
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The bytes of an attribute that are read. Some pages have classes of many kilobytes.
    private static let longest = 400

    private static let lexicon = Lexicon(ResourceLines(PackageResources.page_words_txt))

    /// Words by a hash of their letters.
    private struct Lexicon {
        private var whole: [UInt64: PageWords] = [:]
        /// Beginnings of words, and which lengths they have: bit n is set for n letters.
        private var openings: [UInt64: PageWords] = [:]
        private var lengths: UInt64 = 0

        init(_ lines: ResourceLines) {
            for name in PageWords.sections {
                for word in lines.words(name).joined() {
                    let letters = word.utf8.filter { (0x61...0x7A).contains($0) }
                    let hash = letters.reduce(PageWords.noHash, PageWords.hash)
                    if word.hasSuffix("*") {
                        lengths |= 1 << UInt64(min(letters.count, 63))
                        openings[hash, default: []].formUnion(.section(name))
                    } else {
                        whole[hash, default: []].formUnion(.section(name))
                    }
                }
            }
        }

        func classes(of word: [UInt8]) -> PageWords {
            var found: PageWords = []
            var hash = PageWords.noHash
            for (index, byte) in word.enumerated() {
                hash = PageWords.hash(hash, byte)
                if index < 63, lengths >> UInt64(index + 1) & 1 == 1, let more = openings[hash] {
                    found.formUnion(more)
                }
            }
            return whole[hash].map { found.union($0) } ?? found
        }
    }

    /// FNV-1a with 64 bits.
    private static let noHash: UInt64 = 14_695_981_039_346_656_037
    private static func hash(_ before: UInt64, _ byte: UInt8) -> UInt64 { (before ^ UInt64(byte)) &* 1_099_511_628_211 }
}
