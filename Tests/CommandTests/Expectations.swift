import Calque
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

/// Columns on a terminal, counted without the program's own rule: Han and fullwidth characters take two.
func width(_ line: String) -> Int {
    line.unicodeScalars.reduce(0) { sum, scalar in
        switch scalar.value {
        case 0x300...0x36F, 0x200B...0x200F: sum
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            sum + 2
        default: sum + 1
        }
    }
}

func units(of path: String) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try Memory(open: path).forEachUnit(strict: true) { units.append($0.unit) }
    return units
}
