extension FileStatus {
    /// Whether both are of one file or folder, whatever names or links led to it.
    package func isSame(as other: FileStatus) -> Bool { device == other.device && node == other.node }

    /// Whether it belongs to the user or to root, and nobody else may write it.
    package var isTrusted: Bool { isOfUserOrRoot && protection.permissions & 0o022 == 0 }

    /// Whether nobody but its owner and root may read or enter it.
    package var isPrivate: Bool { protection.permissions & 0o077 == 0 }

    /// Whether the user is its owner, or root is.
    package var isOfUserOrRoot: Bool { [CurrentProcess.user, 0].contains(protection.owner) }

    /// Whether it is a folder in which everyone may write, but remove only what is their own: `/tmp`.
    package var isSticky: Bool { kind == .folder && protection.permissions & 0o1000 != 0 }
}

extension FileDescriptor {
    /// Gives the file the owner, group and permissions of another one, as far as this is allowed.
    package func protect(like other: String) { if let status = try? FileStatus(of: other) { set(status.protection) } }
}
