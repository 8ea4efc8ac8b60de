package import CalqueCore
import CalqueIO

/// A NumPy array file, mapped read-only: its numbers are read where they lie, and only the pages that are touched.
///
/// Source of the format: NEP 1, "A Simple File Format for NumPy Arrays" (versions 1.0 to 3.0). Little-endian numbers in
/// C order are read; anything else is refused.
package final class NPYFile: Sendable {
    /// What one element is, as the header's `descr` says.
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

    package let path: String
    package let element: Element
    package let shape: [Int]
    /// The product of the shape: 1 for a lone number.
    package let count: Int
    private let map: MappedFile
    private let dataOffset: Int
    private var data: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: map.bytes[dataOffset...]) }

    /// Maps the file and checks its header against its size.
    /// - Throws: `noInput` where it cannot be opened, `badData` where it is no such file, cut short or of another kind.
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
            // NumPy aligns the data on 64 bytes; what another program wrote may not be, and floats must be.
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

    /// The numbers, where they are single-precision and of this shape.
    package func floats(shape expected: [Int]) throws(Failure) -> UnsafeBufferPointer<Float> {
        try check(.float32, expected)
        return UnsafeBufferPointer(rebasing: data.assumingMemoryBound(to: Float.self).prefix(count))
    }

    /// The bytes, where the elements are bytes and of this shape.
    package func bytes(shape expected: [Int]) throws(Failure) -> UnsafeBufferPointer<UInt8> {
        try check(.uint8, expected)
        return UnsafeBufferPointer(rebasing: data.assumingMemoryBound(to: UInt8.self).prefix(count))
    }

    /// A lone double-precision number.
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
