import CalqueCore

extension WireCases {
    /// Kinds that the model and the rules of form decide, with words that no list has.
    static let kinds =
        cases(
            "en",
            #"""
            learnt-us-farmers Wheat growers face losses in the U.S. |Beekeepers are worried, too.
            learnt-us-noun The ship was stopped by the U.S. Coast Guard near Varde. |It was empty.
            learnt-inc The yard was sold to Norse Inc. |Welders will keep their jobs.
            learnt-inc-unit The loan came from Norse Inc. Finance in Oslo. |It is due in May.
            learnt-jr The prize went to Karl Holt Jr. |Judges praised his work.
            learnt-phd She came home with a Ph.D. |Neighbours held a feast.
            learnt-letter The ministers chose plan C. |Fishermen had asked for it.
            learnt-initial The inquiry was led by Karen T. Lindqvist of Bergen. |It took a year.
            learnt-capitals THE FLEET LEFT THE U.S. |THEY WILL RETURN IN MAY.
            capitals-number MINISTER SAYS NO. 2 REACTOR IS SAFE
            exchange Norse Inc. (OSE: NRS) fell 2 percent. |Brent rose.
            exchange-own It was sold to Norse Inc. |(Frost Corp. had bid for it as well.)
            time-place The polls open at 7 a.m. Cape Town time. |They close at dusk.
            time-day Rebels struck at 3 a.m. Palm Sunday. |Nine died.
            time-new The polls open at 7 a.m. |Cape Town voters will wait.
            title-name His essay, “Who Pays? The Price of Fish,” won a prize. |He was 30.
            title-speech He asked, “Who pays? |The town cannot.”
            title-said “Who pays? |The town cannot,” she said.
            footnote-number The dam was never finished.[12] |Its walls still stand.
            footnote-sign Prices are in crowns.* |They may change.
            footnote-raised The dam was never finished.² |Its walls still stand.
            emoji The dam is full! 🌊🌊 |Farmers are glad.
            emoji-bullets 🔴 The dam is full. |🔴 The farms are dry.
            no-space The talks in Oslo ended.|The ministers went home.
            no-space-name The paper is read at Norse.Example and elsewhere. |It is free.
            """#)
        + cases(
            "ru",
            #"""
            learnt-letter Школьников пересадили в корпус Д. |Занятия начнутся в среду.
            learnt-letter-name На встречу пришли Ж. Симонян и глава совета. |Итоги объявят позже.
            learnt-company Судно купила компания Norse Inc. |Рыбаки вышли на улицы.
            learnt-region В Омской обл. Роснедра остановили добычу. |Причина не названа.
            remark Лавров (включен в список. — Прим. ред.) уехал. |Он молчит.
            title-name Выпуск «Рыба. Цены. Спрос» показали в среду. |Зрителей было много.
            title-questions Игра «Кто? Зачем?» идет по средам. |Зал полон.
            speech-two Капитан сказал: «Мы уходим. |Порт закрыт». |Его поняли.
            degree На вопросы ответил к.э.н. Ремизов. |Зал был полон.
            degree-spaces На вопросы ответил д. ф. н. Ремизов. |Зал был полон.
            title-short На вопросы ответил гл. инж. Ремизов. |Зал был полон.
            months За 9 мес. 2021 г. улов вырос. |Цены упали.
            year-number Приказ от 3 июля 2021 г. № 17 отменен. |Новый готов.
            year-quoted За 2021 г. «Норд» продал сто лодок. |Спрос вырос.
            year-speech Приказ подписан 3 июля 2021 г. |«Мы рады», — сказал капитан.
            branch Казань. 3 июля. ИНТЕРФАКС-ВОЛГА - Улов вырос. |Цены упали.
            capitals ПРОЕЗД ПО УЛ. МИРА ЗАКРЫТ
            footnote Плотину не достроили.[12] |Стены стоят.
            no-space Переговоры в Осло прошли.|Министры уехали.
            """#)
        + cases(
            "zh",
            #"""
            inside-preposition 他用“太贵了！”来回答。|没有人买。
            inside-in 在“万岁！”声中，船只离港。|人们挥手。
            inside-with 以“鱼去哪儿了？”为题的讲座开始。|座位已满。
            inside-question “鱼去哪儿了？”是个老问题。|没有人知道。
            inside-end 报告说局势“已经失控。”|渔民们要求赔偿。
            introduced 船长喊道：“下船！”|乘客们以为是演习。
            introduced-name 广播里传来声音：“下船！”Hansen 接着说。|乘客很多。
            denied “船会开吗？”|船长没有回答。
            person “港口很安全。”船长打趣。|乘客笑了。
            not-person “港口很安全。”|渔船已经返回。
            full-width 产量增长４．２％。|价格下降３．１％。
            full-width-label ２．降低费用。
            ellipsis 渔民们等待着⋯⋯|船没有来。
            name 记者采访了唐纳德.罗斯。|他很高兴。
            not-name 港口开放.|船只抵达。
            subtitle 新华社瓦德6月7日电 题：鱼去哪儿了？——瓦德港见闻
            footnote 大坝没有建成。²|墙还在。
            emoji 大坝满了。🌊|农民高兴。
            """#)
}
