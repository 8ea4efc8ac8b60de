// Starts other programs, as the third file that imports the C library.

import CCalqueSystem
package import CalqueCore
import Glibc

/// A program that is installed beside Calque, run with limits: its input and output are pipes, and it ends when it takes
/// too long, writes too much or needs too much memory.
package struct HelperProgram: Sendable {
    /// The name, which is looked for in PATH.
    package let name: String

    package init(_ name: String) { self.name = name }

    /// The path of the program; nil if it is not installed.
    package var path: String? {
        let folders = CurrentProcess.environment("PATH") ?? "/usr/bin:/bin"
        return folders.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// What a run of the program may use.
    package struct Limits: Sendable {
        package var seconds = 60
        /// Bytes of its output.
        package var output = 64 << 20
        /// Bytes of its memory.
        package var memory: UInt64 = 2 << 30

        package init() {}
    }

    /// Runs the program.
    ///
    /// - Parameter input: the bytes of its standard input.
    /// - Returns: its standard output. What it says on standard error is not kept.
    /// - Throws: `Failure(.noInput)` if it is not installed; `Failure(.badData)` if it ends with an error or goes beyond a
    ///   limit; `Failure(.io)` if it cannot be started.
    package func run(_ arguments: [String], input: [UInt8], limits: Limits = Limits()) throws(Failure) -> [UInt8] {
        guard let path else { throw Failure(.noInput, "the program \(name) is not installed") }
        do throws(SystemError) {
            let (ended, output) = try start(path, arguments, input, limits)
            switch ended {
            case .done: return output
            case .tooLong: throw SystemError(number: ETIMEDOUT)
            case .tooMuch: throw SystemError(number: EFBIG)
            case .failed: throw SystemError(number: 0)
            }
        } catch {
            switch error.number {
            case 0: throw Failure(.badData, "\(name) cannot read it")
            case ETIMEDOUT: throw Failure(.badData, "\(name) needs more than \(limits.seconds) seconds for it")
            case EFBIG: throw Failure(.badData, "\(name) makes more than the \(limits.output >> 20) MiB allowed of it")
            default: throw Failure(.io, "\(name) cannot be run: \(error)")
            }
        }
    }

    private enum End { case done, failed, tooLong, tooMuch }

    private func start(
        _ path: String, _ arguments: [String], _ input: [UInt8], _ limits: Limits
    ) throws(SystemError) -> (End, [UInt8]) {
        var (toChild, fromChild) = ([CInt](repeating: -1, count: 2), [CInt](repeating: -1, count: 2))
        try SystemError.check { calque_pipe(&toChild) }
        do throws(SystemError) { try SystemError.check { calque_pipe(&fromChild) } } catch {
            toChild.forEach { close($0) }
            throw error
        }
        var child: pid_t = 0
        let status = spawn(&child, path, arguments, input: toChild[0], output: fromChild[1])
        close(toChild[0])
        close(fromChild[1])
        guard status == 0 else {
            close(toChild[1])
            close(fromChild[0])
            throw SystemError(number: status)
        }
        _ = calque_limit_memory(child, limits.memory)
        var output: [UInt8] = []
        let end = exchange(toChild[1], fromChild[0], input, &output, limits)
        close(fromChild[0])
        if end != .done { kill(child, SIGKILL) }
        var result: CInt = 0
        while waitpid(child, &result, 0) < 0, errno == EINTR {}
        // The low bits are zero for a program that ended by itself with 0.
        return (end == .done && result != 0 ? .failed : end, output)
    }

    private func spawn(
        _ child: inout pid_t, _ path: String, _ arguments: [String], input: CInt, output: CInt
    ) -> CInt {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Calque ignores the signal of a closed pipe; the program must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        return posix_spawn(&child, path, &actions, &attributes, &words, environ)
    }

    /// Writes the input and reads the output, whichever goes on. Closes the pipe of the input.
    private func exchange(
        _ to: CInt, _ from: CInt, _ input: [UInt8], _ output: inout [UInt8], _ limits: Limits
    ) -> End {
        _ = fcntl(to, F_SETFL, O_NONBLOCK)
        let last = CurrentProcess.secondsSince1970 + Int64(limits.seconds)
        var written = 0
        var isOpen = true
        func closeInput() {
            if isOpen { close(to) }
            isOpen = false
        }
        defer { closeInput() }
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            if written == input.count { closeInput() }
            let left = last - CurrentProcess.secondsSince1970
            guard left > 0 else { return .tooLong }
            var requests = [
                pollfd(fd: from, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isOpen ? to : -1, events: Int16(POLLOUT), revents: 0),
            ]
            let ready = poll(&requests, 2, CInt(clamping: left * 1000))
            if ready == 0 { return .tooLong }
            if ready < 0 { if errno == EINTR { continue } else { return .failed } }
            if requests[1].revents != 0 {
                let count = input[written...].withUnsafeBytes { write(to, $0.baseAddress, min($0.count, 64 << 10)) }
                // A program that reads no further has what it needs.
                if count > 0 {
                    written += count
                } else if count < 0, errno != EAGAIN, errno != EINTR {
                    written = input.count
                }
            }
            guard requests[0].revents != 0 else { continue }
            let count = read(from, &chunk, chunk.count)
            if count == 0 { return .done }
            if count < 0 { if errno == EINTR { continue } else { return .failed } }
            output += chunk[..<count]
            guard output.count <= limits.output else { return .tooMuch }
        }
    }
}
