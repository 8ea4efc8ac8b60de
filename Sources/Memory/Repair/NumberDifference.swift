public import CalqueCore
import CalqueLanguages
public import CalqueMatching
import CalqueUnits

/// The numbers, dates and times in which the source of a match and the query differ, and which are therefore stale in the
/// translation.
///
///     match.numberDifference(in: match.targets[0])?.description  // numbers differ: 14, 83
///
/// They are compared by value (`3.2 billion` equals `3,200 million`, `fourteen` equals `14`), in the order of the texts: who
/// reads `killed 83 and injured 14` must not get the translation of `killed 14 and injured 83`. The months are compared
/// in English, Russian and Chinese, as are numbers in words; in other languages, what is in figures.
public struct NumberDifference: Sendable, Hashable, CustomStringConvertible {
    /// The numbers as they are written: first those of the memory's source, in its order, then those of the query that the
    /// source does not have.
    public let numbers: [String]
    /// The places of these numbers in the translation, in UTF-8 bytes, in its order. Numbers that the translation expresses
    /// by other means have none.
    public let places: [Range<Int>]

    /// `numbers differ: 14, 83`
    public var description: String {
        "numbers differ: " + numbers.prefix(Self.most).joined(separator: ", ") + (numbers.count > Self.most ? " …" : "")
    }

    private static let most = 12

    /// Compares two texts of one language.
    ///
    /// - Parameter target: the translation of `source`.
    /// - Returns: nil if they have the same numbers.
    /// - Complexity: linear in the texts, apart from the product of the counts of those numbers that are not at the
    ///   beginning or end of both.
    public init?(
        source: String, query: String, _ language: LanguageTag, target: String, _ targetLanguage: LanguageTag
    ) {
        let (old, new) = (ComparedNumbers(source, language), ComparedNumbers(query, language))
        let different = Comparison(old.numbers, new.numbers).different
        guard !different.old.isEmpty || !different.new.isEmpty else { return nil }
        let (gone, come) = (different.old.map { old.numbers[$0] }, different.new.map { new.numbers[$0] })
        let stale = Set(gone.map(\.value))
        let contested = Self.contested(gone, come)
        var seen: Set<String> = []
        var (values, numbers): (Set<Quantity.Value>, [String]) = ([], [])
        for (number, text) in gone.map({ ($0, old) }) + come.map({ ($0, new) }) {
            // The same number with another sign or currency is shown in both forms.
            let isContested = contested.contains(number.value)
            let string = text.string(number, marked: isContested)
            guard values.insert(number.value).inserted || isContested, seen.insert(string).inserted else { continue }
            numbers.append(OneLine.blanked(string))
        }
        self.numbers = numbers
        let wanted = Set(new.numbers.map(\.value))
        let translation = ComparedNumbers(target, targetLanguage)
        places = translation.text.utf8Ranges(
            of: translation.numbers.filter { number in
                stale.contains(number.value) || !number.isVague && !wanted.contains(number.value)
            }.map(\.range))
    }

    /// Returns the values that both lists have with signs or currencies that contradict each other.
    private static func contested(
        _ old: [ComparedNumbers.Number], _ new: [ComparedNumbers.Number]
    ) -> Set<Quantity.Value> {
        let marks = Dictionary(old.map { ($0.value, $0.mark) }) { first, _ in first }
        return Set(new.filter { marks[$0.value]?.contradicts($0.mark) == true }.map(\.value))
    }

    init(numbers: [String], places: [Range<Int>]) {
        self.numbers = numbers
        self.places = places
    }

    /// Returns a translation in pieces, some of which are stale numbers.
    public func stretches(of target: String) -> [(text: String, isStale: Bool)] {
        let bytes = Array(target.utf8)
        var stretches: [(text: String, isStale: Bool)] = []
        var place = 0
        for range in places {
            stretches.append((String(decoding: bytes[place..<range.lowerBound], as: UTF8.self), false))
            stretches.append((String(decoding: bytes[range], as: UTF8.self), true))
            place = range.upperBound
        }
        stretches.append((String(decoding: bytes[place...], as: UTF8.self), false))
        return stretches.filter { !$0.text.isEmpty }
    }

    /// Finds the numbers of two texts that are not the same, in order.
    private struct Comparison {
        private(set) var different: (old: [Int], new: [Int]) = ([], [])

        /// More pairs than these are not compared: then all are different.
        private static let mostPairs = 1 << 18

        init(_ old: [ComparedNumbers.Number], _ new: [ComparedNumbers.Number]) {
            let shorter = min(old.count, new.count)
            var head = 0
            while head < shorter, old[head].agrees(with: new[head]) { head += 1 }
            var tail = 0
            while tail < shorter - head, old[old.count - 1 - tail].agrees(with: new[new.count - 1 - tail]) {
                tail += 1
            }
            let one = Array(head..<old.count - tail)
            let other = Array(head..<new.count - tail)
            if one.count == other.count {
                // As many numbers, so each stands for the one at its place. Two that are exchanged both differ.
                for (left, right) in zip(one, other) where !old[left].agrees(with: new[right]) {
                    different.old.append(left)
                    different.new.append(right)
                }
            } else if one.count * other.count > Self.mostPairs {
                different = (one, other)
            } else {
                alignGaps(old, new, one, other)
            }
        }

        /// Takes the numbers between those of a longest common subsequence.
        private mutating func alignGaps(
            _ old: [ComparedNumbers.Number], _ new: [ComparedNumbers.Number], _ one: [Int], _ other: [Int]
        ) {
            let width = other.count + 1
            // The length of the longest common subsequence of the rests.
            var lengths = [Int32](repeating: 0, count: (one.count + 1) * width)
            for row in one.indices.reversed() {
                for column in other.indices.reversed() {
                    lengths[row * width + column] =
                        old[one[row]].agrees(with: new[other[column]])
                        ? lengths[(row + 1) * width + column + 1] + 1
                        : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
                }
            }
            var (row, column) = (0, 0)
            var gap: (old: [Int], new: [Int]) = ([], [])
            func close(_ different: inout (old: [Int], new: [Int])) {
                // A vague number that only one text has may be no number.
                let isVague =
                    gap.new.isEmpty && gap.old.allSatisfy { old[$0].isVague }
                    || gap.old.isEmpty && gap.new.allSatisfy { new[$0].isVague }
                if !isVague {
                    different.old += gap.old
                    different.new += gap.new
                }
                gap = ([], [])
            }
            while row < one.count || column < other.count {
                if row < one.count, column < other.count, old[one[row]].agrees(with: new[other[column]]) {
                    close(&different)
                    (row, column) = (row + 1, column + 1)
                } else if column == other.count
                    || row < one.count && lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]
                {
                    gap.old.append(one[row])
                    row += 1
                } else {
                    gap.new.append(other[column])
                    column += 1
                }
            }
            close(&different)
        }
    }
}

extension Match {
    /// Returns the numbers, dates and times that are stale in a translation; nil if there are none.
    ///
    /// They are those in which the source and the query differ, unless `repair(of:)` puts the right ones into it. In a pair
    /// that was aligned and that nobody has confirmed, they also are those in which its two texts contradict each other: the
    /// translation is of an earlier or later version of the story.
    public func numberDifference(in target: Target) -> NumberDifference? {
        difference(in: target)
            ?? (isUnconfirmed
                ? NumberDifference(
                    contradicting: Variant(sourceLanguage, source), Variant(target.language, target.text)) : nil)
    }

    private func difference(in target: Target) -> NumberDifference? {
        // Texts that differ in form only have the same numbers.
        if scoring == .translator, score.distance == 0, !score.penalties.contains(.numbers) { return nil }
        if source.utf8.elementsEqual(query.utf8) || repair(of: target) != nil { return nil }
        return NumberDifference(
            source: source, query: query, sourceLanguage, target: target.text, target.language)
    }
}
