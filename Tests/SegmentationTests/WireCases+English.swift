import CalqueCore

extension WireCases {
    /// Sentences written for the tests in the style of English-language agencies.
    static let english = cases(
        "en",
        #"""
        dateline-ap ST. LOUIS (AP) — A barge sank on Monday. |Nobody was hurt.
        dateline-ap-state PORTLAND, Ore. (AP) — A bridge closed. |It will reopen in May.
        dateline-ap-dc WASHINGTON, D.C. (AP) -- Lawmakers met. |They agreed on nothing.
        dateline-reuters VARDE/OSLO, Oct 7 (Reuters) - Ferry traffic resumed. |Fares rose.
        dateline-reuters-dotted PORT VILA, Sept. 30 (Reuters) – A storm passed. |Power is back.
        dateline-afp Paris, Jan. 9, 2024 (AFP) - Rail staff walked out. |Trains stood still.
        dateline-xinhua BEIJING, Dec. 3 (Xinhua) -- China launched a satellite. |It carries a telescope.
        dateline-kyodo TOKYO, Feb. 11, Kyodo - Snow fell in the capital. |Flights were delayed.
        dateline-interfax MOSCOW. Feb 3 (Interfax) - Output fell 2%. |Exports rose.
        dateline-tass-date-place YEREVAN, April 12. /TASS/. |The border is open.
        dateline-tass-correspondent MINSK, June 1. /TASS correspondent Ivan Petrov/. |Talks began.
        dateline-tass-no-stop GENEVA, May 2 /TASS/. |A round of talks ended.
        dateline-dpa Berlin (dpa) - Snow fell in the south. |Roads were closed.
        dateline-upi Feb. 3 (UPI) -- A whale was seen off Maine. |It was grey.
        dateline-three PARIS/ST. PETERSBURG/VARDE, Nov. 2 (Reuters) - Grain rose. |Oil fell.
        title-mr Mr. and Mrs. Hale met Dr. Ng. |They had tea with Prof. Okafor.
        title-military Lt. Gen. Ana Ruiz and Maj. Gen. T. Boyd left. |Sgt. Lee stayed.
        title-rep Rep. Dana Cole, D-Mich., voted yes. |Sen. Amy Ford, R-Pa., did not.
        title-rtrev The Rt. Rev. James Holm spoke. |So did Msgr. Paul Vale.
        initials-run J.R.R. Marsh and C. S. Vale were friends. |They wrote letters.
        initials-middle Samuel L. Frost chaired the panel. |It sat for two days.
        initials-double J.-P. Marchand resigned. |M. K. Rao took over.
        initials-plan There is no Plan B. |Ministers will meet again.
        initials-vitamin Children lack vitamin D. |Doctors want action.
        initials-war The bridge dates from World War I. |Engineers will inspect it.
        us-noun U.S. President Ruth Dale visited the U.K. |Prime Minister Ian Holt met her.
        us-end Exports to the U.S. |They fell in May.
        us-end-quote He moved to the U.S. |“I love it,” he said.
        us-end-quote-straight She works in the U.N. |"We need time," she said.
        us-possessive The U.S.'s position is clear. |It will not move.
        us-title-quote The U.S. "Stars and Stripes" daily is sold. |Its price is secret.
        us-comma Officials of the U.S., the U.K. and the E.U. met. |Nothing came of it.
        am-pm The vote is at 9 a.m. Friday in Room 4. |It may last till 2 p.m.
        am-pm-zone It struck at 3:14 a.m. GMT. |No tsunami followed.
        am-pm-city Trading ends at 4 p.m. Singapore time. |It starts again on Monday.
        am-pm-end The ship left at 7 p.m. |Captain Brandt waved.
        am-pm-bracket Polls closed at 8 p.m. (1900 GMT) on Sunday. |Counting began at once.
        inc-end Varde Holdings bought Frost Inc. |The price was $3 bln.
        inc-shares Varde Holdings bought Frost Inc. |Shares rose 4 pct.
        inc-name Frost Inc. Chairman Dan Lee resigned. |Norse Corp. Chief Executive Eva Moe did not.
        inc-quote He runs Frost & Sons Ltd. |“We pay well,” he said.
        jr Paul Vale Jr. won. |Henry Dale Sr. lost.
        phd Ana Ruiz, Ph.D., and Ben Cole, M.D., spoke. |Both hold a B.A. |They met in 1999.
        no-number The No. 2 seed lost on Court No. 4. |Rain followed.
        no-answer “Will you resign?” |No. |He shook his head.
        no-answer-number Asked if it hurt, she said no. |15 others said yes.
        no-answer-quote "No." |The minister left.
        fig The map (see Fig. 3 and pp. 5-7) is old. |It shows Varde.
        vs The case Roe vs. Wade differs from Frost v. Lee. |Both were close.
        month The ship sank on Dec. 7. |Divers found it in Aug. |They took photos.
        etc Rice, oil, etc., are cheap. |Bread, milk, etc. |Fuel is not.
        eg-ie Some goods, e.g. Norse oil, rose; others, i.e. Varde tea, fell. |Coal held.
        et-al The study by Cole et al. |It covers ten years.
        st-street The shop on Main St. |The owner lives above it.
        st-city He left St. Petersburg for Mt. Vernon and Ft. Worth. |She stayed.
        decimals Prices rose 2.5% to $3.07. |Pay rose 1.1%.
        ranges It costs $2.5-3.5 mln. |About 30-40 ships use it.
        time-dotted The match starts at 19.30. |Gates open at 18.00.
        score Varde beat Oslo 3-2. |France drew 1-1. |Moe won 6-4, 7-6 (7-5).
        section See Section 3.1. |It covers fees.
        section-start 3.2. Fees are due in May. |Late fees are 5%.
        number-start It has 40 berths. |12 are closed. |2024 will be better.
        url Read more at www.port.example/news. |Updates follow. |See https://port.example/a.b?c=1.
        email Write to info@port.example. |Calls cost 5p.
        handle The mayor (@mayor.varde) posted it. |@port_varde replied. |#Varde trended.
        file-name Open report.final.pdf first. |Then run setup.exe.
        version Version 2.0.1 is out. |It runs on iOS 17.
        dot-com Norse.com bought Varde.io. |Neither spoke.
        brand-lower Phones sold well. |iPhones led. |eBay lost. |easyJet gained.
        brand-adidas Nike fell. |adidas rose.
        yahoo The Yahoo! News site is down. |Yahoo! shares fell. |She left Yahoo! |The firm is sad.
        jeopardy He won on Jeopardy! twice. |She did not.
        quote-after “It is over,” Ms. Dale said. |“We go home.”
        quote-mid “It is,” she said, “a long road.” |He agreed.
        quote-mid-new “It is over,” he said. |“Go home. |Rest.”
        quote-q-lower “Is it over?” asked Smith. |Nobody knew.
        quote-q-cap "Is it over?" Deputy Mayor Ann Cole asked reporters. |They laughed.
        quote-q-apposition “Who pays?” Ann Cole, the mayor, asked. |Nobody knew.
        quote-q-new “Who pays?” |The mayor did not know.
        quote-q-said-that “Who pays?” |Cole said the state would.
        quote-q-colon He asked, “Who pays?” |Cole replied: “We do.”
        quote-excl-told "Stop!" Brandt told the crew. |They did.
        quote-two-inside “We came. |We saw,” she said. |“We left.”
        quote-nested “He said ‘Never!’ and left,” she recalled. |No one moved.
        quote-nested-end “She told me, ‘Run.’” |He ran.
        quote-nested-straight "He shouted 'Fire!'" |Everyone ran.
        quote-title-q The film “Who Goes There?” opens in May. |It is long.
        quote-missing-open It was a mistake.” |He sat down.
        quote-missing-close “It was a mistake, he said. |He sat down.
        quote-according "It works," according to the U.S. Navy. |Tests go on.
        quote-partial He called it “a disgrace.” |She agreed.
        quote-signed "It's a long road." - Ann Cole
        quote-paragraphs “We waited for years. |“Nobody called. |“Then they came,” she said.
        ellipsis-lower They waited ... and waited. |Then it came.
        ellipsis-end "But then..." |He wept.
        ellipsis-i “Well... I don't know,” he said. |She did.
        ellipsis-start ...And then it rained. |It poured.
        ellipsis-bracket He wrote: "It rained [...] for days." |It did.
        ellipsis-char Prices rise… and fall. |So do wages…
        paren-whole It rained. |(It often does.) |It stopped.
        paren-inner The fee (yes, a fee!) is high. |So be it.
        paren-abbr The fund (est. 1998, Varde Inc.) closed. |It owed $2 mln.
        paren-end It rained (in Varde). |It snowed (in Oslo).
        list-number The plan: |1. Open the port. |2. Lower the fees. |3. Pay staff.
        list-paren The plan: |1) Open the port. |2) Lower the fees.
        list-run-on The plan is to 1) open, 2) dredge and 3) sell. |It may work.
        list-letters The plan: |a) Open the port. |b) Lower the fees.
        list-semicolon The plan: 1) open the port; 2) lower the fees. |It may work.
        list-bullet Key points: |• Oil rose 2% |• Gold fell 1%
        list-bullet-stop • Oil rose. |• Gold fell.
        list-roman II. Results were mixed. |III. Ships wait.
        qa-q Q. What happened? |Nobody knows.
        qa-a A. The ship sank. |It was old.
        qa-colon Q: Who pays? |A: We do.
        interrobang You did what?! |She did. |Really?? |Yes!!!
        headline-periods U.S., U.K. Sign Pact on No. 1 Priority
        headline-vs Moe vs. Lee: Who Won?
        dash-after Who knew? — a question for all. |Nobody answered.
        semicolon Oil rose; gas fell; coal held. |That was Monday.
        colon One thing is sure: The port stays. |It must.
        abbreviation-label Photo: Port of Varde, Washington, D.C. |Image: Norse Press.
        usd It cost US$3.5m. |That is A$5m.
        percent-start Some 5 pct. |10 pct of staff left.
        temperature It was -3.5 C. |Snow fell.
        name-initial-end The suspect, named only as Viktor K., fled. |He took a car.
        decade He grew up in the 1990s. |His father, b. 1950, fished.
        ordinals On the 3rd. of May it rained. |It was cold.
        co-uk Visit port.co.uk. |It is free.
        trailing-space-mark She left . |He stayed .
        no-space-quote He left."I stay," she said.
        caps-mr MR. HALE MET GEN. LEE. |THEY SPOKE.
        copy-1 WASHINGTON (Reuters) - U.S. stocks fell on Thursday. |The Dow lost 1.2%.
        copy-2 SEOUL, South Korea (AP) — North Korea fired a missile. |It fell into the sea.
        copy-3 NEW YORK, N.Y. (AP) — The mayor resigned. |“I’m done,” he said.
        copy-4 MOSCOW, August 5. /TASS/. |Gen. Valery Ivanov said, "We are ready." |He gave no details.
        copy-5 KYIV, Ukraine — Shelling continued. |At least 3 died.
        copy-6 "Do you plan to run?" a reporter asked. |"No," she said. |"Never."
        copy-7 "What?" he said. |"I can't hear you."
        copy-8 “I said ‘No!’ twice,” she said. |“Nobody listened.”
        copy-9 "We won! |We won!" fans shouted.
        copy-10 “How could this happen?” wondered Maj. Gen. Igor Konashenkov, Defense Ministry spokesman. |He paused.
        copy-11 Prosecutors asked for 5 yrs. in prison. |The judge gave 3.
        copy-12 The firm, based in Washington, D.C., employs 200. |It was founded in 1990.
        copy-13 It operates in the U.K., the U.S. and Canada. |Sales rose 5 percent.
        copy-14 Gov. Kathy Hochul, D-N.Y., signed it. |It takes effect Jan. 1.
        copy-15 He was born in St. Louis, Mo. |His mother taught school.
        copy-16 The case is U.S. v. Jones, No. 10-1259. |The court ruled 9-0.
        copy-17 The rate rose to 5.25%-5.5%. |Fed Chair Jerome Powell spoke at 2:30 p.m. EDT.
        copy-18 He earned a Ph.D. |She earned an M.B.A. at Harvard.
        copy-19 Visit us at example.com. |Email a.b@example.com.
        copy-20 Did he say "I quit"? |Yes.
        copy-21 Is it "over"? |No!
        copy-22 She said (and I quote): “Go away!” |He went.
        copy-23 He said: “Go. |Now.” |She went.
        copy-24 The company (formerly Smith Bros. Inc.) fired 300 people. |Its CEO quit.
        copy-25 He weighs 180 lbs. |She weighs 120 lbs.
        copy-26 Temperatures reached 40 C. |Fires spread.
        copy-27 Meeting ended at 11:30 a.m. |Participants left.
        copy-28 The vote was 51-49. |Sen. Manchin abstained.
        copy-29 J.P. Morgan & Co. said profits rose. |Goldman Sachs Group Inc. did not comment.
        copy-30 Sgt. 1st Class John Doe died. |He was 31.
        copy-31 The Boeing 737-800 was en route to St. Petersburg, Fla. |It carried 120.
        copy-32 In the early a.m. hours, it rained. |Then it stopped.
        copy-33 ... the president added. |He left.
        copy-34 “… and we will win,” he added. |The crowd roared.
        copy-35 He’s from the U.S. |They’re from the U.K.
        copy-36 "That’s a lie," Trump tweeted. |"Sad!"
        copy-37 E.coli cases rose. |Doctors are worried.
        copy-38 The No. 1 ranked player lost. |World No. 3 Zverev won.
        copy-39 The U.S. has 50 states. |The U.K. has four nations.
        copy-40 “We’re a team.” |That was his message.
        copy-41 Putin, 70, said: "Russia will win." |Zelenskyy disagreed.
        copy-42 It happened at approx. 5 p.m. on Oct. 3. |No one was hurt.
        copy-43 What next? |That is the question.
        copy-44 He called on the E.U. to act. |Brussels did not respond.
        copy-45 Sen. J. D. Vance, R-Ohio, spoke first. |Then came Rep. A. Ocasio-Cortez.
        copy-46 Shares of Alphabet Inc. (GOOGL.O) fell 3%. |Meta Platforms Inc. (META.O) gained.
        copy-47 The bill passed 218-210. |Republicans opposed it.
        copy-48 Some countries, incl. Germany, objected. |Others did not.
        copy-49 The U.N.-backed force left. |U.S.-led talks failed.
        """#)
}
