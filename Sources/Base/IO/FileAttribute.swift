import CCalqueSystem

/// Extended attributes of files (xattr(7)), which some file systems do not have.
package enum FileAttribute {
    /// Sets an attribute where this is possible. - Parameter name: starts with `user.`.
    package static func set(_ name: String, to value: String, of path: String) {
        var value = value
        value.withUTF8 { _ = calque_attribute_set(path, name, $0.baseAddress, $0.count) }
    }

    /// Returns the value of an attribute, nil when there is none or it is longer than 4 KiB.
    package static func value(_ name: String, of path: String) -> String? {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            let count = calque_attribute_get(path, name, buffer.baseAddress, buffer.count)
            return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
        }
    }
}
