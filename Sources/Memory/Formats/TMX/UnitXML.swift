import CalqueCore
import CalqueXML

/// The common part of readers of units in XML: places, reports of faults, and the bound on the size of a unit.
protocol UnitXML: AnyObject {
    var xml: XMLReader { get }
    /// Whether the first fault throws instead of being repaired.
    var strict: Bool { get }
    var onRepair: (Failure) -> Void { get }
    /// The name of the current unit in failures.
    var unitName: String? { get }
    /// The part of the file that `xml.consumed` measures, as subject and verb of a message.
    var measured: String { get }
    /// Whether inline elements and attributes that are not in TMX are kept.
    var keepsForeignElements: Bool { get }
}

extension UnitXML {
    var keepsForeignElements: Bool { false }

    var place: Failure.Place {
        var place = xml.place
        place.unit = unitName
        return place
    }

    /// Reports a repaired fault, or throws it if `strict`.
    func report(_ message: String) throws(Failure) {
        let failure = Failure(.badData, message, at: place)
        if strict { throw failure }
        onRepair(failure)
    }

    /// Returns the next event of the XML reader. Its failures and repairs get the name of the unit.
    func step() throws(Failure) -> XMLReader.Kind? {
        do throws(Failure) {
            let kind = try xml.advance()
            if xml.consumed > TMXReader.largestUnit {
                throw Failure(
                    .badData, "\(measured) larger than \(TMXReader.largestUnit >> 20) MiB", at: xml.place,
                    advice: "remove it")
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
}
