import Foundation
import TestSupport
import Testing

/// A failure as the program reports all failures: its exit code, and one line that begins with the program's name.
func expectFailure(
    _ run: ChildProcess.Result, _ status: Int32, saying parts: String..., output: String? = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errorLines.count == 1, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(
        run.errors.hasPrefix("calque: ") || run.errors.hasPrefix("calque "), "\(run.errors)",
        sourceLocation: sourceLocation)
    if let output { #expect(run.output == output, sourceLocation: sourceLocation) }
    for part in parts {
        #expect(run.errors.contains(part), "\(part) in: \(run.errors)", sourceLocation: sourceLocation)
    }
}

/// The run succeeded without any message.
func expectQuietSuccess(_ run: ChildProcess.Result, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors == "", sourceLocation: sourceLocation)
}

/// JSON Lines, each read into a value; anything that is not JSON throws.
func records<Record: Decodable>(_ run: ChildProcess.Result, as type: Record.Type) throws -> [Record] {
    try run.lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
}
