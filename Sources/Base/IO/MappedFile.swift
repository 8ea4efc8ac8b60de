package import CalqueCore

/// The bytes of a file, mapped read-only: only the pages that are used are read.
///
/// A mapped file that another program cuts short ends the process (SIGBUS) when a page is read that is no longer there.
/// So only a file that nobody but the user and root may write is mapped; the bytes of any other file are copied.
///
/// Unchecked because it holds a raw address; safe because nothing writes there and the map lives as long as the object.
package final class MappedFile: @unchecked Sendable {
    /// Valid as long as the object is held.
    package let bytes: UnsafeRawBufferPointer
    private let base: UnsafeMutableRawPointer
    /// Whether the bytes belong to a file, so that a later process finds them.
    package let isFile: Bool
    private let isMapped: Bool

    /// Maps a file.
    ///
    /// - Parameter atOnce: fetch all pages by one call, because all of them will be read.
    /// - Throws: `Failure(.noInput)` when it cannot be opened, `Failure(.badData)` when it is empty or no regular file,
    ///   `Failure(.io)` when it cannot be mapped or read.
    package init(path: String, atOnce: Bool = false) throws(Failure) {
        let descriptor: FileDescriptor
        do throws(SystemError) { descriptor = try FileDescriptor.open(path, for: .readWithoutWaiting) } catch {
            throw InputFile.cannotOpen(path, error)
        }
        defer { descriptor.close() }
        guard let status = try? descriptor.status(), status.kind == .file, status.size > 0 else {
            throw Failure(.badData, "empty, or not a regular file", at: .init(file: path))
        }
        isMapped = status.isTrusted
        do throws(SystemError) {
            base =
                isMapped
                ? try descriptor.map(status.size, atOnce: atOnce) : try Self.copy(of: descriptor, status.size)
        } catch {
            throw Failure(
                .io, "cannot be \(isMapped ? "mapped" : "read"): \(error)", at: .init(file: path))
        }
        bytes = UnsafeRawBufferPointer(start: base, count: status.size)
        isFile = true
    }

    /// Copies bytes into pages of their own, for content that is in no file. - Parameter source: not empty.
    package init(copying source: [UInt8]) throws(Failure) {
        let base: UnsafeMutableRawPointer
        do throws(SystemError) { base = try MemoryPages.allocate(source.count) } catch {
            throw Failure(.io, "no memory for \(source.count) bytes: \(error)")
        }
        source.withUnsafeBytes { base.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(base), byteCount: $0.count) }
        self.base = base
        bytes = UnsafeRawBufferPointer(start: base, count: source.count)
        isFile = false
        isMapped = false
    }

    /// Copies the first bytes of a file into pages of their own. A file that has become shorter ends in zeros.
    private static func copy(
        of descriptor: FileDescriptor, _ count: Int
    ) throws(SystemError) -> UnsafeMutableRawPointer {
        let base = try MemoryPages.allocate(count)
        var done = 0
        do throws(SystemError) {
            while done < count {
                let room = UnsafeMutableRawBufferPointer(start: base + done, count: count - done)
                let more = try descriptor.read(into: room, at: done)
                if more == 0 { break }
                done += more
            }
        } catch {
            MemoryPages.free(base, count)
            throw error
        }
        return base
    }

    deinit { MemoryPages.free(base, bytes.count) }

    /// Tells the system that all of the file will be read.
    package func adviseWanted() { if isMapped { MemoryPages.adviseWanted(bytes) } }
}
