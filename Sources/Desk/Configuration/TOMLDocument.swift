import CCalqueTOML
import CalqueCore

/// The values of a TOML document (TOML 1.0, https://toml.io), read by toml++, as a flat list.
struct TOMLDocument {
    enum Kind { case string, integer, number, boolean, table, emptyArray, other }

    struct Value {
        /// The names of the tables around it with dots between; empty at the top.
        var table: String
        var key: String
        var kind: Kind
        /// The text of a string, or the digits of a number.
        var text: String
        /// Whether it is an element of an array.
        var isElement: Bool
        /// From 1.
        var line: Int
    }

    private(set) var values: [Value] = []

    /// Reads a document. - Throws: `Failure(.badData)` with the line if it is not TOML.
    init(_ bytes: [UInt8], file: String) throws(Failure) {
        final class Sink { var values: [Value] = [] }
        let sink = Sink()
        let (line, message) = bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
                let line = bytes.withMemoryRebound(to: CChar.self) { bytes in
                    calque_toml_read(
                        bytes.baseAddress, bytes.count,
                        { context, value in
                            guard let context, let value else { return }
                            Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().values.append(
                                Value(value.pointee))
                        }, Unmanaged.passUnretained(sink).toOpaque(), message.baseAddress)
                }
                return (Int(line), line == 0 ? "" : message.baseAddress.map { String(cString: $0) } ?? "")
            }
        }
        guard line == 0 else {
            throw Failure(.badData, "is not TOML: \(message)", at: .init(file: file, line: line))
        }
        values = sink.values
    }
}

extension TOMLDocument.Value {
    fileprivate init(_ value: calque_toml_value) {
        table = String(cString: value.table)
        key = String(cString: value.key)
        kind =
            switch value.kind {
            case calque_toml_string: .string
            case calque_toml_integer: .integer
            case calque_toml_number: .number
            case calque_toml_boolean: .boolean
            case calque_toml_table: .table
            case calque_toml_empty_array: .emptyArray
            default: .other
            }
        let bytes = UnsafeRawBufferPointer(start: value.text, count: value.length)
        text = String(decoding: bytes, as: UTF8.self)
        isElement = value.is_element
        line = Int(value.line)
    }
}
