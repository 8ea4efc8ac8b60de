extension [Unicode.Scalar] {
    /// Returns the first run of word letters that begins at a place or after it; nil if there is none.
    ///
    /// - Complexity: linear in the scalars up to the end of the run.
    package func nextWord(from place: Int) -> Range<Int>? {
        var start = place
        while start < count, !self[start].isWordLetter { start += 1 }
        guard start < count else { return nil }
        var end = start
        while end < count, self[end].isWordLetter { end += 1 }
        return start..<end
    }
}
