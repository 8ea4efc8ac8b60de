extension Lexicon {
    /// Returns a lexicon with the entries of both. Probabilities of a word that both know are averaged, weighted by the
    /// counts of the word.
    ///
    /// - Parameters:
    ///   - other: a lexicon of the same languages, in either order.
    ///   - weight: the factor by which the counts of the other lexicon are multiplied.
    /// - Complexity: linear in the entries of both.
    public func adding(_ other: Lexicon, weight: Int) -> Lexicon {
        let other = isForward(other.languages.source, other.languages.target) ? other : other.reversed
        let (one, sourceNumbers) = source.adding(other.source, weight: weight)
        let (two, targetNumbers) = target.adding(other.target, weight: weight)
        var joined: [UInt64: (forward: Float, backward: Float)] = [:]
        joined.reserveCapacity(entries.count + other.entries.count)
        func add(_ entry: Entry, readings: (source: Float, target: Float)) {
            let key = UInt64(entry.source) << 32 | UInt64(entry.target)
            let before = joined[key] ?? (0, 0)
            // A file may say that a word never occurred.
            joined[key] = (
                before.forward + entry.forward * readings.source / Float(max(one.counts[Int(entry.source)], 1)),
                before.backward + entry.backward * readings.target / Float(max(two.counts[Int(entry.target)], 1))
            )
        }
        for entry in entries {
            add(
                entry,
                readings: (Float(source.counts[Int(entry.source)]), Float(target.counts[Int(entry.target)])))
        }
        for entry in other.entries {
            let (left, right) = (Int(entry.source), Int(entry.target))
            add(
                Entry(
                    source: sourceNumbers[left], target: targetNumbers[right], forward: entry.forward,
                    backward: entry.backward),
                readings: (
                    Float(weight) * Float(other.source.counts[left]), Float(weight) * Float(other.target.counts[right])
                ))
        }
        return Lexicon(
            languages: languages, pairs: pairs + other.pairs, source: one, target: two,
            entries: joined.map { key, value in
                Entry(
                    source: Int32(key >> 32), target: Int32(key & 0xFFFF_FFFF), forward: min(1, value.forward),
                    backward: min(1, value.backward))
            })
    }

    private var reversed: Lexicon {
        Lexicon(
            languages: (languages.target, languages.source), pairs: pairs, source: target, target: source,
            entries: entries.map {
                Entry(source: $0.target, target: $0.source, forward: $0.backward, backward: $0.forward)
            })
    }
}

extension Lexicon.Vocabulary {
    /// Returns both vocabularies joined, and the new number of each word of the other.
    fileprivate func adding(_ other: Self, weight: Int) -> (vocabulary: Self, numbers: [Int32]) {
        var joined = self
        let numbers = other.words.indices.map { index -> Int32 in
            let word = other.words[index]
            let number = joined.index[word] ?? Int32(joined.words.count)
            if number == joined.words.count {
                joined.index.append(word)
                joined.counts.append(0)
            }
            // The counts of a file may be too large for their type.
            let count = Int(joined.counts[Int(number)]) + weight * Int(other.counts[index])
            joined.counts[Int(number)] = Int32(clamping: count)
            return number
        }
        joined.total += weight * other.total
        return (joined, numbers)
    }
}
