import CalqueCore
import CalqueLanguages

/// The form of the text of a block: its words and its marks, counted.
struct PageText {
    /// The words as hashes, without regard to case; each Han character and kana is one.
    private(set) var words: [UInt32] = []
    /// The length in letters. A Han character counts as three, because it carries as much.
    private(set) var length = 0
    private(set) var sentences = 0
    private(set) var commas = 0
    private(set) var digits = 0
    private(set) var letters = 0
    private(set) var capitals = 0
    /// 1 at the end of a sentence, 2 at a colon or comma, else 0.
    private(set) var end = 0

    init(_ text: String) {
        var word = TextHash()
        var isInWord = false
        var mark: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value <= 0x20 || value == 0xA0 {
                if Self.stops.contains(mark) { sentences += 1 }
            } else {
                length += scalar.isUnspacedLetter ? 3 : Letters.isHangul(value) ? 2 : 1
            }
            // A closing quotation mark does not hide the stop before it.
            if !Self.closers.contains(scalar) { mark = scalar }
            if scalar.isUnspacedLetter {
                letters += 1
                if isInWord { words.append(word.value) }
                isInWord = false
                var single = TextHash()
                single.add(value)
                words.append(single.value)
            } else if Self.isInWord(scalar) {
                count(scalar)
                if !isInWord { word = TextHash() }
                isInWord = true
                word.add(Self.lowercase(scalar))
            } else {
                if isInWord { words.append(word.value) }
                isInWord = false
                if Self.wideStops.contains(scalar) { sentences += 1 }
                if Self.commas.contains(scalar) { commas += 1 }
            }
        }
        if isInWord { words.append(word.value) }
        if Self.stops.contains(mark) { sentences += 1 }
        end = Self.stops.contains(mark) || Self.wideStops.contains(mark) ? 1 : Self.colons.contains(mark) ? 2 : 0
    }

    private mutating func count(_ scalar: Unicode.Scalar) {
        if (0x30...0x39).contains(scalar.value) {
            digits += 1
        } else {
            letters += 1
            if Self.lowercase(scalar) != scalar.value { capitals += 1 }
        }
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.isASCIILetter || (0x30...0x39).contains(scalar.value) }
        if (0xC0...0x24F).contains(scalar.value) { return scalar.value != 0xD7 && scalar.value != 0xF7 }
        if (0x2000...0x206F).contains(scalar.value) { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func lowercase(_ scalar: Unicode.Scalar) -> UInt32 {
        switch scalar.value {
        case 0x41...0x5A, 0x410...0x42F: return scalar.value + 0x20
        case 0..<0xC0, 0x430...0x44F: return scalar.value
        default: return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
        }
    }

    private static let stops: Set<Unicode.Scalar> = [".", "!", "?", "…"]
    private static let wideStops: Set<Unicode.Scalar> = ["。", "！", "？", "．", "｡"]
    private static let colons: Set<Unicode.Scalar> = [":", ",", ";", "：", "，", "；"]
    private static let commas: Set<Unicode.Scalar> = [",", ";", "，", "、", "；", "،"]
    private static let closers: Set<Unicode.Scalar> = [
        "\"", "'", "”", "’", "»", "“", ")", "]", "」", "』", "）", "】", "》", " ", "\u{A0}",
    ]
}

/// The words of a text as a bag, to compare texts.
struct WordBag {
    private var counts: [UInt32: Int] = [:]
    let total: Int

    init(_ words: [UInt32]) {
        total = words.count
        for word in words { counts[word, default: 0] += 1 }
    }

    /// How many of the words are in the bag, each as often as it is there.
    func common(with words: [UInt32]) -> Int {
        var used: [UInt32: Int] = [:]
        var common = 0
        for word in words {
            guard let there = counts[word] else { continue }
            let before = used[word, default: 0]
            guard before < there else { continue }
            used[word] = before + 1
            common += 1
        }
        return common
    }
}
