/// What is listed in an order of its own.
package protocol Listed {
    /// Whether it is listed before the other.
    func precedes(_ other: Self) -> Bool
}

/// A binary heap with the last to be listed on top (J. W. J. Williams, CACM 7, 1964).
package struct WorstHeap<Element: Listed> {
    package var elements: [Element] = []

    @inlinable package init() {}

    @inlinable package var worst: Element? { elements.first }
    @inlinable package var count: Int { elements.count }

    /// In the order of the list. - Complexity: O(n log n)
    @inlinable package var sorted: [Element] { elements.sorted { $0.precedes($1) } }

    /// - Complexity: O(log n)
    @inlinable package mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, elements[(child - 1) / 2].precedes(elements[child]) {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Puts in the place of an element one that precedes it.
    /// - Complexity: O(log n)
    @inlinable package mutating func replace(_ index: Int, with element: Element) {
        elements[index] = element
        var parent = index
        while true {
            var worst = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < elements.count && elements[worst].precedes(elements[child]) {
                worst = child
            }
            if worst == parent { return }
            elements.swapAt(parent, worst)
            parent = worst
        }
    }
}
