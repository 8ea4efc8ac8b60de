/// Nouns that numbers count in the news, in the forms that numbers ask for.
struct RussianNoun {
    let one: String
    /// With 1 as an object: тонну; the same as `one` of masculine things.
    let oneAsObject: String
    /// The genitive: with 2 to 4 and with decimals.
    let few: String
    /// The genitive plural: with 5 and more.
    let many: String
    var isFeminine: Bool { oneAsObject != one }

    private init(_ one: String, _ few: String, _ many: String, object: String? = nil) {
        self.one = one
        oneAsObject = object ?? one
        self.few = few
        self.many = many
    }

    private static let all: [RussianNoun] = [
        RussianNoun("процент", "процента", "процентов"), RussianNoun("пункт", "пункта", "пунктов"),
        RussianNoun("доллар", "доллара", "долларов"), RussianNoun("рубль", "рубля", "рублей"),
        RussianNoun("юань", "юаня", "юаней"), RussianNoun("цент", "цента", "центов"),
        RussianNoun("фунт", "фунта", "фунтов"), RussianNoun("франк", "франка", "франков"),
        RussianNoun("миллион", "миллиона", "миллионов"), RussianNoun("миллиард", "миллиарда", "миллиардов"),
        RussianNoun("триллион", "триллиона", "триллионов"),
        RussianNoun("год", "года", "лет"), RussianNoun("месяц", "месяца", "месяцев"),
        RussianNoun("день", "дня", "дней"), RussianNoun("час", "часа", "часов"),
        RussianNoun("раз", "раза", "раз"), RussianNoun("раунд", "раунда", "раундов"),
        RussianNoun("балл", "балла", "баллов"), RussianNoun("метр", "метра", "метров"),
        RussianNoun("километр", "километра", "километров"), RussianNoun("градус", "градуса", "градусов"),
        RussianNoun("килограмм", "килограмма", "килограммов"), RussianNoun("баррель", "барреля", "баррелей"),
        RussianNoun("гектар", "гектара", "гектаров"), RussianNoun("голос", "голоса", "голосов"),
        RussianNoun("мандат", "мандата", "мандатов"), RussianNoun("дом", "дома", "домов"),
        RussianNoun("человек", "человека", "человек", object: "человека"),
        RussianNoun("тысяча", "тысячи", "тысяч", object: "тысячу"),
        RussianNoun("тонна", "тонны", "тонн", object: "тонну"),
        RussianNoun("минута", "минуты", "минут", object: "минуту"),
        RussianNoun("секунда", "секунды", "секунд", object: "секунду"),
        RussianNoun("неделя", "недели", "недель", object: "неделю"),
        RussianNoun("крона", "кроны", "крон", object: "крону"), RussianNoun("иена", "иены", "иен", object: "иену"),
        RussianNoun("рупия", "рупии", "рупий", object: "рупию"),
        RussianNoun("страна", "страны", "стран", object: "страну"),
        RussianNoun("акция", "акции", "акций", object: "акцию"),
        RussianNoun("компания", "компании", "компаний", object: "компанию"),
        RussianNoun("школа", "школы", "школ", object: "школу"),
    ]

    private static let forms: [String: RussianNoun] = {
        var forms: [String: RussianNoun] = [:]
        for noun in all { for form in [noun.one, noun.oneAsObject, noun.few, noun.many] { forms[form] = noun } }
        return forms
    }()

    /// The noun that a word is a form of, one that numbers ask for.
    init?(_ word: String) {
        guard let known = Self.forms[word.lowercased()] else { return nil }
        self = known
    }
}
