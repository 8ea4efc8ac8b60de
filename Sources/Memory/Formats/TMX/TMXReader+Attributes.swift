import CalqueCore
import CalqueUnits
import CalqueXML

// Attributes whose values TMX prescribes.
extension TMXReader {
    /// Returns the attributes of the current element, with faulty values repaired, and without those that it does not have
    /// in TMX.
    func attributes(of element: TMXElements) throws(Failure) -> [XMLAttribute] {
        let count = xml.attributeCount
        var list: [XMLAttribute] = []
        list.reserveCapacity(count)
        for index in 0..<count {
            if let attribute = try attribute(index, of: element) { list.append(attribute) }
        }
        return list
    }

    /// Returns an attribute of the current element, repaired if it is faulty; nil if it is left out.
    func attribute(_ index: Int, of element: TMXElements) throws(Failure) -> XMLAttribute? {
        let name = xml.attributeName(index)
        let number = xml.attributeNameNumber(index)
        guard elements(allowing: number).contains(element) else {
            try reportForeign(name)
            return nil
        }
        var value = xml.attributeValue(index)
        switch code(number) {
        case .date where !UnitDate.isTMX(value):
            if let date = UnitDate(value) {
                try report("\(name) “\(oneLine(value))” is not in the format of TMX, read as \(date)")
                value = date.description
            } else {
                try report("\(name) “\(oneLine(value))” is not a date, kept unchanged")
            }
        case .usageCount where TranslationUnit.count(value) == nil:
            try report("\(name) “\(oneLine(value))” is not a count, kept unchanged")
        case .segmentType where !["sentence", "paragraph", "block", "phrase"].contains(value):
            let known = value.lowercased()
            let isKnown = ["sentence", "paragraph", "block", "phrase"].contains(known)
            let meant = isKnown ? known : element == .header ? "sentence" : nil
            try report(
                "\(name) “\(oneLine(value))” is not a segtype of TMX, "
                    + (meant.map { "read as “\($0)”" } ?? "left out"))
            guard let meant else { return nil }
            value = meant
        default: break
        }
        return XMLAttribute(name, value)
    }
}
