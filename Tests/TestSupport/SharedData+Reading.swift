import Foundation

extension SharedData {
    /// The bytes of a file there.
    public static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = folder?.appendingPathComponent(path) else { throw CocoaError(.fileNoSuchFile) }
        return [UInt8](try Data(contentsOf: file))
    }
}
