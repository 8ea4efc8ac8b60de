import CalqueCore

extension UnseenCases {
    static let englishSecond =
        WireCases.cases(
            "en",
            #"""
            missing-abbr-1 Cdr. Joan Pike and Lt. Cdr. Sam Orr took the wheel. |They steered north.
            missing-abbr-2 Sgt. Maj. Leo Banks and Master Sgt. Una Kent were honored. |Both have retired.
            missing-abbr-3 The singer Calvin Broadus, a.k.a. Snoop Dogg, owns it. |He paid cash.
            missing-abbr-4 The church, built c. 1450, burned down. |Its bell survived.
            missing-abbr-5 The village (pop. 900) lost power. |Crews came from Leeds.
            missing-abbr-6 Take the Garden State Pkwy. to Exit 9. |Turn left there.
            missing-abbr-7 The firm is at 40 Wall St., Ste. 200. |It moved in May.
            missing-abbr-8 Flight BA 22 left from Hangar No. 9. |It was full.
            missing-abbr-9 An E. coli outbreak sickened 40. |Lettuce is suspected.
            missing-abbr-10 Minn.-based Target cut its forecast. |Shares slid.
            missing-abbr-11 Calif. Gov. Amy Ford vetoed it. |Lawmakers may override her.
            missing-abbr-12 Sec. of State Rosa Hall flew to Rabat. |She lands today.
            missing-abbr-13 The Hon. Rupert Fane sold the estate. |Neighbors objected.
            missing-abbr-14 Fr. Luis Mora and Sr. Ana Gil fed 300 people. |They asked for nothing.
            missing-abbr-15 Temps will reach a max. of 41 C. |Drink water.
            missing-abbr-16 Prof. Emer. Carl Hahn died. |He was 91.
            missing-abbr-17 The 9th U.S. Cir. Court upheld it. |Lawyers cheered.
            missing-abbr-18 He wrote 12 vols. of memoirs. |Two were printed.
            missing-abbr-19 Messrs. Hale and Moe declined. |So did Mme. Roux.
            missing-abbr-20 Pres. Ford pardoned him. |Voters did not.
            missing-abbr-21 Gov't. lawyers filed the brief. |It ran 80 pages.
            missing-abbr-22 Est. 1901, the bakery will close. |Rents have doubled.
            missing-abbr-23 On Thurs. Sept. 4 the fair opens. |On Fri. it moves.
            missing-abbr-24 The march went from 5th Ave. to E. 42nd St. |It rained.
            missing-abbr-25 Chief Insp. Neil Ross and PC Amy Low gave evidence. |The trial goes on.
            missing-abbr-26 See Fig. 3, p. 12, and App. B. |The data are there.
            missing-abbr-27 Rear Adm. (ret.) Jo Fox disagreed. |She has sailed there.
            missing-abbr-28 The Supt. of Schools quit. |Parents cheered.
            missing-abbr-29 Mt. Etna erupted. |Ash fell on St. Agata.
            missing-abbr-30 Jan. sales rose. |Feb. sales fell.
            abbr-end-21 The suspect fled to Mexico from El Paso, Texas, U.S.A. |Agents lost his trail.
            abbr-end-22 He holds an M.B.A. |Investors like that.
            abbr-end-23 She sold it to Nestle S.A. |Terms were secret.
            abbr-end-24 It was founded by Sears, Roebuck & Co. |Montgomery Ward came later.
            abbr-end-25 They studied at M.I.T. |Both became engineers.
            abbr-end-26 The general retired to Va. |Neighbors call him Bob.
            abbr-end-27 They fled to the U.A.E. |Dubai gave them visas.
            abbr-end-28 The road leads to Ft. Worth via Hwy. 20. |Traffic is heavy.
            abbr-end-29 The bank merged with Frost Bros. |Clients were told by letter.
            abbr-end-30 He is survived by a son, Carl Jr. |Services are private.
            abbr-end-31 The firm makes bolts, nuts, screws, etc. |It employs 40.
            abbr-end-32 He said it in Washington, D.C. |Aides winced.
            abbr-end-33 The order came from Tesla Inc. |Panasonic makes the cells.
            abbr-end-34 The blast hit a base of the U.S. |Iran-backed groups were blamed.
            abbr-end-35 He is wanted in the U.S. |Interpol issued a notice.
            abbr-end-36 She is an R.N. |Her sister is a doctor.
            abbr-end-37 Talks moved to the U.N. |Ambassadors met until dawn.
            abbr-end-38 The plant is in Ont. |Unions want a vote.
            abbr-end-39 The parcel weighed 12 oz. |It was not stamped.
            abbr-end-40 The team beat Leeds Utd. |Fans sang all night.
            mid-name-1 Exxon Mobil Corp. Senior Vice President Neil Chap said so. |Prices fell.
            mid-name-2 U.S. Secretary of State Ann Blink left for Cairo. |She returns Friday.
            mid-name-3 U.S. Rep. Marjorie Green and U.S. Sen. Tom Cotts met. |They argued.
            mid-name-4 The U.S. Chamber of Commerce sued. |The agency had no comment.
            mid-name-5 U.K. Prime Minister Rishi Sun resigned. |Labour won.
            mid-name-6 The U.S. Open starts Monday. |Rain is forecast.
            mid-name-7 Sony Corp. of America bought it. |The price was $2 billion.
            mid-name-8 Siemens A.G. Chief Executive Roland Bush spoke. |Analysts listened.
            mid-name-9 Dow Jones & Co. Editor Karen Pens left. |She gave no reason.
            mid-name-10 D.C. Council member Jack Evans quit. |He faces a probe.
            mid-name-11 Ford Motor Co. Executive Chairman Bill Ford flew to Beijing. |He met Xi.
            mid-name-12 U.N. Special Envoy Geir Peders flew to Damascus. |He met rebels.
            mid-name-13 Charles F. Kane Inc. Class A stock rose. |Bonds fell.
            mid-name-14 Martin Luther King Jr. Day is a holiday. |Banks will close.
            mid-name-15 The J.P. Morgan Chase & Co. Tower lost power. |Staff went home.
            am-pm-13 The bell rang at 9:30 a.m. |Traders cheered.
            am-pm-14 The cease-fire starts at 6 a.m. Syrian time. |Few expect it to hold.
            am-pm-15 It landed at 11 a.m. Moscow time Tuesday. |No one was hurt.
            am-pm-16 The polls close at 7 p.m. Alaska time. |Results come late.
            am-pm-17 She died at 5 a.m. Thanksgiving Day. |Her son was there.
            am-pm-18 It airs at 8 p.m. Eastern and Pacific. |Fox has the rights.
            am-pm-19 The shop opens at 10 a.m. |Monday is a day off.
            am-pm-20 He called at 3 p.m. |Eastern Europe was asleep.
            am-pm-21 Rain will start about 4 p.m. |Saturday looks dry.
            am-pm-22 Gates open at 2 p.m. Memorial Day. |Parking is free.
            initials-12 The prosecutor, Robert S. Mueller III, declined. |He has retired.
            initials-13 The film stars Samuel L. Jackson. |Uma Thurman plays Mia.
            initials-14 They gave him vitamin K. |Bleeding stopped.
            initials-15 Mr. K. denied everything. |His wife did not.
            initials-16 C. S. Lewis and J.R.R. Tolkien met there. |The pub still stands.
            initials-17 We chose Plan B. |Nobody liked Plan A.
            initials-18 The author is known only as B. Traven. |He lived in Mexico.
            initials-19 It is made of vitamin E. |Users swear by it.
            initials-20 Schools got a grade of F. |Parents were furious.
            initials-21 She and I. |That was all.
            caps-12 STORM KILLS 12 IN S. CHINA; 3 MISSING
            caps-13 U.S. SAYS IT SHOT DOWN DRONE OVER GULF
            caps-14 MR. COLE SAID HE WAS SORRY. |HE DID NOT RESIGN.
            caps-15 FED'S POWELL: U.S. ECONOMY STRONG
            caps-16 THE TRIAL OF LT. COL. DANE BEGAN AT FT. HOOD, TEXAS. |HE PLEADED NOT GUILTY.
            caps-17 IBM CORP. TO CUT 3,000 JOBS IN U.S. AND U.K.
            caps-18 SHE WAS BORN IN WASHINGTON, D.C. |SHE GREW UP IN OHIO.
            caps-19 FROST INC. Q3 PROFIT RISES; SEES FY EPS $2.10
            quotes-1 “Is he guilty?” asked Judge Ann Roe. |The jury foreman said no.
            quotes-2 “Go home!” yelled protesters, some in masks. |Police formed a line.
            quotes-3 “What a night!” said midfielder Li Na. |She scored twice.
            quotes-4 “Who are you?” |His wife did not know him. |He wept.
            quotes-5 “Never!” was his answer. |He walked out.
            quotes-6 “Why?” is the question. |No one can say.
            quotes-7 "It's over!" Biden said. |"We won!" |The crowd roared.
            quotes-8 "Do you swear?" the clerk asked him. |"I do," he said.
            quotes-9 The banner read “No War!” and hung for a day. |Then it was gone.
            quotes-10 He calls it “the big one.” |Others call it luck.
            quotes-11 Her reply was, “So what?” |Reporters laughed.
            quotes-12 “Dear John. |I am leaving,” the note began. |He read it twice.
            quotes-13 “It is safe,” he said. |“Trust me.” |No one did.
            quotes-14 ‘Where is he?’ Labour MP Jess Phil tweeted. |Downing Street said nothing.
            titles-1 His show “Who Wants to Be a Millionaire?” ended. |Ratings had sunk.
            titles-2 The film “Shine!” won. |Nobody was surprised.
            titles-3 In “Help! I'm a Fish” she voices the fish. |Children love it.
            titles-4 Her song “Hello? Goodbye!” topped the charts. |It sold 2 million copies.
            titles-5 The paper ran “Dewey Wins!” on page one. |It was wrong.
            titles-6 His column, “Ask Amy. Really,” is read by millions. |She began in 2003.
            titles-7 Yahoo! Japan and Yum! Brands rose. |Guess? Inc. fell.
            exchange-8 Apple Inc. (NASDAQ:AAPL) and Ford Motor Co. (NYSE:F) rose. |Tesla fell.
            exchange-9 Acme Corp. (“Acme” or the “Company”) sold its mine. |It got $5 million.
            exchange-10 BHP Group Ltd. (BHP.AX) cut output. |Rio did not.
            exchange-11 Nokia Corp. (HEL: NOKIA). |Ericsson was also hit.
            no-space-8 The vote was lost.|Ministers quit.
            no-space-9 He is dead!|His son rules.
            no-space-10 Was it him?|Police think so.
            no-space-11 They left at noon.|By night it was over.
            no-space-12 See www.example.org/page.html for more.
            no-space-13 Version 2.0.1 of Node.js is out. |Use it.
            no-space-14 “I agree.”|She signed.
            no-space-15 The U.S.Army left. |It came back.
            list-8 Key points: |1. Rates held |2. Growth slows |3. Yen falls
            list-9 1) Who? |2) When? |3) Why?
            list-10 i. Scope. |ii. Terms.
            list-11 The rules: (a) no phones; (b) no bags; (c) no talk.
            list-12 * Rates held |* Yen falls
            social-footnote-etc-1 BREAKING: Quake hits Chile 🇨🇱 |More soon.
            social-footnote-etc-2 RT @cole: We won! |#Oslo
            social-footnote-etc-3 Read more at reut.rs/2abc Follow us @Reuters
            social-footnote-etc-4 He lost.[a] |Then he won.[b]
            social-footnote-etc-5 It is true.⁴ |Few know it.
            social-footnote-etc-6 Prices fell 3%.* |Costs rose.**
            social-footnote-etc-7 He quit (again!). |Nobody cared.
            social-footnote-etc-8 The word means “peace.” |(In Arabic, “salam.”) |It is common.
            social-footnote-etc-9 Prices (in U.S. dollars) rose. |Wages did not.
            social-footnote-etc-10 The mayor [Ed. note: he has since quit] agreed. |The council did not.
            social-footnote-etc-11 “We … will see,” he said. |He paused.
            social-footnote-etc-12 He said: “I ... I don't know.” |He left.
            social-footnote-etc-13 But wait... |There is more.
            dateline-7 GAZA/JERUSALEM, Oct 12 (Reuters) - Rockets fell. |Sirens wailed.
            dateline-8 SEOUL, South Korea (AP) — North Korea fired a missile. |Japan protested.
            dateline-9 KUALA LUMPUR: Ringgit fell. |Oil rose.
            dateline-10 New Delhi: India won. |Pakistan lost.
            dateline-11 MADRID, Jan. 5 (EFE).- Rain fell. |Dams filled.
            dateline-12 LONDON, Jan. 5, 2024 /PRNewswire/ -- Frost Ltd. sold a mine. |It got cash.
            dateline-13 (Reuters) - Oil rose. |Gold fell.
            dateline-14 Jan. 5 (Bloomberg) -- Oil rose. |Gold fell.
            dateline-15 By Ann Cole, Reuters
            dateline-16 Moscow. October 12. INTERFAX.RU - Russia will respond. |It gave no date.
            interview-1 REPORTER: Will you run? |SEN. HALE: Yes. |REPORTER: Why?
            interview-2 Q: Who paid? |A: I did. |It was my job.
            interview-3 Interviewer: When? |Dr. Moe: Soon.
            abbr-1 The mine is owned by Lund Corp. |Villagers want it shut.
            abbr-2 He was extradited to the U.K. |Prosecutors there want 20 years.
            abbr-3 The cargo went to Portland, Ore. |Dockers refused to unload it.
            abbr-4 She got her M.D. |Hospitals fought over her.
            abbr-5 Norwegian Cruise Line Holdings Ltd. Chief Executive Frank Rio sold stock. |The board knew.
            abbr-6 Rep. Ilhan Omar, D-Minn., objected. |She was outvoted.
            abbr-7 Sens. John Moe, R-Ariz., and Ann Lee, D-Va., wrote it. |It has 40 sponsors.
            abbr-8 The case, Roe v. Wade, was overturned. |States acted at once.
            abbr-9 A U.S.-led coalition struck at dawn. |Syria protested.
            abbr-10 The U.S. and China will talk. |Markets rose.
            abbr-11 U.S. Bank said profit fell. |Loans shrank.
            abbr-12 The U.N. General Assembly voted 93-24. |China abstained.
            abbr-13 The song by Dr. Dre and Jay-Z won. |Eminem lost.
            abbr-14 A man, 24, of E. Orange, N.J., was held. |Bail was set.
            abbr-15 Police Lt. Dan Roe and Cpl. Al Moe fired. |No one was hit.
            abbr-16 The Bishop of St. Asaph spoke. |He is Welsh.
            abbr-17 He paid $5 mln. |It was not enough.
            abbr-18 Output rose to 3 mln bbl. a day. |OPEC frowned.
            abbr-19 Their children attend P.S. 6. |It has a garden.
            abbr-20 The Church of Jesus Christ of L.D.S. gave aid. |It was food.
            abbr-21 Lockheed Martin Corp.'s F-35 crashed. |The pilot lived.
            abbr-22 Shell plc. said so. |BP agreed.
            time-1 The ferry sank at 4:10 p.m. |Divers found 12 bodies.
            time-2 Show times are 7 and 9 p.m. |Seats are free.
            time-3 The truce began at 4 p.m. Gaza time. |It broke at 5.
            time-4 He left at 6 a.m. on Jan. 3. |It snowed.
            time-5 The attack came at 8:46 a.m. Sept. 11. |It was a Tuesday.
            time-6 It ended at 2 a.m. Greenwich Mean Time. |All slept.
            initials-22 A source close to Gen. Z. said so. |He asked not to be named.
            initials-23 She married Booker T. Washington. |They had a son.
            initials-24 Samuel L. Jackson and Michael B. Jordan star. |It opens Friday.
            initials-25 Ulysses S. Grant died there. |A plaque marks it.
            initials-26 Do not confuse Group A with Group B. |They differ.
            initials-27 The film got a C. |Audiences liked it more.
            initials-28 Justice Ruth B. Ginsburg wrote it. |Two judges dissented.
            caps-20 QUAKE KILLS 9 IN N. ITALY. |RESCUERS DIG BY HAND.
            caps-21 CHINA'S XI TO VISIT U.S. IN NOV.
            caps-22 EU, U.K. STRIKE FISH DEAL
            caps-23 SEN. ROE (R-OHIO) WILL RETIRE. |HE IS 80.
            caps-24 THE DOW FELL 2 PCT. |GOLD ROSE.
            quotes-15 “Run!” he told the boys. |They ran.
            quotes-16 “Can we win?” she said. |“Yes.”
            quotes-17 “Not guilty!” Simpson sighed with relief. |The courtroom fell silent.
            quotes-18 “How much?” the buyer from Tokyo asked. |“Ten million.”
            quotes-19 “No comment!” a Kremlin spokesman snapped. |He hung up.
            quotes-20 “The end is near!” |Thousands fled. |Roads were jammed.
            quotes-21 She whispered “Help!” into the phone. |Police traced it.
            quotes-22 “Stop the steal!” became a slogan. |Shops sold it on caps.
            quotes-23 “It was me. |I did it,” he said. |The judge nodded.
            quotes-24 Asked “Why?” he shrugged. |Then he left.
            quotes-25 “Thank you!” wrote Ms. Roe on X. |She had 3 million followers.
            quotes-26 'We are done.' |That was all he said. |Reporters waited.
            titles-8 “Mamma Mia!” star Meryl Hope sang. |Fans wept.
            titles-9 Her film “Are You There, God? It's Me” opened. |It is funny.
            titles-10 He hosts “Wait, Wait... Don't Tell Me!” on radio. |It is a quiz.
            titles-11 The Off! repellent sells well. |So does Raid.
            misc-1 He quit.[3] |Nobody asked why.[4]
            misc-2 We are back!! 😀 |Come and see.
            misc-3 Sales rose 4%.¹ |Profit fell.²
            misc-4 The reasons: |1) cost |2) time |3) risk
            misc-5 1. Vote. |2. Count. |3. Cheer.
            misc-6 • Oil up |• Gold down
            misc-7 Ministers met.|They agreed on fish.
            misc-8 Oil fell.|Gold rose.
            misc-9 Is it true?|Nobody knows.
            misc-10 He said “no.”|They left.
            misc-11 The price (about Rs. 500) is high. |Few can pay.
            misc-12 He (Mr. Li) is 60. |She is 58.
            misc-13 (Corrects date in paragraph 2.)
            misc-14 (AP)
            misc-15 Q. Why now? |A. Because.
            misc-16 SPEAKER PELOSI: The House will come to order. |MR. GAETZ: I object.
            misc-17 So... what now? |No one knows.
            misc-18 “I... I can't,” she said. |She hung up.
            misc-19 “Well …” |He paused. |“Maybe.”
            dateline-17 CAIRO, Oct. 12 (MENA) - Fuel ran out. |Lines formed.
            dateline-18 WARSAW (PAP) — Snow fell. |Roads closed.
            dateline-19 FARGO, N.D. — Snow fell. |Roads closed.
            dateline-20 MINSK, 12 October (BelTA) – Snow fell. |Roads closed.
            dateline-21 TBILISI. Oct 12 (Interfax) - Snow fell. |Roads closed.
            dateline-22 MOSCOW. Oct 12 (Interfax) - Snow fell. |Roads closed.
            dateline-23 ASTANA. KAZINFORM - Snow fell. |Roads closed.
            abbr-23 The painting was stolen from a church in Ghent, Belg. |Police have no leads.
            abbr-24 Half the vaccine was made in the U.S. |India made the rest.
            abbr-25 He trained as a pilot with Delta Air Lines Inc. |Colleagues said he was careful.
            abbr-26 The envoy flew back to the U.N. |Delegates applauded.
            abbr-27 The firm hired 300 people in Tenn. |It plans to hire more.
            abbr-28 Chevron Corp. Vice Chairman Mike Worth spoke in Oslo. |He took no questions.
            abbr-29 U.S. Marines landed at dawn. |They met no resistance.
            abbr-30 The U.K. Treasury denied it. |Sterling rose.
            abbr-31 St. Vincent and the Grenadines held a vote. |Turnout was low.
            abbr-32 Sgt. 1st Class Ed Cash died. |He was 33.
            abbr-33 Former Rep. Tom Moss, R-N.Y., pleaded guilty. |He faces two years.
            abbr-34 The Bank of N.Y. Mellon cut jobs. |It gave no number.
            abbr-35 Drs. Hale and Moe disagree. |So do others.
            abbr-36 The verdict in U.S. v. Nixon was unanimous. |It was July.
            time-7 Bars must close by 10 p.m. |Owners are angry.
            time-8 It struck at 5:26 a.m. local time. |Homes fell.
            time-9 The vigil starts at 7 p.m. Sunday. |Bring candles.
            time-10 Lunch is at noon, dinner at 8 p.m. |Guests bring wine.
            initials-29 The book is by V. S. Naipaul. |He won the Nobel.
            initials-30 Officers questioned a Mr. X. |He said little.
            initials-31 Wards B and C are full. |Ward D is shut.
            initials-32 The poet W.H. Auden lived here. |So did E.M. Forster.
            caps-25 FIVE DIE IN U.K. TRAIN CRASH
            caps-26 HE LIVES IN THE U.K. |SHE LIVES IN SPAIN.
            caps-27 TRUMP: U.S. WILL WIN. |XI: CHINA IS READY.
            quotes-27 “When?” Ms. Lee asked. |“Now,” he said.
            quotes-28 “Out! |Out!” they chanted. |Guards closed the gate.
            quotes-29 “Fine.” |She smiled. |“Let us go.”
            quotes-30 “We did it!” tweeted NASA. |The probe had landed.
            quotes-31 She said, “No.” |Then she wept.
            quotes-32 “Am I next?” wonders Ana Ruiz, 30. |She lost her job.
            quotes-33 “Traitor!” yelled one man. |Another threw a shoe.
            titles-12 “Who's the Boss?” starred Tony Danza. |It ran for years.
            titles-13 The musical “Hairspray! Live” aired. |Millions watched.
            lists-etc-1 Agenda: |1. Budget |2. Taxes |3. Roads
            lists-etc-2 He resigned.[11] |He was 61.
            lists-etc-3 Snow fell! ❄️ |Schools shut.
            lists-etc-4 Oil rose.|Gas fell.
            lists-etc-5 Why?|Nobody said.
            lists-etc-6 BERLIN, March 1 (dpa) - Trains stood still. |Buses ran.
            lists-etc-7 DALLAS--(BUSINESS WIRE)--Kestrel Corp. sold a unit. |It got $1 billion.
            lists-etc-8 Q: Is it safe? |A: Yes.
            lists-etc-9 (Writing by Jo Fox; Editing by Al Lee)
            lists-etc-10 He is 6 ft. tall. |She is 5 ft. 2 in. tall.
            """#)
}
