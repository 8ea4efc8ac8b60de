import CCalqueOpenBLAS
import CalqueCore

/// The weights in the encoder's folder, mapped, with their shapes checked.
///
/// It is `@unchecked Sendable` because it holds addresses into the maps. That is safe because the maps are read-only and
/// `files` keeps them.
final class EncoderWeights: @unchecked Sendable {
    typealias Floats = UnsafePointer<Float>

    /// A branch of the convolutions: windows of `width` tokens that begin `left` tokens before the token.
    struct Branch {
        let width: Int
        let left: Int
        let projection: Floats
        let projectionBias: Floats
        let gain: Floats
        let bias: Floats
        let first: Floats
        let firstBias: Floats
        let second: Floats
        let secondBias: Floats
    }

    /// The length of the vector of a piece and of a sentence.
    static let dimension = 512
    /// The number of channels of a branch.
    static let channels = 256
    /// The number of channels of all three branches.
    static let branchChannels = 3 * channels
    /// The number of values that are summed over the tokens: the vector of the piece and the branches.
    static let features = dimension + branchChannels
    /// The number of parts of the table of pieces. Piece `id` is in part `id % parts`; each part has its own quantisation.
    static let parts = 17
    static let partRows = 7530
    static let pieces = parts * partRows

    let tables: [UnsafePointer<UInt8>]
    let scale: Floats
    let lowest: Floats
    /// The middle of the quantised values. It is subtracted before products, which reduces rounding errors.
    let middle: Float
    let branches: [Branch]
    let gain: Floats
    let bias: Floats
    let head: Floats
    let headBias: Floats
    let d0: Floats
    let d1: Floats
    let d2: Floats
    let d3: Floats
    let p1: Floats
    let p3: Floats
    let epsilon: Float
    private let files: [NPYFile]

    /// - Throws: `Failure(.noInput)` for a missing file, `.badData` for one of another shape or with a number that is not
    ///   finite.
    init(folder: String) throws(Failure) {
        var files: [NPYFile] = []
        func file(_ name: String) throws(Failure) -> NPYFile {
            let file = try NPYFile(path: "\(folder)/\(name).npy")
            files.append(file)
            return file
        }
        func floats(_ name: String, _ shape: Int...) throws(Failure) -> Floats {
            let file = try file(name)
            let values = try file.floats(shape: shape)
            guard let start = values.baseAddress else {
                throw Failure(.badData, "empty", at: .init(file: file.path))
            }
            guard calque_all_finite(start, values.count) else { throw Self.damaged(file.path) }
            return start
        }

        var tables: [UnsafePointer<UInt8>] = []
        for part in 1...Self.parts {
            let file = try file("q\(part)")
            if let start = try file.bytes(shape: [Self.partRows, Self.dimension]).baseAddress { tables.append(start) }
        }
        self.tables = tables
        scale = try floats("scale", Self.parts)
        lowest = try floats("lo", Self.parts)
        // bits.npy says that values have six bits.
        middle = 32

        var branches: [Branch] = []
        for (width, left) in [(2, 0), (3, 1), (5, 2)] {
            let channels = Self.channels
            branches.append(
                Branch(
                    width: width, left: left,
                    projection: try floats("proj\(width)", Self.dimension, channels),
                    projectionBias: try floats("proj_b\(width)", channels),
                    gain: try floats("ln_g\(width)", channels),
                    bias: try floats("ln_b\(width)", channels),
                    first: try floats("w1_\(width)", width * channels, channels),
                    firstBias: try floats("b1_\(width)", channels),
                    second: try floats("w2_\(width)", width * channels, channels),
                    secondBias: try floats("b2_\(width)", channels)))
        }
        self.branches = branches
        gain = try floats("ln_g", Self.features)
        bias = try floats("ln_b", Self.features)
        head = try floats("cnn_W", Self.features, Self.dimension)
        headBias = try floats("cnn_b", Self.dimension)
        d0 = try floats("d0", Self.dimension, 320)
        d1 = try floats("d1", 320, 320)
        d2 = try floats("d2", 320, Self.dimension)
        d3 = try floats("d3", Self.dimension, Self.dimension)
        p1 = try floats("p1", Self.dimension, 320)
        p3 = try floats("p3", 320, Self.dimension)
        let small = try file("eps")
        epsilon = Float(try small.double())
        guard epsilon.isFinite, epsilon > 0 else { throw Self.damaged(small.path) }
        self.files = files
    }

    private static func damaged(_ path: String) -> Failure {
        Failure(
            .badData, "has a number that is not finite", at: .init(file: path), advice: EncoderChecksums.advice)
    }

    /// The checksum of each file, by its name.
    ///
    /// - Complexity: reads all files, 70 MB: some 15 ms if they are in the system's cache.
    var checksums: [String: UInt64] {
        var sums: [String: UInt64] = [:]
        for file in files { sums[file.path.split(separator: "/").last.map(String.init) ?? ""] = file.checksum }
        return sums
    }
}
