extension FileStatus {
    /// Whether both are of one file or folder, whatever names or links led to it.
    package func isSame(as other: FileStatus) -> Bool { device == other.device && node == other.node }

    /// Whether it belongs to the user or to root, and nobody else may write it.
    package var isTrusted: Bool { belongsToUserOrRoot && protection.permissions & 0o022 == 0 }

    /// Whether it belongs to the user or to root.
    package var belongsToUserOrRoot: Bool { [CurrentProcess.user, 0].contains(protection.owner) }

    /// Whether nobody but its owner and root may read or enter it.
    package var isPrivate: Bool { protection.permissions & 0o077 == 0 }
}
