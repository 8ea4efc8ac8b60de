import Calque
import CalqueCommandLine
import CalqueOutputs

extension Output {
    /// Writes a value as a line of JSON.
    func json(_ value: some Encodable) throws(Failure) { try line(JSONLine.text(value)) }
}
