import Foundation

extension SharedData {
    /// Returns the bytes of a file of the shared data.
    package static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = folder?.appendingPathComponent(path) else { throw CocoaError(.fileNoSuchFile) }
        return [UInt8](try Data(contentsOf: file))
    }
}
