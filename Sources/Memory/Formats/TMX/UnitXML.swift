import CalqueCore
import CalqueXML

/// What readers of units in XML share: where they are, how faults are told, and the bound on one unit.
protocol UnitXML: AnyObject {
    var xml: XMLReader { get }
    /// Throw at the first fault, instead of telling that it was put right.
    var strict: Bool { get }
    var onRepair: (Failure) -> Void { get }
    /// The unit that is being read, as failures name it.
    var unitName: String? { get }
    /// What is measured by `xml.consumed`, which is set to 0 where a unit begins.
    var measured: String { get }
}

extension UnitXML {
    var place: Failure.Place {
        var place = xml.place
        place.unit = unitName
        return place
    }

    /// Tells of a fault that was put right, or throws it.
    func report(_ message: String) throws(Failure) {
        let failure = Failure(.badData, message, at: place)
        if strict { throw failure }
        onRepair(failure)
    }

    /// The next event of the XML below, with the unit in what it tells.
    func step() throws(Failure) -> XMLReader.Kind? {
        do throws(Failure) {
            let kind = try xml.advance()
            if xml.consumed > TMXReader.largestUnit {
                throw Failure(
                    .badData, "\(measured) larger than \(TMXReader.largestUnit >> 20) MiB", at: xml.place,
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
}
