package import Core
import Glibc

/// A NumPy array file, mapped read-only: its numbers are read where they lie, and only the pages that are touched.
///
/// Source of the format: NEP 1, "A Simple File Format for NumPy Arrays" (versions 1.0 to 3.0). Little-endian numbers in
/// C order are read; anything else is refused.
///
/// It is unchecked because it holds a raw address; safe because the map is never written and lives as long as the object.
package final class NPYFile: @unchecked Sendable {
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
    private let base: UnsafeMutableRawPointer
    private let length: Int
    private let dataOffset: Int

    /// Maps the file and checks its header against its size.
    /// - Throws: `noInput` where it cannot be opened, `badData` where it is no such file, cut short or of another kind.
    package init(path: String) throws(Failure) {
        let (base, length) = try Self.map(path)
        do throws(Failure) {
            let header = try Self.header(UnsafeRawBufferPointer(start: base, count: length))
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
            self.base = base
            self.length = length
            self.dataOffset = header.dataOffset
        } catch {
            munmap(base, length)
            throw error.inFile(path)
        }
    }

    deinit { munmap(base, length) }

    /// The numbers, where they are single-precision and of this shape.
    package func floats(shape expected: [Int]) throws(Failure) -> UnsafeBufferPointer<Float> {
        try check(.float32, expected)
        return UnsafeBufferPointer(start: (base + dataOffset).assumingMemoryBound(to: Float.self), count: count)
    }

    /// The bytes, where the elements are bytes and of this shape.
    package func bytes(shape expected: [Int]) throws(Failure) -> UnsafeBufferPointer<UInt8> {
        try check(.uint8, expected)
        return UnsafeBufferPointer(start: (base + dataOffset).assumingMemoryBound(to: UInt8.self), count: count)
    }

    /// A lone double-precision number.
    package func double() throws(Failure) -> Double {
        try check(.float64, [])
        return (base + dataOffset).load(as: Double.self)
    }

    private func check(_ expectedElement: Element, _ expected: [Int]) throws(Failure) {
        guard element == expectedElement, shape == expected else {
            throw Failure(
                .badData,
                "holds \(element.rawValue) numbers of shape \(shape), not \(expectedElement.rawValue) of \(expected)",
                at: .init(file: path))
        }
    }

    private static func map(_ path: String) throws(Failure) -> (UnsafeMutableRawPointer, Int) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(.noInput, "cannot open: \(String(cString: strerror(errno)))", at: .init(file: path))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            throw Failure(.badData, "not a NumPy file", at: .init(file: path))
        }
        let length = Int(status.st_size)
        guard let base = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
            throw Failure(.io, "cannot map: \(String(cString: strerror(errno)))", at: .init(file: path))
        }
        return (base, length)
    }
}
