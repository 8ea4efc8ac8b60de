/// Who may read and write a file.
struct FileProtection: Sendable, Hashable {
    var permissions: UInt32
    var owner: UInt32
    var group: UInt32

    /// Permissions that neither protection refuses. What is allowed to two different groups is allowed to all.
    func strictest(_ other: FileProtection) -> FileProtection {
        var both = FileProtection(permissions: permissions & other.permissions, owner: owner, group: group)
        if other.group != group { both.permissions &= ~0o070 | (both.permissions & 0o007) << 3 }
        if other.owner != owner { both.owner = CurrentProcess.user }
        return both
    }
}
