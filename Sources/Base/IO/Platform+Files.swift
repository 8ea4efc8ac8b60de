// The facts about files and the changes of their names: see Platform.swift.

import Glibc

/// The facts about a file that rooms use.
package struct FileStatus: Sendable, Hashable {
    package enum Kind: Sendable { case file, folder, other }

    package let kind: Kind
    /// In bytes.
    package let size: Int
    /// When the contents were changed, since 1970.
    package let seconds: Int
    package let nanoseconds: Int
    /// When the contents or these facts were changed, since 1970. Unlike the other time, no program can set it.
    package let changedSeconds: Int, changedNanoseconds: Int
    package let device: UInt64
    /// The number of the file on its device (inode).
    package let node: UInt64
    /// How many names the file has.
    let links: UInt64
    let protection: FileProtection

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        (size, seconds, nanoseconds) = (Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        (changedSeconds, changedNanoseconds) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
        (device, node) = (UInt64(status.st_dev), UInt64(status.st_ino))
        links = UInt64(status.st_nlink)
        protection = FileProtection(
            permissions: status.st_mode & 0o7777, owner: status.st_uid, group: status.st_gid)
    }

    /// - Parameter followingLinks: look at the target of a link, not at the link.
    package init(of path: String, followingLinks: Bool = true) throws(SystemError) {
        var status = stat()
        try SystemError.check { followingLinks ? stat(path, &status) : lstat(path, &status) }
        self.init(status)
    }
}

/// Changes of files and folders by name.
package enum FileSystem {
    /// Removes a file.
    package static func remove(_ path: String) throws(SystemError) { try SystemError.check { unlink(path) } }

    /// Removes an empty folder.
    package static func removeFolder(_ path: String) throws(SystemError) { try SystemError.check { rmdir(path) } }

    /// Lets only the user enter a folder, where this is allowed.
    package static func makePrivate(_ folder: String) { _ = chmod(folder, 0o700) }

    package static func rename(_ path: String, to target: String) throws(SystemError) {
        try SystemError.check { Glibc.rename(path, target) }
    }

    /// Gives a file another name in the same file system.
    package static func link(_ path: String, as name: String) throws(SystemError) {
        try SystemError.check { Glibc.link(path, name) }
    }

    /// Gives a folder the permissions, and as far as this is allowed the group, of another one.
    package static func protect(folder: String, like other: String) {
        guard let wanted = try? FileStatus(of: other).protection else { return }
        _ = chown(folder, .max, wanted.group)
        _ = chmod(folder, wanted.permissions & 0o3777)
    }

    /// Removes a folder with the files in it, but not folders with files.
    package static func removeTree(_ folder: String) {
        for case let name? in (try? names(in: folder)) ?? [] where name != "." && name != ".." {
            let path = "\(folder)/\(name)"
            if unlink(path) != 0 { rmdir(path) }
        }
        rmdir(folder)
    }

    /// Makes one folder. - Parameter isPrivate: only the user may enter it.
    package static func makeFolder(_ path: String, isPrivate: Bool = false) throws(SystemError) {
        try SystemError.check { mkdir(path, isPrivate ? 0o700 : 0o777) }
    }

    /// The names of everything in a folder, `.` and `..` too, in no order; nil for a name that is not UTF-8.
    package static func names(in folder: String) throws(SystemError) -> [String?] {
        guard let handle = opendir(folder) else { throw .last }
        defer { closedir(handle) }
        var names: [String?] = []
        while let entry = readdir(handle) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
                })
        }
        return names
    }

    /// The absolute path of what exists, without links, `.` and `..`; nil when it does not exist.
    package static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The target of a link as it is written there; nil when the path is no link.
    static func linkTarget(_ path: String) -> String? {
        withUnsafeTemporaryAllocation(byteCount: Int(PATH_MAX), alignment: 1) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let count = readlink(path, start, buffer.count)
            return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
        }
    }

    package static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// Whether a name matches a pattern of the shell (`*`, `?`, `[…]`).
    package static func matches(_ name: String, pattern: String) -> Bool { fnmatch(pattern, name, 0) == 0 }
}
