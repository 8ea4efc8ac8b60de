extension Lexicon {
    /// Both lexicons in one: of a word that both know, each probability weighs as often as the word was read.
    ///
    /// - Parameters:
    ///   - other: of the same languages, in either order.
    ///   - weight: how many pairs one of the other's stands for.
    /// - Complexity: linear in the entries of both.
    package func adding(_ other: Lexicon, weight: Int) -> Lexicon {
        let other = isForward(other.languages.source, other.languages.target) ? other : other.reversed
        let (one, sourceNumbers) = source.adding(other.source, weight: weight)
        let (two, targetNumbers) = target.adding(other.target, weight: weight)
        var joined: [UInt64: (forward: Float, backward: Float)] = [:]
        joined.reserveCapacity(entries.count + other.entries.count)
        func add(_ entry: Entry, readings: (source: Float, target: Float)) {
            let key = UInt64(entry.source) << 32 | UInt64(entry.target)
            let before = joined[key] ?? (0, 0)
            joined[key] = (
                before.forward + entry.forward * readings.source / Float(one.counts[Int(entry.source)]),
                before.backward + entry.backward * readings.target / Float(two.counts[Int(entry.target)])
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
    /// - Returns: also the new number of each word of the other.
    fileprivate func adding(_ other: Self, weight: Int) -> (vocabulary: Self, numbers: [Int32]) {
        var joined = self
        let numbers = other.words.indices.map { index -> Int32 in
            let word = other.words[index]
            let number = joined.numbers[word] ?? Int32(joined.words.count)
            if number == joined.words.count {
                joined.numbers.append(word)
                joined.counts.append(0)
            }
            // A file may claim more than a number holds.
            let count = Int(joined.counts[Int(number)]) + weight * Int(other.counts[index])
            joined.counts[Int(number)] = Int32(clamping: count)
            return number
        }
        joined.total += weight * other.total
        return (joined, numbers)
    }
}
