import CCalqueMatching
import CalqueMatching

/// The working storage of a search, kept from one query to the next: its allocation takes as long as a short query.
///
/// `Sendable` is unchecked because the class has raw memory. It is safe because one search at a time uses it.
final class Scratch: @unchecked Sendable {
    /// The arrays that grow during a search.
    struct Lists {
        var runs: [IndexSearch.Run] = []
        /// The limits for postings, and those for entries that the postings selected.
        var limits: [calque_bound] = []
        var verifying: [calque_bound] = []
        var seen = NumberSet()
        var taken: [UInt32] = []
    }

    private(set) var exact: UnsafeMutablePointer<TokenID>
    private(set) var folded: UnsafeMutablePointer<TokenID>
    private var capacity = 256
    /// The largest number of postings or entries that are selected at once.
    static let selection = 2048
    /// The least number of entries that are compared together, if there are enough.
    static let batch = 32
    let selected: UnsafeMutablePointer<UInt32>
    /// See `CALQUE_SET_WORDS`; empty between two queries.
    let set: UnsafeMutablePointer<UInt64>
    private var lists = Lists()

    init() {
        exact = .allocate(capacity: capacity)
        folded = .allocate(capacity: capacity)
        selected = .allocate(capacity: Self.selection + Self.batch)
        set = .allocate(capacity: Int(CALQUE_SET_WORDS))
        set.initialize(repeating: 0, count: Int(CALQUE_SET_WORDS))
    }

    deinit {
        set.deallocate()
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

    func insert(_ token: TokenID) {
        let bit = calque_set_bit(token)
        set[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    }

    /// Removes the tokens that were inserted.
    func removeAll(_ tokens: some Sequence<TokenID>) {
        for token in tokens { set[Int(calque_set_bit(token) >> 6)] = 0 }
    }

    /// Lends the lists, which are empty; `give` returns them.
    func takeLists() -> Lists {
        var taken = Lists()
        swap(&taken, &lists)
        return taken
    }

    func give(_ lists: consuming Lists) {
        lists.runs.removeAll(keepingCapacity: true)
        lists.limits.removeAll(keepingCapacity: true)
        lists.verifying.removeAll(keepingCapacity: true)
        lists.taken.removeAll(keepingCapacity: true)
        lists.seen.removeAll()
        self.lists = lists
    }
}
