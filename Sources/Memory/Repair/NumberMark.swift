import CalqueLanguages

/// What stands beside a number and changes what it says: its sign and its currency.
struct NumberMark {
    var isNegative = false
    /// The code of ISO 4217, or `$` for a dollar of any country; nil if the text names none.
    var currency: String?
    /// The number with its marks, in Unicode scalars of the text; nil without marks.
    var range: Range<Int>?

    init() {}

    /// Whether the marks of the same number in two texts exclude each other. A text that names no currency may mean any.
    func contradicts(_ other: NumberMark) -> Bool {
        if isNegative != other.isNegative { return true }
        guard let currency, let theirs = other.currency, currency != theirs else { return false }
        let isAnyDollar =
            currency == "$" && Self.dollars.contains(theirs) || theirs == "$" && Self.dollars.contains(currency)
        return !isAnyDollar
    }

    /// - Parameter language: the language whose words are read; nil for signs only.
    /// - Complexity: O(1).
    init(of number: Range<Int>, in text: [Unicode.Scalar], _ language: NumberLanguage?) {
        var (start, end) = (number.lowerBound, number.upperBound)
        if let mark = Self.sign(before: start, in: text) ?? Self.code(before: start, in: text) {
            (start, currency) = (mark.start, mark.currency)
        }
        if start > 0, Self.isMinus(before: start, in: text) {
            isNegative = true
            start -= 1
        } else if let minus = Self.minusWord(before: start, in: text) {
            isNegative = true
            start = minus
        }
        if currency == nil, let mark = Self.currency(after: end, in: text, language) { (end, currency) = mark }
        if isNegative || currency != nil { range = start..<end }
    }

    // MARK: Signs

    /// A hyphen between a word or a figure and the number is none: 3-5, COVID-19.
    private static func isMinus(before start: Int, in text: [Unicode.Scalar]) -> Bool {
        guard "-\u{2212}\u{2013}".unicodeScalars.contains(text[start - 1]) else { return false }
        return start == 1 || text[start - 2].properties.isWhitespace || "(（[".unicodeScalars.contains(text[start - 2])
    }

    private static func minusWord(before start: Int, in text: [Unicode.Scalar]) -> Int? {
        for word in minusWords where start >= word.count {
            let place = start - word.count
            let isWhole = place == 0 || !text[place - 1].isWordLetter || word.last != " "
            if isWhole, text[place..<start].elementsEqual(word) { return place }
        }
        return nil
    }

    private static let minusWords = ["minus ", "Minus ", "минус ", "Минус ", "零下", "负", "負"].map {
        Array($0.unicodeScalars)
    }

    // MARK: Currencies

    /// `$5`, `US$5`, `€ 5`
    private static func sign(before start: Int, in text: [Unicode.Scalar]) -> (start: Int, currency: String)? {
        var place = start
        if place > 0, text[place - 1].properties.isWhitespace { place -= 1 }
        guard place > 0, let currency = signs[text[place - 1]] else { return nil }
        place -= 1
        guard currency == "$" else { return (place, currency) }
        var first = place
        while first > 0, place - first < 3, text[first - 1].isWordLetter { first -= 1 }
        let country = text[first..<place].string
        return countries[country].map { (first, $0) } ?? (place, currency)
    }

    /// `USD 5`
    private static func code(before start: Int, in text: [Unicode.Scalar]) -> (start: Int, currency: String)? {
        guard start >= 4, text[start - 1].properties.isWhitespace, start == 4 || !text[start - 5].isWordLetter else {
            return nil
        }
        let code = text[start - 4..<start - 1].string
        return codes.contains(code) ? (start - 4, code) : nil
    }

    /// `5 €`, `5 EUR`, `5 euros`, `5 млн евро`, `5万欧元`
    private static func currency(
        after end: Int, in text: [Unicode.Scalar], _ language: NumberLanguage?
    ) -> (end: Int, currency: String)? {
        var place = end
        if place < text.count, text[place].properties.isWhitespace { place += 1 }
        guard place < text.count else { return nil }
        if let currency = signs[text[place]] { return (place + 1, currency) }
        if language == .chinese {
            for (word, currency) in han where text[place...].starts(with: word) {
                return (place + word.count, currency)
            }
            return nil
        }
        guard let word = text.nextWord(from: place), word.lowerBound == place, word.count <= 16 else { return nil }
        let string = text[word].string
        if codes.contains(string) { return (word.upperBound, string) }
        let lower = string.lowercased()
        let stems =
            switch language {
            case .english: english
            case .russian: russian
            default: [(stem: String, currency: String)]()
            }
        return stems.first { lower.hasPrefix($0.stem) && lower.count <= $0.stem.count + 3 }.map {
            (word.upperBound, $0.currency)
        }
    }

    private static let signs: [Unicode.Scalar: String] = [
        "$": "$", "＄": "$", "€": "EUR", "£": "GBP", "￡": "GBP", "₽": "RUB", "₴": "UAH", "₸": "KZT", "₹": "INR",
        "₩": "KRW", "₺": "TRY", "₪": "ILS", "₫": "VND", "฿": "THB", "₦": "NGN",
    ]
    private static let countries = [
        "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD",
        "NT": "TWD",
        "R": "BRL",
    ]
    private static let dollars: Set = ["USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"]
    private static let codes: Set = dollars.union([
        "EUR", "GBP", "RUB", "UAH", "KZT", "INR", "KRW", "TRY", "ILS", "JPY", "CNY", "CHF", "BRL", "BYN", "AED", "SAR",
        "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "MXN", "ZAR",
    ])
    private static let english = [
        ("dollar", "$"), ("euro", "EUR"), ("pound", "GBP"), ("rouble", "RUB"), ("ruble", "RUB"), ("yen", "JPY"),
        ("yuan", "CNY"), ("hryvnia", "UAH"), ("tenge", "KZT"), ("rupee", "INR"), ("lira", "TRY"), ("shekel", "ILS"),
        ("franc", "CHF"), ("dirham", "AED"), ("riyal", "SAR"), ("zlot", "PLN"),
    ].map { (stem: $0.0, currency: $0.1) }
    private static let russian = [
        ("доллар", "$"), ("евро", "EUR"), ("фунт", "GBP"), ("рубл", "RUB"), ("иен", "JPY"), ("йен", "JPY"),
        ("юан", "CNY"), ("грив", "UAH"), ("тенге", "KZT"), ("рупи", "INR"), ("лир", "TRY"), ("шекел", "ILS"),
        ("франк", "CHF"), ("дирхам", "AED"), ("злот", "PLN"),
    ].map { (stem: $0.0, currency: $0.1) }
    private static let han = [
        ("美元", "USD"), ("欧元", "EUR"), ("歐元", "EUR"), ("英镑", "GBP"), ("英鎊", "GBP"), ("日元", "JPY"), ("日圆", "JPY"),
        ("日圓", "JPY"), ("人民币", "CNY"), ("人民幣", "CNY"), ("元", "CNY"), ("卢布", "RUB"), ("盧布", "RUB"), ("韩元", "KRW"),
        ("韓元", "KRW"), ("港元", "HKD"), ("港币", "HKD"), ("澳元", "AUD"), ("加元", "CAD"), ("瑞士法郎", "CHF"),
    ].map { (word: Array($0.0.unicodeScalars), currency: $0.1) }
}
