import CalqueCore

extension WireCases {
    /// Sentences written for the tests in the style of Chinese agencies.
    static let chinese = cases(
        "zh",
        #"""
        dateline-xinhua 新华社奥斯陆6月7日电（记者张三、李四）港口开放。|船只抵达。
        dateline-chinanews 中新社瓦德6月7日电 (记者 王五)港口开放。|船只抵达。
        dateline-chinanews-web 中新网6月7日电 据报道，港口开放。|船只抵达。
        dateline-bracket （法新社巴黎7日电）港口开放。|船只抵达。
        dateline-lenticular 【路透社瓦德6月7日电】港口开放。|船只抵达。
        dateline-tass 俄新社莫斯科6月7日电。|港口开放。
        dateline-english-name 新华社瓦德6月7日电（记者 J. 史密斯）港口开放。|船只抵达。
        end-mark 港口开放。|船只抵达。|（完）
        flash 快讯：港口开放。|船只抵达。
        semicolon 一是快；二是好；三是省。|他们同意。
        colon 结果是：港口开放。|船只抵达。
        dash 他来了——终于来了。|她走了。
        ellipsis-end 他沉默了……|她走了。
        ellipsis-then 他沉默了……但她没有走。|天黑了。
        ellipsis-quote “我想……”他说。|她走了。
        ellipsis-six 他等了又等……最后走了。|她没走。
        ellipsis-start ……他终于来了。|她走了。
        exclaim-question 真的？！|当然！！|好。
        quote-said “港口开放。”他说。|船只抵达。
        quote-asked “谁付钱？”记者问道。|没有人回答。
        quote-shouted “停下！”人群喊道。|他停下了。
        quote-comma-said “港口开放，”他说，“船只抵达。”|她走了。
        quote-said-after “港口开放。”外交部发言人王五在例行记者会上说。|会议结束。
        quote-said-mid “港口开放。”他说，“船只抵达。”|她走了。
        quote-before 他说：“港口开放。|船只抵达。”|她走了。
        quote-two-inside “港口开放。|船只抵达。”他补充道。|她走了。
        quote-new “港口开放。”|联合国表示欢迎。
        quote-new-said “港口开放。”|他说，船只将于明天抵达。
        quote-colon-next “谁付钱？”|他说：“我们付。”
        quote-q-comma “谁付钱？”他问道，声音很低。|没有人回答。
        quote-nested 他说：“她喊‘停下！’我就停下了。”|天黑了。
        quote-nested-end 他说：“她喊：‘停下！’”|天黑了。
        quote-corner 「港口開放。」他說。|船隻抵達。
        quote-corner-nested 「他說『不行。』」|她走了。
        quote-corner-new 「港口開放。」|聯合國表示歡迎。
        quote-straight "港口开放。"他说。|船只抵达。
        quote-straight-new "港口开放。"|联合国表示欢迎。
        quote-missing-open 港口已经开放。”|他走了。
        quote-missing-close “港口已经开放。|他走了。
        quote-inner 他喊出“加油！”的口号。|大家笑了。
        quote-latin-name “港口开放。”Brandt说。|船只抵达。
        quote-spaced-name “谁付钱？” Dan Lee 问道。|没有人回答。
        title 我们看了《你好，世界！》。|很好。
        title-inner 他读了《谁？！》这本书。|她没读。
        title-two 《来吧！朋友》和《走！》都上映了。|票已售罄。
        halfwidth 港口开放. |船只抵达.
        halfwidth-tight 港口开放.|船只抵达.
        halfwidth-question 谁付钱?|没有人知道!|真的.
        halfwidth-percent 出口增长3.5%.|进口下降0.4%.
        decimals 增长3.5%，达到74.31美元。|下降1.2%。
        time 会议于19.30开始。|21:00结束。
        score 瓦德队3-2获胜。|奥斯陆队1:1战平。
        english-inc Frost Inc.和Norse Corp.的股价上涨。|Varde Ltd. 没有变化。
        english-initials J.K.罗琳和J. R. R. 托尔金都是作家。|他们写书。
        english-us U.S. Steel公司上涨。|U.N. 没有回应。
        english-dr 由Dr. Brandt主持。|他走了。
        english-middle-dot 乔治·W·布什和J·K·罗琳没有回应。|发言人说没有。
        english-word 他用的是iPhone。|eBay没有回应。
        english-url 请看www.port.example。|邮箱是info@port.example。
        english-no 他排名No. 1。|她排名No. 2。
        yahoo 雅虎Yahoo! 公司没有回应。|股价下跌。
        brackets 产量下降。|（不含海外。）|公司未回应。
        brackets-inner 产量（真的！）下降。|公司未回应。
        brackets-half 产量下降(见图3.1)。|公司未回应。
        list-chinese 双方同意：|一、开放港口。|二、降低费用。
        list-digit 双方同意：|1.开放港口。|2.降低费用。
        list-digit-comma 双方同意：|1、开放港口。|2、降低费用。
        list-bracket 双方同意：|（一）开放港口。|（二）降低费用。
        list-circle 双方同意：|①开放港口。|②降低费用。
        list-circle-semicolon 双方同意：①开放港口；②降低费用。|会议结束。
        list-ascii 双方同意：|(1)开放港口。|(2)降低费用。
        list-semicolon 双方同意：1.开放港口；2.降低费用。|会议结束。
        list-first 一是开放港口，二是降低费用。|会议结束。
        bullet 要点：|• 油价上涨 |• 金价下跌
        dialogue “你是谁？”|“我是李四。”|“好。”
        dialogue-tight “走。”|“去哪？”|“回家。”
        qa 问：谁付钱？|答：我们付。
        fullwidth-stop 港口开放．|船只抵达．
        small-stop 港口开放｡|船只抵达｡
        space-between 港口开放。 |船只抵达。
        digits-start 港口开放。|12艘船抵达。|2024年将更好。
        traditional 他說：「港口開放。|船隻抵達。」|她走了。
        rhetorical 谁来付钱？|是我们。
        exclaim-inner 啊！|多好的港口！
        quote-dash “停下！”——他喊道。|她停下了。
        quote-according 据“港口报。”报道，港口开放。|她走了。
        quote-word 这叫“双赢”。|大家同意。
        quote-answer “来吗？”|“来！”她回答。|他笑了。
        tilde 港口开放~船只抵达。|好。
        mixed 他说："港口开放。"然后走了。|她没走。
        copy-1 中新社北京8月5日电 (记者 张三)中国外交部发言人5日表示，中方坚决反对。|他没有透露细节。
        copy-2 新华社联合国8月5日电（记者王五）联合国秘书长古特雷斯说：“我们必须行动。|没有时间了。”
        copy-3 （新华社快讯）日本气象厅：北海道发生6.5级地震。|未发布海啸预警。
        copy-4 “这是真的吗？”一名记者追问道。|他没有回答。
        copy-5 “不！”他大喊。|没有人理他。
        copy-6 “我们会赢的！”特朗普在社交媒体上写道。|民主党人反驳。
        copy-7 “太棒了！”球迷们欢呼。|比赛结束了。
        copy-8 “情况很糟。”医生告诉记者，“病人太多。”|医院已满。
        copy-9 她问：“你去吗？”|他说：“不去。”
        copy-10 他引用孔子的话说：“有朋自远方来，不亦乐乎？”|全场鼓掌。
        copy-11 电影《我不是药神》和《你好，李焕英》上映。|票房超过10亿元。
        copy-12 苹果公司（Apple Inc.）股价下跌3.2%。|分析师表示担忧。
        copy-13 他说，“我们准备好了”。|会议结束。
        copy-14 会议强调：一要坚持改革；二要扩大开放；三要改善民生。|会议还讨论了其他问题。
        copy-15 “一带一路”倡议得到支持。|许多国家加入。
        copy-16 他真的走了吗……|没有人知道。
        copy-17 “他……他走了。”她哭着说。|没有人说话。
        copy-18 “你……”|他愣住了。
        copy-19 GDP增长5.2%。|CPI上涨0.3%。
        copy-20 「這是事實嗎？」記者問。|他點頭。
        copy-21 『這是事實。』他說。|她不信。
        copy-22 美國總統拜登說：「我們會贏。」|共和黨人不同意。
        copy-23 据路透社报道，油价下跌。|布伦特原油每桶85.3美元。
        copy-24 “我们拒绝。”美国国务院发言人米勒（Matthew Miller）说。|他没有解释。
        copy-25 “我们拒绝！”|美国国务院没有置评。
        copy-26 “我们拒绝。”|随后，他离开会场。
        copy-27 问：中方有何评论？|答：我们注意到有关报道。
        copy-28 好！|很好！！|非常好！！！
        copy-29 什么？|你说什么？！
        copy-30 报告指出：“形势严峻。”|专家对此表示同意。
        copy-31 他说：“她告诉我：‘别来。’”|我没去。
        copy-32 他说：“她告诉我，‘别来。’所以我没去。”
        copy-33 （一）加强领导。|（二）完善机制。
        copy-34 3. 提高认识。|4. 加强监督。
        copy-35 详见www.example.com/a.html。|联系电话：010-12345678。
        copy-36 比分为3:2。|中国队获胜！
        copy-37 受访者A先生说。|B女士不同意。
        copy-38 “为什么？|因为穷。”他说。
        """#)
}
