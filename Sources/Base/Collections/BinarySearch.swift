extension RandomAccessCollection {
    /// Returns the index of the first element for which a condition holds, or `endIndex` when it holds for none.
    ///
    /// The elements must be partitioned: where the condition holds for one, it holds for all after it. To search
    /// something that is not a collection, search the range of its indices: `(0..<count).partitioningIndex { … }`.
    /// - Throws: the error of the condition.
    /// - Complexity: O(log n) calls of the condition.
    @inlinable @inline(__always)
    public func partitioningIndex<Problem>(
        where holds: (Element) throws(Problem) -> Bool
    ) throws(Problem) -> Index {
        var low = startIndex
        var count = count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if try holds(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
