// Only this file and Platform+Files.swift import the C library: rooms call the system through their types. All of them
// are thin; `FileDescriptor`, `FileStatus` and `FileSystem` repeat calls that a signal interrupted.

import Glibc

/// An error number of the system (errno).
package struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    package let number: CInt

    package init(number: CInt) { self.number = number }

    /// The error of the system call that failed last on this thread.
    static var last: SystemError { SystemError(number: errno) }

    /// The system's words: "No space left on device".
    package var description: String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }

    package static let brokenPipe = SystemError(number: EPIPE)
    package static let exists = SystemError(number: EEXIST)
    package static let interrupted = SystemError(number: EINTR)
    package static let isFolder = SystemError(number: EISDIR)
    package static let noFile = SystemError(number: ENOENT)
    static let cannotFlush: Set<SystemError> = [SystemError(number: EINVAL), SystemError(number: EROFS)]
    package static let locked = SystemError(number: EWOULDBLOCK)
    package static let noLocks = Set([ENOLCK, EOPNOTSUPP, ENOSYS].map { SystemError(number: $0) })
    static let noSpace: Set<SystemError> = [SystemError(number: ENOSPC), SystemError(number: EDQUOT)]
    package static let notAFolder = SystemError(number: ENOTDIR)
    static let notPermitted: Set<SystemError> = [SystemError(number: EACCES), SystemError(number: EPERM)]
    static let readOnly = SystemError(number: EROFS)
    static let tooManyLinks = SystemError(number: ELOOP)

    /// Returns the result of a call that returns -1 for an error, and repeats the call when a signal interrupted it.
    @discardableResult
    static func check<Number: SignedInteger>(_ call: () -> Number) throws(SystemError) -> Number {
        while true {
            let result = call()
            if result >= 0 { return result }
            if errno != EINTR { throw last }
        }
    }
}

/// An open file, pipe or terminal. It is not closed by itself.
package struct FileDescriptor: Sendable, Hashable {
    package let number: CInt

    package init(number: CInt) { self.number = number }

    package static let standardInput = FileDescriptor(number: 0)

    /// How a file is opened. Each way closes the descriptor when the process starts another program.
    package enum Access: Sendable {
        case read
        /// As `read`, but a pipe without a writer is not waited for.
        case readWithoutWaiting
        case folder
        /// Opens or makes a file of the user's own; a link is refused.
        case readWriteOrMake
        case readWrite
        /// Makes a file of the user's own that did not exist.
        case make
        /// As `make`, and bytes are always written at the end of the file.
        case makeAppending

        fileprivate var flags: CInt {
            switch self {
            case .read: O_RDONLY
            case .readWithoutWaiting: O_RDONLY | O_NONBLOCK
            case .folder: O_RDONLY | O_DIRECTORY
            case .readWriteOrMake: O_RDWR | O_CREAT | O_NOFOLLOW
            case .readWrite: O_RDWR | O_NOFOLLOW
            case .make: O_RDWR | O_CREAT | O_EXCL
            case .makeAppending: O_RDWR | O_CREAT | O_EXCL | O_APPEND
            }
        }
    }

    package static func open(_ path: String, for access: Access) throws(SystemError) -> FileDescriptor {
        FileDescriptor(number: try SystemError.check { Glibc.open(path, access.flags | O_CLOEXEC, 0o600) })
    }

    /// Makes a file without a name in a folder. It is gone when it is closed.
    package static func temporary(in folder: String) throws(SystemError) -> FileDescriptor {
        try TemporaryFiles.undisturbed { () throws(SystemError) in
            var path = Array("\(folder)/calque-XXXXXX".utf8CString)
            let number = try SystemError.check { mkstemp(&path) }
            unlink(path)
            return FileDescriptor(number: number)
        }
    }

    package func close() { _ = Glibc.close(number) }

    /// Reads what is available, at most the buffer. - Returns: the count of bytes, 0 at the end.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        try SystemError.check { Glibc.read(number, buffer.baseAddress, buffer.count) }
    }

    /// Reads at an offset and leaves the position of the file as it is.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
        try SystemError.check { pread(number, buffer.baseAddress, buffer.count, offset) }
    }

    /// Writes what the file takes at once. - Returns: the count of bytes.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        while true {
            do throws(SystemError) {
                return try SystemError.check { Glibc.write(number, bytes.baseAddress, bytes.count) }
            } catch {
                // The other end of a pipe may have made it non-blocking for both: wait until there is room.
                guard error.number == EAGAIN else { throw error }
                var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
                _ = poll(&request, 1, -1)
            }
        }
    }

    package func status() throws(SystemError) -> FileStatus {
        var status = stat()
        try SystemError.check { fstat(number, &status) }
        return FileStatus(status)
    }

    /// How many bytes the user may still write to the file system that holds the file.
    package func freeSpace() throws(SystemError) -> Int {
        var space = statvfs()
        try SystemError.check { fstatvfs(number, &space) }
        let (bytes, isTooMany) = UInt64(space.f_bavail).multipliedReportingOverflow(by: UInt64(space.f_frsize))
        return isTooMany ? .max : Int(clamping: bytes)
    }

    /// Tells the system that the file will be read from start to end.
    func adviseSequential() { _ = posix_fadvise(number, 0, 0, POSIX_FADV_SEQUENTIAL) }

    func removeContents() throws(SystemError) { try cut(to: 0) }

    /// Drops the bytes from an offset on.
    package func cut(to size: Int) throws(SystemError) { try SystemError.check { ftruncate(number, size) } }

    /// Takes the file's lock (flock(2)), which is let go when the file is closed.
    ///
    /// - Parameter isShared: whether others may have the lock, too, if they also share it.
    /// - Throws: `.locked` when another process has it.
    package func lock(isShared: Bool = false) throws(SystemError) {
        try SystemError.check { flock(number, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) }
    }

    /// Gives the file an owner, a group and permissions, as far as this is allowed.
    func set(_ wanted: FileProtection) {
        var permissions = wanted.permissions
        // The owner first: changing it takes set-id bits away. Only root may change it; others may change to their groups.
        if fchown(number, wanted.owner, wanted.group) != 0, fchown(number, .max, wanted.group) != 0 {
            // What the group may do is not meant for another group.
            permissions &= ~0o070 | (permissions & 0o007) << 3
        }
        setPermissions(permissions)
    }

    func setPermissions(_ permissions: UInt32) { _ = fchmod(number, permissions) }

    /// Returns when the contents are on the disk.
    package func flush() throws(SystemError) { try SystemError.check { fsync(number) } }

    package var isTerminal: Bool { isatty(number) == 1 }

    /// The width of the terminal in columns, nil when this is no terminal.
    package var columns: Int? {
        var size = winsize()
        guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Maps the first bytes of the file into memory, read-only. - Parameter atOnce: fetch all pages now.
    func map(_ count: Int, atOnce: Bool) throws(SystemError) -> UnsafeMutableRawPointer {
        try MemoryPages.map(count, PROT_READ, MAP_PRIVATE | (atOnce ? CInt(MAP_POPULATE) : 0), number)
    }
}

/// Pages of memory.
package enum MemoryPages {
    /// Pages of zeros that may be written.
    static func allocate(_ count: Int) throws(SystemError) -> UnsafeMutableRawPointer {
        try map(count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1)
    }

    fileprivate static func map(
        _ count: Int, _ protection: CInt, _ flags: CInt, _ descriptor: CInt
    ) throws(SystemError) -> UnsafeMutableRawPointer {
        guard let base = mmap(nil, count, protection, flags, descriptor, 0), base != MAP_FAILED else {
            throw .last
        }
        return base
    }

    static func free(_ base: UnsafeMutableRawPointer, _ count: Int) { munmap(base, count) }

    /// Asks for large pages, which spare look-ups of addresses. The system may decline.
    package static func adviseLarge(_ bytes: UnsafeMutableRawBufferPointer) {
        _ = madvise(bytes.baseAddress, bytes.count, MADV_HUGEPAGE)
    }

    /// Asks the system to read the file behind the pages now.
    static func adviseWanted(_ bytes: UnsafeRawBufferPointer) {
        _ = madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_WILLNEED)
    }
}

/// The process that runs.
package enum CurrentProcess {
    package static var identifier: Int { Int(getpid()) }

    /// The number of the user whose rights the process has.
    package static var user: UInt32 { geteuid() }

    /// The value of a variable of the environment.
    package static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Seconds since 1970.
    package static var secondsSince1970: Int64 { Int64(time(nil)) }

    /// Blocks the thread for that time, through signals.
    package static func sleep(microseconds: Int) {
        var pause = timespec(tv_sec: microseconds / 1_000_000, tv_nsec: microseconds % 1_000_000 * 1000)
        var left = timespec()
        while nanosleep(&pause, &left) != 0, errno == EINTR { pause = left }
    }

    package static func exit(_ code: Int32) -> Never { Glibc.exit(code) }
}
