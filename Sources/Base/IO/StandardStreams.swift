import CCalqueSystem

/// The standard input, output and error of the process.
package enum StandardStreams {
    /// Occupies the descriptors of streams that the caller has closed (`2>&-`). Must run before any file is opened: a
    /// file with the number of a closed stream would receive the messages of the program.
    ///
    /// Reading a closed input finds its end. Writing to a closed output fails. Messages to a closed error stream vanish.
    ///
    /// - Returns: whether all three are safe to use.
    package static func secure() -> Bool { calque_secure_standard_streams() == 0 }
}
