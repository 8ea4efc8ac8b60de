import CalqueConcurrency
import CalqueCore
import Synchronization
import Testing

@Suite("Ordered pool")
struct OrderedPoolTests {
    private func numbers(to count: Int, failingAt place: Int? = nil) -> @Sendable () throws(Failure) -> Int? {
        final class Counter: Sendable { let value = Guarded(0) }
        let counter = Counter()
        return { () throws(Failure) in
            let number = counter.value.withLock { value in
                defer { value += 1 }
                return value
            }
            if number == place { throw Failure(.io, "broken") }
            return number < count ? number : nil
        }
    }

    @Test("results come in the order of the items, whatever each takes", arguments: [1, 2, 7])
    func order(_ jobs: Int) throws {
        var results: [Int] = []
        try OrderedPool.run(jobs: jobs, ahead: 4, next: numbers(to: 500)) { number in
            var sum = number
            for step in 0..<(number * 7919 % 1000) { sum = (sum &* 31 &+ step) & 0xFFFF_FFFF }
            return sum >= 0 ? number * 2 : -1
        } deliver: { (part) throws(Failure) in
            #expect(!part.isEmpty)
            results += part
        }
        #expect(results == (0..<500).map { $0 * 2 })
    }

    @Test("no more items are taken than allowed beyond the last that was delivered")
    func ahead() throws {
        let delivered = Guarded(0)
        let widest = Guarded(0)
        try OrderedPool.run(jobs: 3, ahead: 5, next: numbers(to: 200)) { number in
            let distance = number - delivered.withLock { $0 }
            widest.withLock { $0 = max($0, distance) }
            return number
        } deliver: { (part) throws(Failure) in
            delivered.withLock { $0 += part.count }
        }
        // The count may be that before the last delivery, of at most `ahead` results.
        #expect(widest.withLock { $0 } <= 10)
    }

    @Test("a failure of the source comes after the results before it")
    func brokenSource() {
        var results: [Int] = []
        #expect(throws: Failure(.io, "broken")) {
            try OrderedPool.run(jobs: 2, ahead: 8, next: numbers(to: 100, failingAt: 30)) {
                $0
            } deliver: {
                (part) throws(Failure) in
                results += part
            }
        }
        #expect(results == Array(0..<30))
    }

    @Test("a failure of the receiver ends the run, and nothing works on after it")
    func brokenReceiver() {
        let busy = Atomic(0)
        #expect(throws: Failure(.io, "full")) {
            try OrderedPool.run(jobs: 2, ahead: 8, next: numbers(to: 10_000)) { number in
                busy.add(1, ordering: .relaxed)
                defer { busy.subtract(1, ordering: .relaxed) }
                return number
            } deliver: { (_) throws(Failure) in
                throw Failure(.io, "full")
            }
        }
        #expect(busy.load(ordering: .relaxed) == 0)
    }

    @Test("no items, no results")
    func empty() throws {
        try OrderedPool.run(jobs: 2, ahead: 2, next: numbers(to: 0)) {
            $0
        } deliver: { (_) throws(Failure) in
            Issue.record("delivered something")
        }
    }

    @Test("groups cover all numbers once", arguments: [(0, 3, 2), (1, 3, 2), (100, 7, 4), (12, 4, 9)])
    func groups(_ count: Int, _ size: Int, _ threads: Int) throws {
        let seen = Guarded([Int](repeating: 0, count: count))
        try divide(count: count, by: size, threads: threads) { next in
            while let group = next() { seen.withLock { seen in for number in group { seen[number] += 1 } } }
        }
        #expect(seen.withLock { $0 } == [Int](repeating: 1, count: count))
    }

    @Test("a failure of one thread is thrown after all have ended")
    func failingGroup() {
        #expect(throws: Failure(.io, "broken")) {
            try divide(count: 20, by: 1, threads: 3) { (next) throws(Failure) in
                while let group = next() {
                    if group.lowerBound == 5 { throw Failure(.io, "broken") }
                }
            }
        }
    }
}
