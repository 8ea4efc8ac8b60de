import CalqueSegmentation
import Testing

/// A paragraph with marked positions, and the rule that must decide there.
///
/// `|` is a boundary, `¦` a position that must not be one. The marks are before the text that follows the position and
/// are not part of the text.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let language: String
    let rule: SegmentationRule?
    let marked: String

    init(_ language: String, _ rule: SegmentationRule?, _ marked: String) {
        self.language = language
        self.rule = rule
        self.marked = marked
    }

    var testDescription: String { "\(language) \(rule?.rawValue ?? "-"): \(marked)" }
    var text: String { marked.filter { $0 != "|" && $0 != "¦" } }
    /// The byte offsets in `text` of one kind of mark.
    func positions(of mark: Character) -> [Int] {
        var at = 0
        var found: [Int] = []
        for character in marked {
            if character == mark { found.append(at) }
            if character != "|", character != "¦" { at += character.utf8.count }
        }
        return found
    }
}

enum RuleCases {
    static let all = english + marks + russian + chinese + others

    static let english: [RuleCase] = [
        RuleCase("en", .dateline, "VARDE, June 7. ¦/Interwire/. |The port opened."),
        RuleCase("en", .dateline, "ST. ¦PAUL, Jan. ¦3. ¦/Interwire/. |It snowed."),
        RuleCase("en", nil, "VARDE (Interwire) — The port opened. |Ships came."),
        RuleCase("en", nil, "VARDE, Norway, Oct. 7 (Interwire) - The port opened. |Ships came."),
        RuleCase("en", nil, "VARDE, June 7 -- The port opened. |Ships came."),
        RuleCase("en", .terminator, "It opened. |Ships came! |Did they? |They did."),
        RuleCase("en", .terminator, "“It opened. |Ships came.” |She left."),
        RuleCase("en", .terminator, "\"It opened. |Ships came.\" |She left."),
        RuleCase("en", .terminator, "He asked: “Why?” |“Because.”"),
        RuleCase("en", .terminator, "(It rained.) |[It snowed.] |It stopped."),
        RuleCase("en", .closerNext, "It opened (at last!¦), she said."),
        RuleCase("en", .closerNext, "“Why?” ¦, she asked ( “Why now?” ¦). |He left."),
        RuleCase("en", .lowerCase, "“Will it open?” ¦she asked. |He nodded."),
        RuleCase("en", .lowerCase, "They wait … ¦and wait. |Then they go."),
        RuleCase("en", .attribution, "“Will it open?” ¦Captain Brandt asked. |He nodded."),
        RuleCase("en", .attribution, "\"No!\" ¦Brandt said. |He left."),
        RuleCase("en", .terminator, "“Will it open?” |Nobody knew."),
        RuleCase("en", nil, "Version 3.¦5 of port.¦example is out. |It works."),
        RuleCase("en", .noSpace, "Hall 5.¦Bring it. |It works."),
        RuleCase("en", .listNumber, "1. ¦Open the gate."),
        RuleCase("en", .listItem, "Do this: |1. ¦Open the gate."),
        RuleCase("en", .title, "Mr. ¦Brandt met Gen. ¦Lee and Dr. ¦Wu. |They spoke."),
        RuleCase("en", .title, "Ships, e.g. ¦Norse ones, came. |They left."),
        RuleCase("en", .numberAbbreviation, "Pier No. ¦4 opened on Jan. ¦5. |It is new."),
        RuleCase("en", .terminator, "She said no. |He said yes."),
        RuleCase("en", .organisation, "Frost & Sons Ltd. ¦Chairman Lee spoke. |He left."),
        RuleCase("en", .organisation, "It was sold to Frost Inc. |The price is secret."),
        RuleCase("en", .organisation, "The U.S. ¦Navy left the U.S. |It came back."),
        RuleCase("en", .unit, "It opens at 5 p.m. ¦EST on Monday. |It closes at 9 p.m. |Ships may stay."),
        RuleCase("en", .initial, "Viktor P. ¦Lapin and J. ¦R. ¦Brandt met. |They spoke."),
        RuleCase("en", nil, "Plan B. |The port stays shut."),
        RuleCase("en", nil, "It cost $3.5 million. |5 ships came."),
        RuleCase("en", nil, "It opened.” |“It closed."),
        RuleCase("en", nil, "eBay rose. |iShips fell."),
    ]

    /// Rules for all languages.
    static let marks: [RuleCase] = [
        RuleCase("en", .lineEnd, "The port opened\n|Ships came"),
        RuleCase("en", .nothingFollows, "The port opened. ¦◊"),
        RuleCase("en", .nothingBefore, "... ¦And then ships came."),
        RuleCase("en", .exclaimed, "The Yahoo! ¦News site is down. |Ships came."),
    ]

    static let russian: [RuleCase] = [
        RuleCase("ru", .year, "В 1998 г. ¦Варде вырос. |Порт построен в 1999 г. |Он велик."),
        RuleCase("ru", .dateline, "ВАРДЕ, 7 июня. ¦/Интервайр/. |Порт открыт."),
        RuleCase("ru", nil, "ВАРДЕ, 7 июн — Интервайр. |Порт открыт."),
        RuleCase("ru", .terminator, "Порт открыт. |Суда пришли! |Пришли ли? |Да…  |Все."),
        RuleCase("ru", .terminator, "«Порт открыт. |Суда пришли». |Она ушла."),
        RuleCase("ru", .lowerCase, "«Сам виноват!» ¦— сказал он. |Она ушла."),
        RuleCase("ru", .lowerCase, "«Откроют ли?» ¦— спросила она. |Он кивнул."),
        RuleCase("ru", .terminator, "«Не знаю, — сказал он. |— Спросите завтра»."),
        RuleCase("ru", .title, "Школа им. ¦Иванова на ул. ¦Ленина открыта. |Она новая."),
        RuleCase("ru", .title, "Рейс из г. ¦Варде отменен. |Ждите."),
        RuleCase("ru", .year, "Порт основан в 1998 г. |Он невелик."),
        RuleCase("ru", .unit, "Цена — 5 тыс. ¦руб. |Она растет."),
        RuleCase("ru", .numberAbbreviation, "По ст. ¦126 УК. |Дело передано."),
        RuleCase("ru", .initial, "А. ¦Б. ¦Иванов и В. ¦В. ¦Кузнецов пришли. |Они ушли."),
        RuleCase("ru", nil, "Это т. е. то же самое. |Все."),
        RuleCase("ru", nil, "Время — 1.¦07,85. |Рекорд."),
        RuleCase("ru", .noSpace, "Зал 5.¦Вход свободный. |Все."),
        RuleCase("ru", nil, "Погибли 5 человек. |12 ранены."),
        RuleCase("ru", .organisation, "Судно Frost & Sons Ltd. ¦«Норд» арестовано. |Все ушли."),
    ]

    static let chinese: [RuleCase] = [
        RuleCase("zh", .terminator, "港口开放。|船只抵达！|来了吗？|来了。"),
        RuleCase("zh", .terminator, "“来了吗？¦”|“来了。”"),
        RuleCase("zh", .closerNext, "“来了吗？”¦，他问道。|她点点头。"),
        RuleCase("zh", .attribution, "“来了吗？”¦她问。|他点点头。"),
        RuleCase("zh", .attribution, "“港口开放。|船只抵达。”¦布兰特说。|他走了。"),
        RuleCase("zh", .terminator, "他说：“来了。”|她走了。"),
        RuleCase("zh", .attribution, "“来了。”¦他说，“都来了。”|她走了。"),
        RuleCase("zh", .insideTitle, "他读了《你好！¦世界》一书。|她没读。"),
        RuleCase("zh", .ellipsis, "他沉默了……¦然后说好。|她走了。"),
        RuleCase("zh", .terminator, "「來了。」|「走吧。」"),
        RuleCase("zh", .terminator, "\"来了。\"|他走了。"),
        RuleCase("zh", nil, "增长3.¦5%。|下降1.¦2%。"),
        RuleCase("zh", nil, "国际电讯社瓦德6月7日电 港口开放。|船只抵达。"),
        RuleCase("zh", nil, "（国际电讯社瓦德6月7日电）港口开放。|船只抵达。"),
        RuleCase("zh", .title, "由Dr. ¦Brandt主持。|他走了。"),
        RuleCase("zh", nil, "他说：“一是快；二是好。”|她走了。"),
    ]

    /// Languages without a lexicon.
    static let others: [RuleCase] = [
        RuleCase("de", .initial, "Das Schiff kam, z. ¦B. ¦am Montag. |Es ging."),
        RuleCase("de", .lowerCase, "Es kam am 3. ¦und am 4. ¦des Monats. |Es ging."),
        RuleCase("de", .terminator, "„Es kommt.“ |Er ging."),
        RuleCase("fr", .terminator, "« Il arrive. » |Elle part."),
        RuleCase("fr", .lowerCase, "« Il arrive ? » ¦demande-t-elle. |Il part."),
    ]
}
