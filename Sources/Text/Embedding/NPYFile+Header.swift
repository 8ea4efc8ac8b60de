import CalqueCore

extension NPYFile {
    /// The header of a NumPy file.
    struct Header {
        var element: Element
        var shape: [Int]
        var dataOffset: Int
    }

    /// Reads the preamble and the dictionary, which is a Python literal with the keys `descr`, `fortran_order`, `shape`.
    ///
    /// - Throws: `Failure(.badData)` without a place.
    static func header(_ file: UnsafeRawBufferPointer) throws(Failure) -> Header {
        let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
        guard file.count >= 12, file.prefix(6).elementsEqual(magic) else {
            throw Failure(.badData, "not a NumPy file")
        }
        // Version 1 has two bytes of length, 2 and 3 have four.
        let start = file[6] == 1 ? 10 : 12
        var size = 0
        for index in (8..<start).reversed() { size = size << 8 | Int(file[index]) }
        guard (1...3).contains(file[6]), size <= file.count - start else {
            throw Failure(.badData, "no NumPy header that can be read")
        }
        let text = String(decoding: file[start..<start + size], as: UTF8.self)
        guard let kind = value(of: "descr", in: text), let order = value(of: "fortran_order", in: text),
            let sides = value(of: "shape", in: text)
        else { throw Failure(.badData, "no NumPy header that can be read") }
        guard kind.count >= 2, let element = Element(rawValue: String(kind.dropFirst().dropLast())) else {
            throw Failure(.badData, "elements of an unsupported type: \(kind)")
        }
        guard order.starts(with: "False") else { throw Failure(.badData, "column-major order is not supported") }
        var shape: [Int] = []
        guard sides.first == "(" else { throw Failure(.badData, "no NumPy header that can be read") }
        for part in sides.dropFirst().split(separator: ",") {
            let digits = part.filter { $0 != " " }
            if digits.isEmpty { continue }
            guard let side = Int(digits), side >= 0 else {
                throw Failure(.badData, "no NumPy header that can be read")
            }
            shape.append(side)
        }
        return Header(element: element, shape: shape, dataOffset: start + size)
    }

    /// Returns the text after `'key': ` up to a comma or bracket. A list in brackets is returned without its closing
    /// bracket.
    private static func value(of key: String, in text: String) -> Substring? {
        let label = "'\(key)':"
        var rest = text[...]
        while !rest.isEmpty, !rest.starts(with: label) { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        rest = rest.dropFirst(label.count).drop { $0 == " " }
        return rest.first == "(" ? rest.prefix { $0 != ")" } : rest.prefix { $0 != "," && $0 != "}" }
    }
}
