import CalqueCore

/// Tells simplified from traditional Chinese by characters that only one of them has.
package struct ChineseScript {
    /// How many characters were seen that only simplified writing has.
    package private(set) var simplified = 0
    /// How many were seen that only traditional writing has.
    package private(set) var traditional = 0

    package init() {}

    package mutating func see(_ character: Unicode.Scalar) {
        if Self.onlySimplified.contains(character) {
            simplified += 1
        } else if Self.onlyTraditional.contains(character) {
            traditional += 1
        }
    }

    /// A quotation in the other script does not decide. Simplified writing is what `zh` means to all who read tags.
    var language: LanguageTag {
        traditional > 3 * simplified ? "zh-Hant" : "zh"
    }

    // The characters of news that differ, in the same order. Those that traditional writing has too, as another word
    // (后, 里, 面, 台, 只, 干, 云, 党), are not here.
    private static let onlySimplified = Set(
        """
        国这时为们来说对会发经现动过还进开问关样头间业东车见长学电从当两点无场产实务员门军议报话马号让战条书认术乐记变亲处应总结\
        边农体万亚华单卫团图岁币师归录难灵热爱环确码种称稳笔类约级纪线组终给统维网罗职联节获营观规视订训讯设访证评诉试该语误请\
        调谈谢负责货质购贸费资赛赵跃转轮软较辑输达运远连选迁递邮释银钟钢铁错键锋闭闻阳阵阶际陆险随隐页项顺须顾预领题额风飞饭馆\
        驻验鱼鲁鸟齐龙亿仅众优伤传伦侧债偿储兰写决况减几击则刚创剧劳势区协压县双叶听吗启员响围圆坏块坚坛垄备复够夺奖妇宁审宽对\
        导层岛币帅帮库异张弹强惊惧惩愿户扩担拥损换据择挥护标树桥检楼欢毕气汇汉沟测济浏润涨温湾满滚潜灾炼烟烧烦状独狱猎猪献
        """.unicodeScalars
    ).subtracting(shared)
    private static let onlyTraditional = Set(
        """
        國這時為們來說對會發經現動過還進開問關樣頭間業東車見長學電從當兩點無場產實務員門軍議報話馬號讓戰條書認術樂記變親處應總結\
        邊農體萬亞華單衛團圖歲幣師歸錄難靈熱愛環確碼種稱穩筆類約級紀線組終給統維網羅職聯節獲營觀規視訂訓訊設訪證評訴試該語誤請\
        調談謝負責貨質購貿費資賽趙躍轉輪軟較輯輸達運遠連選遷遞郵釋銀鐘鋼鐵錯鍵鋒閉聞陽陣階際陸險隨隱頁項順須顧預領題額風飛飯館\
        駐驗魚魯鳥齊龍億僅眾優傷傳倫側債償儲蘭寫決況減幾擊則剛創劇勞勢區協壓縣雙葉聽嗎啟員響圍圓壞塊堅壇壟備復夠奪獎婦寧審寬對\
        導層島幣帥幫庫異張彈強驚懼懲願戶擴擔擁損換據擇揮護標樹橋檢樓歡畢氣匯漢溝測濟瀏潤漲溫灣滿滾潛災煉煙燒煩狀獨獄獵豬獻
        """.unicodeScalars
    ).subtracting(shared)

    /// In both lists because the two scripts write them alike, or in use in both.
    private static let shared = Set("备几复点条从种称强确启叶汇系舍异启温减况决户".unicodeScalars)
}
