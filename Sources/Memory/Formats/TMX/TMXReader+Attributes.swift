import CalqueCore
import CalqueUnits
import CalqueXML

// Attributes whose values TMX prescribes.
extension TMXReader {
    /// Returns the attributes of the current element, with faulty values repaired.
    func attributes(inHeader: Bool = false) throws(Failure) -> [XMLAttribute] {
        let count = xml.attributeCount
        var list: [XMLAttribute] = []
        list.reserveCapacity(count)
        for index in 0..<count {
            if let attribute = try attribute(index, inHeader: inHeader) { list.append(attribute) }
        }
        return list
    }

    /// Returns an attribute of the current element, repaired if it is faulty; nil if it is left out.
    func attribute(_ index: Int, inHeader: Bool = false) throws(Failure) -> XMLAttribute? {
        let name = xml.attributeName(index)
        var value = xml.attributeValue(index)
        switch code(xml.attributeNameNumber(index)) {
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
            let meant = isKnown ? known : inHeader ? "sentence" : nil
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
