/// An element of a list that has an order of its own.
public protocol Ranked: Sendable {
    /// Whether the element is listed before another one. It must be a strict total order.
    func precedes(_ other: Self) -> Bool
}

/// The first elements of a list, up to a limit, collected in any order.
///
/// A binary heap with the last element on top (J. W. J. Williams, "Algorithm 232: Heapsort", CACM 7, 1964): an element
/// that comes too late in the order costs one comparison.
public struct TopElements<Element: Ranked>: Sendable {
    /// The most elements that are kept.
    public let limit: Int
    @usableFromInline var heap: [Element] = []

    /// - Parameter limit: how many elements are kept at most; 0 or less keeps none.
    @inlinable public init(limit: Int) { self.limit = limit }

    /// The number of elements so far, `limit` at most.
    @inlinable public var count: Int { heap.count }

    /// The last of the elements when there are `limit` of them: only an element that precedes it is still taken.
    @inlinable public var last: Element? { heap.count == limit ? heap.first : nil }

    /// The elements in their order.
    /// - Complexity: O(n log n)
    @inlinable public var sorted: [Element] { heap.sorted { $0.precedes($1) } }

    /// Takes an element if it is among the first.
    /// - Returns: whether it was taken.
    /// - Complexity: O(log n)
    @inlinable
    @discardableResult
    public mutating func insert(_ element: Element) -> Bool {
        if heap.count < limit {
            heap.append(element)
            moveUp(from: heap.count - 1)
            return true
        }
        guard let last = heap.first, element.precedes(last) else { return false }
        heap[0] = element
        moveDown(from: 0)
        return true
    }

    /// Takes an element if it is among the first and precedes the element that is the same, if there is one. That one
    /// is dropped.
    /// - Parameter isSame: whether an element is the same; true of one at most.
    /// - Returns: whether the element was taken.
    /// - Complexity: O(n)
    @inlinable
    @discardableResult
    public mutating func insert(_ element: Element, replacing isSame: (Element) -> Bool) -> Bool {
        guard let place = heap.firstIndex(where: isSame) else { return insert(element) }
        guard element.precedes(heap[place]) else { return false }
        heap[place] = element
        moveDown(from: place)
        return true
    }

    @inlinable
    mutating func moveUp(from place: Int) {
        var child = place
        while child > 0, heap[(child - 1) / 2].precedes(heap[child]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    @inlinable
    mutating func moveDown(from place: Int) {
        var parent = place
        while true {
            var last = parent
            let first = 2 * parent + 1
            if first < heap.count, heap[last].precedes(heap[first]) { last = first }
            if first + 1 < heap.count, heap[last].precedes(heap[first + 1]) { last = first + 1 }
            if last == parent { return }
            heap.swapAt(parent, last)
            parent = last
        }
    }
}
