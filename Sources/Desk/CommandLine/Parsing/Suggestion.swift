/// Suggestions for misspelt words.
enum Suggestion {
    /// Returns the candidate nearest to a word; nil when none is near, or two are equally near.
    static func nearest(to word: String, in candidates: [String]) -> String? {
        let limit = max(1, word.count / 3)
        var best: (distance: Int, word: String)?
        var isTied = false
        for candidate in candidates {
            let distance = distance(word.lowercased(), candidate)
            guard distance <= limit, distance <= best?.distance ?? .max else { continue }
            isTied = distance == best?.distance && candidate != best?.word
            best = (distance, candidate)
        }
        return isTied ? nil : best?.word
    }

    /// Counts the edits between two words: a letter inserted, deleted, changed, or exchanged with its neighbour (optimal
    /// string alignment).
    ///
    /// - Complexity: O(*n* · *m*); both words are short.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var cost = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
