import CalqueCore
import CalqueICU
import CalqueSegmentation
import Testing

/// News in the languages that texts are aligned with, one table each.
enum NewsCases {
    /// Cases with wrong results: sentences inside a quotation that the sentence around it goes on after, and a name
    /// that ends in a full stop.
    static let knownFailures: Set<String> = ["ar news-5", "ja news-11", "ja news-12", "ko news-7", "ko news-9"]

    static let all = western + others + moreWestern + moreOthers

    private static let western =
        WireCases.cases(
            "de",
            #"""
            news-1 Der Minister traf am 5. Mai in Paris ein. |Er blieb zwei Tage.
            news-2 Die Sitzung beginnt um 9.30 Uhr. |Gäste sind willkommen.
            news-3 Laut § 3 Abs. 2 ist das erlaubt. |Kritiker klagen.
            news-4 Das Unternehmen setzte 3 Mrd. Euro um. |Der Gewinn sank.
            news-5 Prof. Dr. Anna Weiß leitet das Amt. |Sie ist 50.
            news-6 Die Firma Müller GmbH & Co. KG ist pleite. |Die Löhne fehlen.
            news-7 Er verkauft Obst, Gemüse usw. an Händler. |Das lohnt sich.
            news-8 Das Spiel endete 2:1. |Die Fans feierten.
            news-9 Der Papst, Johannes Paul II., starb 2005. |Millionen trauerten.
            news-10 Im 19. Jahrhundert war das üblich. |Heute nicht.
            news-11 Vgl. dazu S. 12 ff. im Anhang. |Dort steht alles.
            news-12 Die Regierung, d. h. der Kanzler, schweigt. |Das wird teuer.
            news-13 „Wer zahlt?“ fragte der Chef. |Niemand antwortete.
            news-14 „Wir gehen.“ |Er stand auf.
            news-15 BERLIN (dpa) - Der Streik ist beendet. |Züge fahren wieder.
            news-16 Am 1. FC Köln führt kein Weg vorbei. |Das Team siegt.
            news-17 Die Zahl stieg auf 3.500. |Das ist viel.
            news-18 Er wohnt in St. Gallen. |Dort regnet es.
            news-19 Sie kam ca. 20 Minuten zu spät. |Keiner wartete.
            news-20 Der Bundestag stimmte zu… |Die Opposition nicht.
            news-21 Der Vertrag gilt bis 31. Dezember. |Dann endet er.
            """#)
        + WireCases.cases(
            "fr",
            #"""
            news-1 Le président est arrivé à 9 h 30. |Il est reparti à midi.
            news-2 M. Macron a reçu Mme Merkel. |Ils ont déjeuné.
            news-3 Le Dr Roux a signé. |Le Pr Blanc aussi.
            news-4 PARIS (AFP) - La grève est finie. |Les trains roulent.
            news-5 « Qui paie ? », demande le maire. |Personne ne répond.
            news-6 « Nous partons. » |Il s'est levé.
            news-7 Les prix ont augmenté de 3,5 %. |Les salaires non.
            news-8 Voir p. 12 et fig. 3. |Tout y est.
            news-9 Il a vendu 3 000 m² à la société Roux S.A.R.L. de Lyon. |Le prix est secret.
            news-10 L'O.N.U. a voté. |La Chine s'est abstenue.
            news-11 J.-P. Martin est mort. |Il avait 80 ans.
            news-12 Est-ce vrai ? |Oui !
            news-13 Le n° 10 est blessé. |Il sort.
            news-14 Il est né en 1950 à Lyon… |Il y est mort.
            news-15 Selon l'al. 2 de l'art. 7, c'est permis. |Le juge hésite.
            news-16 La reine Élisabeth II est morte. |Charles III règne.
            """#)
        + WireCases.cases(
            "es",
            #"""
            news-1 El presidente llegó a las 9.30. |Se fue a mediodía.
            news-2 Los EE.UU. votaron en contra. |China se abstuvo.
            news-3 El Dr. Pérez y la Sra. Gil hablaron. |Nadie escuchó.
            news-4 MADRID (EFE).- La huelga terminó. |Los trenes circulan.
            news-5 «¿Quién paga?», preguntó el alcalde. |Nadie respondió.
            news-6 «Nos vamos.» |Se levantó.
            news-7 Subió un 3,5 %. |Bajó un 2 %.
            news-8 Vive en la Av. Mayor, núm. 5. |Es una casa vieja.
            news-9 Ud. puede entrar. |Es gratis.
            news-10 La empresa Ruiz S.A. quebró. |Debe millones.
            news-11 Véase la pág. 12 y la fig. 3. |Todo está ahí.
            news-12 El papa Juan Pablo II murió. |Millones lloraron.
            news-13 ¡Ganamos! |¡Por fin!
            news-14 El Gral. Franco murió en 1975. |España cambió.
            news-15 Cuesta 1.500 euros. |Es caro.
            news-16 Fue en el s. XIX. |Nadie lo recuerda.
            """#)
        + WireCases.cases(
            "it",
            #"""
            news-1 Il presidente è arrivato alle 9.30. |È ripartito a mezzogiorno.
            news-2 Il dott. Rossi e l'ing. Bianchi hanno firmato. |Nessuno protesta.
            news-3 ROMA (ANSA) - Lo sciopero è finito. |I treni viaggiano.
            news-4 «Chi paga?», ha chiesto il sindaco. |Nessuno risponde.
            news-5 «Andiamo.» |Si è alzato.
            news-6 Vedi pag. 12 e fig. 3. |È tutto lì.
            news-7 L'on. Verdi si è dimesso. |Era ora.
            news-8 La Fiat S.p.A. ha chiuso. |Gli operai protestano.
            news-9 Abita in p.zza Dante, n. 5. |La casa è vecchia.
            news-10 Il sec. XIX fu lungo. |Il XX fu breve.
            news-11 Costa 3 mln. di euro. |È caro.
            news-12 Papa Giovanni Paolo II è morto. |Molti piangono.
            news-13 Davvero? |Sì!
            news-14 Secondo l'art. 5 comma 2 è vietato. |Il giudice decide.
            news-15 Il prof. A. Neri insegna qui. |Ha 60 anni.
            """#)
        + WireCases.cases(
            "pt",
            #"""
            news-1 O presidente chegou às 9h30. |Saiu ao meio-dia.
            news-2 O Dr. Silva e a Profa. Lima falaram. |Ninguém ouviu.
            news-3 LISBOA (Lusa) - A greve acabou. |Os comboios circulam.
            news-4 “Quem paga?”, perguntou o prefeito. |Ninguém respondeu.
            news-5 “Vamos.” |Ele se levantou.
            news-6 Os EUA votaram contra. |A China absteve-se.
            news-7 Ver pág. 12 e fig. 3. |Está tudo lá.
            news-8 Mora na Av. Paulista, n. 5. |A casa é velha.
            news-9 A Vale S.A. lucrou menos. |As ações caíram.
            news-10 Subiu 3,5%. |Caiu 2%.
            news-11 O papa João Paulo II morreu. |Muitos choraram.
            news-12 O séc. XIX foi longo. |O XX foi curto.
            news-13 Verdade? |Sim!
            news-14 O Gen. Costa morreu. |Tinha 80 anos.
            news-15 Custa R$ 1.500. |É caro.
            """#)
        + WireCases.cases(
            "nl",
            #"""
            news-1 De minister kwam op 5 mei aan. |Hij bleef twee dagen.
            news-2 Dr. Bakker en prof. De Wit spraken. |Niemand luisterde.
            news-3 DEN HAAG (ANP) - De staking is voorbij. |De treinen rijden.
            news-4 ‘Wie betaalt?’ vroeg de burgemeester. |Niemand antwoordde.
            news-5 ‘Wij gaan.’ |Hij stond op.
            news-6 Zie blz. 12 en fig. 3. |Daar staat alles.
            news-7 Hij verkoopt fruit, groente enz. aan winkels. |Dat loont.
            news-8 Bakker N.V. is failliet. |Het personeel treurt.
            news-9 Het kost ca. 3 mln. euro. |Dat is veel.
            news-10 De bijeenkomst begint om 9.30 uur. |Gasten zijn welkom.
            news-11 Dat is o.a. te duur. |Niemand wil het.
            news-12 J.P. Balkenende was premier. |Hij trad af.
            news-13 In de 19e eeuw was dat gewoon. |Nu niet.
            news-14 Echt? |Ja!
            """#)

    private static let others =
        WireCases.cases(
            "pl",
            #"""
            news-1 Prezydent przybył o godz. 9.30. |Odjechał w południe.
            news-2 Prof. Kowalski i mgr Nowak milczą. |Nikt nie pyta.
            news-3 WARSZAWA (PAP) - Strajk się skończył. |Pociągi jeżdżą.
            news-4 „Kto zapłaci?” – zapytał burmistrz. |Nikt nie odpowiedział.
            news-5 Kosztuje 3 mln zł. |To dużo.
            news-6 Sprzedaje owoce, warzywa itd. |To się opłaca.
            news-7 Urodził się w 1950 r. w Łodzi. |Zmarł w Krakowie.
            news-8 W XIX w. Polska była pod zaborami. |Potem wróciła.
            news-9 Por. str. 12 i rys. 3. |Tam jest wszystko.
            news-10 Gen. Wojciech Jaruzelski zmarł. |Miał 90 lat.
            news-11 Mieszka na os. Słonecznym przy ul. Długiej 5. |Dom jest nowy.
            news-12 M.in. Niemcy są przeciw. |Francja też.
            news-13 Firma Orlen S.A. zarobiła mniej. |Akcje spadły.
            news-14 Tzw. reforma upadła. |Rząd milczy.
            news-15 Naprawdę? |Tak!
            """#)
        + WireCases.cases(
            "tr",
            #"""
            news-1 Bakan saat 9.30'da geldi. |İki gün kaldı.
            news-2 Prof. Dr. Ayşe Kaya konuştu. |Kimse dinlemedi.
            news-3 ANKARA (AA) - Grev bitti. |Trenler çalışıyor.
            news-4 “Kim ödeyecek?” diye sordu başkan. |Kimse cevap vermedi.
            news-5 Türkiye 3. oldu. |Almanya kazandı.
            news-6 Fiyat yüzde 3,5 arttı. |Maaşlar artmadı.
            news-7 Av. Mehmet Yıldız itiraz etti. |Mahkeme reddetti.
            news-8 Koç Holding A.Ş. zarar etti. |Hisseler düştü.
            news-9 Bkz. s. 12 ve şek. 3. |Her şey orada.
            news-10 II. Abdülhamid tahttan indirildi. |Sürgüne gitti.
            news-11 Atatürk Cad. No. 5'te oturuyor. |Ev eski.
            news-12 Gerçekten mi? |Evet!
            news-13 Meyve, sebze vb. satıyor. |Kazancı iyi.
            """#)
        + WireCases.cases(
            "uk",
            #"""
            news-1 Президент прибув о 9.30. |Він поїхав опівдні.
            news-2 Проф. Коваленко і акад. Бойко мовчать. |Ніхто не питає.
            news-3 КИЇВ. 3 лютого. УНІАН. |Рада зібралася. |Бюджет ухвалено.
            news-4 Київ. 3 лютого. ІНТЕРФАКС-УКРАЇНА - Рада зібралася. |Бюджет ухвалено.
            news-5 «Хто платить?» — спитав мер. |Ніхто не відповів.
            news-6 Ціна — 5 тис. грн. |Це дорого.
            news-7 У XIX ст. Україна була поділена. |Потім об’єдналася.
            news-8 Він народився 12 травня 1950 р. у Львові. |Помер у Києві.
            news-9 Див. с. 12 і рис. 3. |Там усе.
            news-10 Ген. Залужний пішов. |Його замінили.
            news-11 Він живе в с. Мирне Київської обл. |Там тихо.
            news-12 Були Бойко, Мороз та ін. |Суд їх виправдав.
            news-13 За 9 міс. 2023 р. експорт упав. |Імпорт зріс.
            news-14 Т. Шевченко помер у 1861 р. |Йому було 47.
            news-15 Правда? |Так!
            """#)
        + WireCases.cases(
            "ar",
            #"""
            news-1 وصل الرئيس إلى القاهرة. |غادر في اليوم التالي.
            news-2 قال د. سمير إن الأسعار ارتفعت. |لم يعلق الوزير.
            news-3 ارتفع السعر 3.5 في المئة. |انخفض الإنتاج.
            news-4 هل هذا صحيح؟ |نعم!
            news-5 «من يدفع؟» سأل العمدة. |لم يجب أحد.
            news-6 كتب أ. د. محمود المقال. |نشر أمس.
            news-7 ولد عام 1950 م. في بيروت. |توفي في باريس.
            news-8 انتهى الإضراب... |عادت القطارات.
            """#)
        + WireCases.cases(
            "ja",
            #"""
            news-1 首相は東京に到着した。|会談は2日間続く。
            news-2 「誰が払うのか。」と市長は尋ねた。|誰も答えなかった。
            news-3 「終わった！」|彼は立ち上がった。
            news-4 物価は3.5%上昇した。|賃金は上がらない。
            news-5 映画「君の名は。」が公開された。|観客が詰めかけた。
            news-6 本当ですか？|はい！
            news-7 「頑張れ！」の声が響いた。|試合が始まった。
            news-8 「誰も知らない」と彼は言った。|記者は黙った。
            news-9 【ロンドン時事】政府は法案を可決した。|野党は反対した。
            news-10 （東京で）会談が行われた。|合意はなかった。
            news-11 彼は「寒い。帰ろう。」と言った。|雪が降っていた。
            news-12 モーニング娘。が解散する。|ファンは泣いた。
            """#)
        + WireCases.cases(
            "ko",
            #"""
            news-1 대통령이 서울에 도착했다. |회담은 이틀 동안 열린다.
            news-2 "누가 내나?"라고 시장이 물었다. |아무도 대답하지 않았다.
            news-3 물가가 3.5% 올랐다. |임금은 그대로다.
            news-4 정말인가? |그렇다!
            news-5 (서울=연합뉴스) 김철수 기자 = 파업이 끝났다. |열차가 다닌다.
            news-6 "끝났다." |그는 일어섰다.
            news-7 그는 "춥다. 집에 가자."고 말했다. |눈이 내렸다.
            """#)
        + WireCases.cases(
            "th",
            #"""
            news-1 ราคาเพิ่มขึ้น 3.5 เปอร์เซ็นต์
            news-2 นายกรัฐมนตรีเดินทางถึงกรุงเทพฯ แล้ว
            news-3 จริงหรือ? |ใช่!
            news-4 พล.อ.ประยุทธ์ ลาออก
            """#)
}

@Suite("News in other languages")
struct NewsCaseTests {
    @Test("Segments as an editor would make them", arguments: NewsCases.all)
    func segments(of sample: WireCases.Case) throws { try sample.check(except: NewsCases.knownFailures) }

    @Test("No language has fewer right than plain ICU", arguments: Set(NewsCases.all.map(\.language)))
    func plain(language: LanguageTag) throws {
        let cases = NewsCases.all.filter { $0.language == language }
        let segmenter = try Segmenter(language: language)
        var (ours, plain) = (0, 0)
        for sample in cases {
            ours += try segmenter.texts(in: sample.text) == sample.segments ? 1 : 0
            plain += try segments(ofPlain: sample.text) == sample.segments ? 1 : 0
        }
        #expect(ours >= plain)
        #expect(language == "th" || ours > plain || plain == cases.count)
    }

    private func segments(ofPlain text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        var found: [String] = []
        var start = 0
        try bytes.withUnsafeBytes { buffer in
            try SentenceBreaker().forEachBoundary(in: buffer) { end in
                let part = String(decoding: bytes[start..<end], as: UTF8.self)
                found.append(String(part.reversed().drop { $0.isWhitespace }.reversed()))
                start = end
            }
        }
        return found
    }
}
