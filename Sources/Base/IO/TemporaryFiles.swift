import CalqueCore

/// The temporary files and folders that the process has open, so that a signal that ends the process can remove them.
///
/// Each is noted in the step that makes it and struck out in the step that renames or removes it. Steps exclude each
/// other and the removal at the end, so at every moment the list is true.
package enum TemporaryFiles {
    /// What is removed at a path.
    package enum Kind: Sendable {
        case file
        /// A folder with the files in it.
        case folder
        /// A folder that is removed only if it is empty: one that was made for files that are not there yet.
        case emptyFolder
    }

    private static let open = Guarded<[String: Kind]>([:])

    /// Runs a step that makes a temporary file.
    ///
    /// - Parameters:
    ///   - kind: what it makes.
    ///   - path: gives the path of what was made; nil for nothing.
    static func noting<Value: Sendable>(
        _ kind: Kind, at path: (Value) -> String?, _ make: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try open.withLock { (open) throws(Failure) -> Value in
            let made = try make()
            if let path = path(made) { open[path] = kind }
            return made
        }
    }

    /// Makes a temporary file and notes it.
    package static func make(_ path: String) throws(SystemError) -> FileDescriptor {
        try open.withLock { (open) throws(SystemError) in
            let opened = try FileDescriptor.open(path, for: .make)
            open[path] = .file
            return opened
        }
    }

    /// Makes a temporary folder and notes it.
    package static func makeFolder(_ path: String, _ kind: Kind = .folder) throws(SystemError) {
        try open.withLock { (open) throws(SystemError) in
            try FileSystem.makeFolder(path)
            open[path] = kind
        }
    }

    /// Runs a step after which some files are no longer temporary: they were renamed or removed, or are part of what the
    /// step has finished. If it throws, they stay temporary.
    package static func settle(_ paths: [String], _ step: () throws(SystemError) -> Void) throws(SystemError) {
        try open.withLock { (open) throws(SystemError) in
            try step()
            for path in paths { open[path] = nil }
        }
    }

    /// Runs a short step that no signal may interrupt.
    static func undisturbed<Value: Sendable>(_ step: () throws(SystemError) -> Value) throws(SystemError) -> Value {
        try open.withLock { (_) throws(SystemError) in try step() }
    }

    /// Removes all of them and ends the process. No other thread makes or renames a temporary file in between.
    ///
    /// - Parameter end: ends the process.
    package static func removeAll(before end: () -> Void) -> Never {
        open.withLock { open in
            for (path, kind) in open where kind == .file { try? FileSystem.remove(path) }
            for (path, kind) in open where kind == .folder { FileSystem.removeTree(path) }
            let empty = open.filter { $0.value == .emptyFolder }.keys
            // The inner ones first.
            for path in empty.sorted(by: { $0.utf8.count > $1.utf8.count }) { try? FileSystem.removeFolder(path) }
            end()
            // The signal may reach another thread, a moment later.
            while true { CurrentProcess.sleep(microseconds: 1_000_000) }
        }
    }
}
