package import CalqueCore
import CalqueIO

/// A NumPy array file, mapped read-only.
///
/// The format is that of NEP 1, "A Simple File Format for NumPy Arrays" (versions 1.0 to 3.0). Only little-endian numbers
/// in C order are read.
package final class NPYFile: Sendable {
    /// The type of the elements, as the header's `descr` names it.
    package enum Element: String, Sendable {
        case float32 = "<f4"
        case float64 = "<f8"
        case uint8 = "|u1"
        case int8 = "|i1"

        var size: Int {
            switch self {
            case .float32: 4
            case .float64: 8
            case .uint8, .int8: 1
            }
        }
    }

    /// The path of the file.
    package let path: String
    /// The type of the elements.
    package let element: Element
    /// The length of each dimension; empty for a single number.
    package let shape: [Int]
    /// The number of elements, which is the product of the shape.
    package let count: Int
    private let map: MappedFile
    private let dataOffset: Int
    private var data: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: map.bytes[dataOffset...]) }

    /// Maps a file and checks its header and its size.
    ///
    /// - Throws: `Failure(.noInput)` if the file cannot be opened, `.badData` if it is not a NumPy file, truncated, or of a
    ///   type that is not supported.
    package init(path: String) throws(Failure) {
        map = try MappedFile(path: path)
        let length = map.bytes.count
        do throws(Failure) {
            let header = try Self.header(map.bytes)
            var count = 1
            for side in header.shape {
                let (product, overflow) = count.multipliedReportingOverflow(by: side)
                guard !overflow else { throw Failure(.badData, "impossible shape \(header.shape)") }
                count = product
            }
            let (bytes, overflow) = count.multipliedReportingOverflow(by: header.element.size)
            guard !overflow, bytes <= length - header.dataOffset else {
                throw Failure(
                    .badData, "cut short: \(length - header.dataOffset) bytes of data, shape \(header.shape)")
            }
            // NumPy aligns the data on 64 bytes. Files of other programs may not, but floats must be aligned.
            guard header.dataOffset % header.element.size == 0 else {
                throw Failure(.badData, "its numbers are not aligned")
            }
            self.path = path
            self.element = header.element
            self.shape = header.shape
            self.count = count
            self.dataOffset = header.dataOffset
        } catch { throw error.inFile(path) }
    }

    /// The checksum of all bytes of the file.
    var checksum: UInt64 { Checksum.of(map.bytes) }

    /// Returns the elements of a single-precision array of this shape, valid as long as the file.
    ///
    /// - Throws: `Failure(.badData)` for another type or shape.
    package func floats(shape expected: [Int]) throws(Failure) -> UnsafeBufferPointer<Float> {
        try check(.float32, expected)
        return UnsafeBufferPointer(rebasing: data.assumingMemoryBound(to: Float.self).prefix(count))
    }

    /// Returns the elements of an array of bytes of this shape, valid as long as the file.
    ///
    /// - Throws: `Failure(.badData)` for another type or shape.
    package func bytes(shape expected: [Int]) throws(Failure) -> UnsafeBufferPointer<UInt8> {
        try check(.uint8, expected)
        return UnsafeBufferPointer(rebasing: data.assumingMemoryBound(to: UInt8.self).prefix(count))
    }

    /// Returns a single double-precision number.
    ///
    /// - Throws: `Failure(.badData)` for another type or shape.
    package func double() throws(Failure) -> Double {
        try check(.float64, [])
        return data.load(as: Double.self)
    }

    private func check(_ expectedElement: Element, _ expected: [Int]) throws(Failure) {
        guard element == expectedElement, shape == expected else {
            throw Failure(
                .badData,
                "holds \(element.rawValue) numbers of shape \(shape), not \(expectedElement.rawValue) of \(expected)",
                at: .init(file: path))
        }
    }
}
