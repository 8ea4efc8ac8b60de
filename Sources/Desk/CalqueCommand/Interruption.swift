import Calque
import Glibc
import Synchronization

/// What becomes of a run that writes files when it is told to end (Ctrl-C, `kill`, a terminal that is closed): no file is
/// begun any more, those that are being written are finished, and the program dies by the signal, so that its caller
/// knows. What it was computing is given up.
enum Interruption {
    /// Writing goes through here.
    static let gate = WriteGate()

    /// From now on signals are caught. One that the caller of the program has turned off (`nohup`) stays so.
    ///
    /// - Parameter goodbye: said before the end, in a thread of its own.
    static func prepare(_ goodbye: @escaping @Sendable () -> Void) {
        _ = woken
        let isWatched = startThread {
            while sem_wait(woken) != 0 {}
            gate.close()
            goodbye()
            let number = caught.load(ordering: .relaxed)
            signal(number, SIG_DFL)
            kill(getpid(), number)
        }
        guard isWatched else { return }
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var old = sigaction()
            guard sigaction(number, nil, &old) == 0, !isIgnored(old) else { continue }
            var new = sigaction()
            new.__sigaction_handler.sa_handler = { number in
                // Nothing else is safe in here.
                Interruption.caught.store(number, ordering: .relaxed)
                sem_post(Interruption.woken)
            }
            // It stays caught: some callers, timeout(1) for one, send it twice.
            new.sa_flags = SA_RESTART
            sigaction(number, &new, nil)
        }
    }

    private static let caught = Atomic<CInt>(0)
    /// Never freed and written by the system alone.
    nonisolated(unsafe) private static let woken: UnsafeMutablePointer<sem_t> = {
        let woken = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
        sem_init(woken, 0, 0)
        return woken
    }()

    private static func isIgnored(_ action: sigaction) -> Bool {
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}

/// Lets threads write files until it is closed.
final class WriteGate: Sendable {
    private let state = Mutex((writing: 0, isClosed: false))

    /// Runs `body`; once the gate is closed, it never returns.
    func pass<Result>(_ body: () throws -> Result) rethrows -> Result {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.writing += 1 }
            return !state.isClosed
        }
        while !isOpen { pause() }
        defer { state.withLock { $0.writing -= 1 } }
        return try body()
    }

    /// Lets nobody in any more, and returns when all are out.
    func close() {
        state.withLock { $0.isClosed = true }
        while state.withLock({ $0.writing > 0 }) { usleep(500) }
    }
}
