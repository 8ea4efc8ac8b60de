import CalqueAlignment
import CalqueCore
import CalqueIO
import CalqueSegmentation
import CalqueXML

/// Reads an alignment in InterText's form: the file of the links, and the two documents that it names, in its folder.
enum InterTextFiles {
    private struct Links {
        var documents = ["", ""]
        /// For each link the sentences of the source and of the target.
        var links: [(source: [String], target: [String], isMoved: Bool)] = []
    }

    private struct Sentences {
        var language: LanguageTag?
        var texts: [String: String] = [:]
    }

    static func read(_ path: String) throws(Failure) -> CorrectedAlignment {
        let links = try links(path)
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { String(path[...$0]) } ?? ""
        var documents: [Sentences] = []
        for name in links.documents { documents.append(try sentences(folder + name)) }
        var rows: [CorrectedAlignment.Row] = []
        for link in links.links {
            var texts: [String] = []
            for (document, (names, file)) in zip([link.source, link.target], links.documents).enumerated() {
                var segments: [Segment] = []
                for name in names {
                    guard let text = documents[document].texts[name] else {
                        throw Failure(
                            .badData, "\(file) has no sentence \(OneLine.blanked(name, limit: 80))",
                            at: .init(file: path))
                    }
                    segments.append(Segment(text: text, range: 0..<0, paragraph: 0, kind: .text))
                }
                let whole = Document(segments: segments, language: documents[document].language ?? "und")
                texts.append(whole.text(of: segments.indices))
            }
            rows.append(CorrectedAlignment.Row(texts: texts, isMoved: link.isMoved))
        }
        let languages = documents.compactMap(\.language)
        return CorrectedAlignment(rows: rows, languages: languages.count == 2 ? languages : nil)
    }

    private static func links(_ path: String) throws(Failure) -> Links {
        var links = Links()
        let xml = XMLReader(reading: try InputFile(path: path).bytes, file: path)
        var sawGroup = false
        while let kind = try xml.advance() {
            guard kind == .startElement else { continue }
            switch xml.name.local {
            case "linkGrp":
                sawGroup = true
                guard let target = xml.attributes["toDoc"], let source = xml.attributes["fromDoc"],
                    ![source, target].contains(where: { $0.contains("/") || $0.isEmpty })
                else {
                    throw Failure(.badData, "the links name no documents of this folder", at: xml.place)
                }
                links.documents = [source, target]
            case "link":
                let sides = (xml.attributes["xtargets"] ?? "").split(separator: ";", omittingEmptySubsequences: false)
                guard sides.count == 2 else { throw Failure(.badData, "a link has two sides", at: xml.place) }
                let names = sides.map { $0.split(separator: " ").map(String.init) }
                links.links.append((names[1], names[0], xml.attributes["mark"] == "1"))
            default: break
            }
        }
        guard sawGroup else {
            throw Failure(
                .badData, "has no links of InterText", at: .init(file: path),
                advice: "name the file that ends in .alignment.xml")
        }
        return links
    }

    private static func sentences(_ path: String) throws(Failure) -> Sentences {
        var sentences = Sentences()
        let xml = XMLReader(reading: try InputFile(path: path).bytes, file: path)
        var name: String?
        var text = ""
        while let kind = try xml.advance() {
            switch kind {
            case .startElement where xml.name.local == "s":
                name = xml.attributes["id"]
                text = ""
            case .startElement:
                if sentences.language == nil {
                    sentences.language = xml.attributes["xml:lang"].flatMap { LanguageTag($0) }
                }
            case .text where name != nil: text += xml.text
            case .endElement where xml.name.local == "s":
                if let name { sentences.texts[name] = text }
                name = nil
            default: break
            }
        }
        return sentences
    }
}
