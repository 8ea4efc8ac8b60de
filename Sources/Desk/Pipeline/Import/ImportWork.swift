import CalqueIO

/// How much work an import is, in bytes that are read.
package struct ImportWork: Sendable {
    /// The size of the file to import; nil if it is unknown.
    private let new: Int?
    /// The size of the file of the memory that the units are added to; 0 for a new one, and for a folder.
    private let present: Int

    package init(of path: String, into memory: String) {
        func size(_ path: String) -> Int? {
            (try? FileStatus(of: path)).flatMap { $0.kind == .file ? $0.size : nil }
        }
        new = size(path)
        present = size(memory) ?? 0
    }

    /// The new units are read once more after the present ones.
    private var all: Double { max(1, Double((new ?? 0) * (present > 0 ? 2 : 1) + present)) }

    /// Returns how much of the work is done, from 0 to 1.
    ///
    /// - Parameters:
    ///   - share: how much of the file to import the reading has read, from 0 to 1.
    ///   - reading: the number of the reading, from 0.
    package func share(read share: Double, reading: Int) -> Double {
        let before = reading > 0 ? Double((new ?? 0) + present) : 0
        return min((before + share * Double(new ?? 0)) / all, 1)
    }

    /// Returns how much of the work is done.
    ///
    /// - Parameter bytes: how much of the memory's file was read.
    package func share(ofPresent bytes: Int) -> Double { min(Double((new ?? 0) + bytes) / all, 1) }
}
