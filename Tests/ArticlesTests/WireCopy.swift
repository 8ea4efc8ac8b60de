/// Texts for `BlockKindTests`.
enum WireCopy {
    typealias Copy = BlockKindTests.Copy

    static let all: [Copy] = [
        Copy(
            name: "boilerplate, headline, line under it, dateline, crossheads, a quotation mark lost, no line end",
            lines: """
                F: All news
                H: Harbour master calls new pier "a gift to the city, and to the sea"
                S: He said that it had taken "nine years of storms and of patience"
                P: VARDE, June 7. /Interwire/. The new pier of Varde has opened to ships. It is 900 meters long.
                P: "We have waited for this," Harbour Master Nils Brandt said.
                P: It is wider, deeper and safer than the old one," he went on.
                C: A long wait
                P: Work began in 2017 and stopped twice.
                C: Opening ahead of the season
                P: The first ship is due on Friday. It carries salt
                """),
        Copy(
            name: "byline and agency line",
            lines: """
                H: Storm shuts northern port
                B: By Anna Smith
                P: VARDE, June 7 (Interwire) - The port was closed on Friday.
                P: No ship was lost.
                """),
        Copy(
            name: "byline in capitals, with a second name and a place",
            lines: """
                H: Storm shuts northern port
                B: By ANNA SMITH and Li Wei in Beijing
                P: The port was closed on Friday.
                """),
        Copy(
            name: "credits at the end",
            lines: """
                H: Storm shuts northern port
                P: The port was closed on Friday.
                P: It opens on Monday.
                F: (Reporting by Anna Smith; Editing by Li Wei)
                """),
        Copy(
            name: "a list of short lines",
            lines: """
                H: Results of the cup
                P: These were the first three on Sunday:
                P: Gold: Liu Yifan
                P: Silver: Timur Abenov
                P: Bronze: Mikkel Dahl
                P: The cup goes on next week.
                """),
        Copy(
            name: "a list with marks",
            lines: """
                H: What to know
                P: The port is shut.
                P: • Nine ships wait
                P: • Four more are at sea
                P: - None was lost
                P: It opens on Monday.
                """),
        Copy(
            name: "a question as headline; one in the text may be a paragraph",
            lines: """
                H: Will the port open in time?
                P: The port is shut. Nobody knows for how long.
                P: Who pays for it?
                P: The city does.
                """),
        Copy(
            name: "a date, and a heading after a list",
            lines: """
                D: 7 June 2024, 10:15
                H: Results of the cup
                P: The cup ended on Sunday.
                P: Gold: Liu Yifan
                P: Silver: Timur Abenov
                C: What comes next
                P: The cup goes on next week.
                P: Interwire
                P: Varde
                """),
        Copy(
            name: "headline with the source before a colon, and a figure",
            lines: """
                H: Brandt: port to open by 7 a.m.
                P: The port will open on Monday, its master said.
                P: Nine ships wait.
                """),
        Copy(
            name: "Russian",
            lines: """
                F: Все новости
                H: Порт Варде назвали «подарком городу»
                S: Капитан порта рассказал, сколько заняло строительство
                P: ВАРДЕ, 7 июня. /Интервайр/. Новый причал открыт для судов. Его длина — 900 м.
                P: «Мы ждали этого», — сказал капитан порта.
                C: Долгое ожидание
                P: Работы начались в 2017 г. и дважды прерывались.
                C: Что дальше
                P: Первое судно придет в пятницу.
                F: Читайте также
                """),
        Copy(
            name: "Russian byline",
            lines: """
                H: Порт закрыли из-за шторма
                B: Анна Кузнецова, Интервайр
                P: ВАРДЕ, 7 июня — Интервайр. Порт закрыт до понедельника.
                P: Суда стоят на рейде.
                """),
        Copy(
            name: "Chinese",
            lines: """
                F: 所有新闻
                H: 瓦德港新码头启用 历时九年建成
                S: 港务局长称其为“送给城市的礼物”
                P: 国际电讯社瓦德6月7日电 瓦德港新码头7日正式启用。码头全长900米。
                P: “我们等了很久。”港务局长说。
                C: 漫长的等待
                P: 工程始于2017年，曾两度停工。
                C: “全怪天气”
                P: 首艘货轮将于周五抵达。
                F: （完）
                """),
        Copy(
            name: "Chinese byline",
            lines: """
                H: 瓦德港因风暴关闭
                B: 记者 王雪 赵磊
                P: 瓦德港7日因风暴关闭。
                P: 九艘货船等待卸货。
                """),
        Copy(
            name: "Chinese list",
            lines: """
                H: 比赛结果
                P: 比赛前三名如下：
                P: 金牌：刘一帆
                P: 银牌：阿别诺夫
                P: 铜牌：达尔
                P: 下一站比赛将于周五举行。
                """),
        Copy(
            name: "no headline",
            lines: """
                P: The port was closed on Friday. It opens on Monday.
                P: Nine ships wait.
                """),
        Copy(name: "nothing but short lines", lines: "P: One\nP: Two\nP: Three"),
    ]
}
