/// Room for the numbers of entries and for the tokens of one.
final class Scratch {
    private(set) var exact: UnsafeMutablePointer<TokenID>
    private(set) var folded: UnsafeMutablePointer<TokenID>
    private var capacity = 256
    /// How many entries are looked at together.
    static let selection = 2048
    let selected: UnsafeMutablePointer<UInt32>

    init() {
        exact = .allocate(capacity: capacity)
        folded = .allocate(capacity: capacity)
        selected = .allocate(capacity: Self.selection)
    }

    deinit {
        selected.deallocate()
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
