/// Room for the tokens of an entry.
final class Scratch {
    private(set) var exact: UnsafeMutablePointer<TokenID>
    private(set) var folded: UnsafeMutablePointer<TokenID>
    private var capacity = 256

    init() {
        exact = .allocate(capacity: capacity)
        folded = .allocate(capacity: capacity)
    }

    deinit {
        exact.deallocate()
        folded.deallocate()
    }

    func reserve(_ count: Int) {
        guard count > capacity else { return }
        exact.deallocate()
        folded.deallocate()
        capacity = 2 * count
        exact = .allocate(capacity: capacity)
        folded = .allocate(capacity: capacity)
    }
}
