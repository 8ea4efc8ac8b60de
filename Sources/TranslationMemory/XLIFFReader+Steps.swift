import Core
import XML

// What the reader does with the XML below it.
extension XLIFFReader {
    var place: Failure.Place {
        var place = xml.place
        place.unit = unitName
        return place
    }

    func report(_ message: String) throws(Failure) {
        let failure = Failure(.badData, message, at: place)
        if strict { throw failure }
        onRepair(failure)
    }

    func step() throws(Failure) -> XMLReader.Kind? {
        do throws(Failure) {
            let kind = try xml.advance()
            size += xml.size
            if size > TMXReader.largestUnit {
                throw Failure(
                    .badData, "the unit is larger than \(TMXReader.largestUnit >> 20) MiB", at: xml.place,
                    advice: "take it out")
            }
            if xml.hasRepairs {
                for var repair in xml.takeRepairs() {
                    repair.place.unit = unitName
                    onRepair(repair)
                }
            }
            return kind
        } catch {
            var located = error
            located.place.unit = unitName
            throw located
        }
    }

    func skip() throws(Failure) {
        var depth = 1
        while depth > 0, let kind = try step() {
            if kind == .startElement { depth += 1 } else if kind == .endElement { depth -= 1 }
        }
    }

    func text() throws(Failure) -> String { try readElement().text }

    func readElement() throws(Failure) -> Element {
        var element = Element(xml.name.qualified, attributes: xml.attributes)
        while let kind = try step() {
            switch kind {
            case .startElement: element.children.append(.element(try readElement()))
            case .text: element.children.append(.text(xml.text))
            case .endElement: return element
            default: break
            }
        }
        return element
    }
}
