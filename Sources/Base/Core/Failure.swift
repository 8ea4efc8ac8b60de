/// The one error that Calque's rooms throw: the fault, its place, and advice.
///
/// It prints as one line, `file:line:column: what happened; what to do`, so that an editor can jump to the place.
public struct Failure: Error, Sendable, Equatable {
    /// The kind of failure. The command line turns it into an exit code.
    public enum Kind: Sendable, Equatable {
        /// The words of a call are wrong (exit 64).
        case usage
        /// Input that was read but cannot be used (exit 65).
        case badData
        /// Input that is not there or cannot be opened (exit 66).
        case noInput
        /// A fault of Calque's own (exit 70).
        case `internal`
        /// Reading or writing failed (exit 74).
        case io
    }

    /// A place in an input. Each part is given where it is known.
    public struct Place: Sendable, Equatable {
        /// The file as the user named it.
        public var file: String?
        /// Counted from 1.
        public var line: Int?
        /// Counted from 1, in UTF-8 bytes.
        public var column: Int?
        /// A unit of the file: a `tuid`, or `unit 17` counted from 1.
        public var unit: String?

        /// Makes a place from the parts that are known.
        public init(file: String? = nil, line: Int? = nil, column: Int? = nil, unit: String? = nil) {
            self.file = file
            self.line = line
            self.column = column
            self.unit = unit
        }
    }

    /// The kind, which decides the exit code of the command.
    public var kind: Kind
    /// The fault, in one line and without a full stop.
    public var message: String
    /// The place of the fault.
    public var place: Place
    /// Advice to the user, as an imperative: "give --encoding".
    public var advice: String?

    /// Makes an error.
    public init(_ kind: Kind, _ message: String, at place: Place = Place(), advice: String? = nil) {
        self.kind = kind
        self.message = message
        self.place = place
        self.advice = advice
    }

    /// Returns the failure with the name of the file, unless it names one already.
    public func inFile(_ file: String) -> Failure {
        var copy = self
        if copy.place.file == nil { copy.place.file = file }
        return copy
    }
}

extension Failure: CustomStringConvertible {
    public var description: String {
        var line = ""
        if let file = place.file {
            line += file
            if let number = place.line {
                line += ":\(number)"
                if let column = place.column { line += ":\(column)" }
            }
            line += ": "
        } else if let number = place.line {
            line += "line \(number): "
        }
        if let unit = place.unit { line += "\(unit): " }
        line += message
        if let advice { line += "; \(advice)" }
        return line
    }
}
