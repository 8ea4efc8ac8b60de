import Core

extension WireCases {
    /// Own sentences in the manner of Chinese agency copy.
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
        """#)
}
