import CCalqueZip

/// The library zlib.
package enum ZipLibrary {
    /// The version that runs: `1.2.13`.
    package static var version: String { String(cString: calque_zip_version()) }
}
