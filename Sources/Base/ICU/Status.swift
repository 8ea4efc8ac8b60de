import CCalqueICU
import CalqueCore

/// ICU's status codes: negative are warnings, zero is success, above are failures.
enum Status {
    /// - Throws: `Failure(.internal)` with ICU's name for the code, when it is a failure.
    static func check(_ code: Int32, _ operation: String) throws(Failure) {
        guard code > 0 else { return }
        throw Failure(.internal, "ICU failed to \(operation): \(String(cString: calque_icu_status_name(code)))")
    }

    /// A Swift string from malloc'ed UTF-8, which is freed.
    static func take(_ bytes: UnsafeMutablePointer<CChar>, _ length: Int64) -> String {
        defer { bytes.deallocate() }
        return String(decoding: UnsafeRawBufferPointer(start: bytes, count: Int(length)), as: UTF8.self)
    }
}
