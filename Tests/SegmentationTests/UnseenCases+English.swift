import CalqueCore

extension UnseenCases {
    static let englishFirst =
        WireCases.cases(
            "en",
            #"""
            abbr-end-1 The deal was struck in Geneva by lawyers for Kestrel Holdings Ltd. |Shareholders vote in June.
            abbr-end-2 Her first job was at Bell & Sons Co. |Colleagues remember a quiet clerk.
            abbr-end-3 Nearly half of the drug comes from plants in the U.S. |Hospitals have begun to ration it.
            abbr-end-4 The suspect was arrested in Tucson, Ariz. |Detectives had followed him for weeks.
            abbr-end-5 The treaty was signed by envoys from the U.K. |London had resisted it for years.
            abbr-end-6 They moved the headquarters to Charlotte, N.C. |Employees learned of it by e-mail.
            abbr-end-7 He earned his law degree and later a Ph.D. |Students called him “the Judge.”
            abbr-end-8 Peacekeepers will report to the U.N. |Commanders asked for helicopters.
            abbr-end-9 The house stands on Maple Ave. |Firefighters arrived within minutes.
            abbr-end-10 Prices start at $4 per lb. |Butchers say beef will get dearer.
            abbr-end-11 The winning bid came from Marlow Bros. |Nobody else entered the auction.
            abbr-end-12 The bullet struck Lt. Col. Ray Duff Jr. |Medics could not save him.
            abbr-end-13 The patent is held by Orbis Corp. |Rivals have challenged it in court.
            abbr-end-14 It was Africa's first visit to the E.U. |Brussels offered 2 billion euros.
            abbr-end-15 The flag was made in Taunton, Mass. |Today it hangs in the capitol.
            abbr-end-16 She works for the State Dept. |Friends say she rarely talks about it.
            abbr-end-17 The ship can carry cars, trucks, buses, etc. |Loading takes a day.
            abbr-end-18 Dresses came in pink, mint, lilac, etc. |Buyers loved them.
            abbr-end-19 The storm dumped 14 in. |Schools were shut on Tuesday.
            abbr-end-20 It was sold to a unit of Brandt GmbH. |Regulators had two months to object.
            abbr-mid-name-1 Talks between Sinclair Corp. President Hal Moss and union leaders collapsed. |Workers walked out.
            abbr-mid-name-2 U.S. Steel said it would idle two furnaces. |Orders have slumped.
            abbr-mid-name-3 U.S. District Judge Carla Wynn blocked the rule. |The state will appeal.
            abbr-mid-name-4 The U.K. Foreign Office advised against travel. |Airlines cut flights.
            abbr-mid-name-5 Former U.N. Secretary-General Kofi Annan praised the accord. |Others were wary.
            abbr-mid-name-6 Mary Todd Jr. High School was evacuated. |No bomb was found.
            abbr-mid-name-7 Johnson Controls Inc. Chairman Alex Roth resigned abruptly. |No reason was given.
            abbr-mid-name-8 Hewitt Ltd. Managing Director Priya Nair told staff first. |Markets heard later.
            abbr-mid-name-9 Washington, D.C. Mayor Muriel Stone called for calm. |Crowds went home.
            abbr-mid-name-10 St. Louis Fed President Jim Ballard sees one more rise. |Others see none.
            abbr-mid-name-11 Pfizer Inc. Vice President Lara Beck testified by video. |The panel listened for an hour.
            abbr-mid-name-12 The Dr. Martin Luther King Jr. Memorial Library reopened. |Readers queued outside.
            abbr-mid-name-13 An officer of the U.S. Army Corps of Engineers inspected the dam. |It held.
            abbr-mid-name-14 Two Sens. Murray and Collins aides wrote the bill. |It runs to 90 pages.
            abbr-mid-name-15 Gov. Gen. Mary Simon and Lt. Gov. Ed Dowd attended. |The queen did not.
            quote-title-1 Her play “Who's There? Nobody” opened in Leeds. |Critics hated it.
            quote-title-2 He starred in “Airplane! The Sequel” and two other films. |None made money.
            quote-title-3 The quiz show “Jeopardy!” has a new host. |Ratings rose.
            quote-title-4 The band Panic! At The Disco split up in 2023. |Fans mourned.
            quote-title-5 The musical “Oliver!” returns to London in May. |Tickets sold out in an hour.
            quote-title-6 She wrote “Where Are We? How Cities Lost Their Way,” a bestseller. |A film is planned.
            quote-title-7 Voters in Yahoo! polls picked him. |Pundits did not.
            quote-title-8 His memoir, “Guess What? I'm Alive,” tops the list. |It came out in March.
            quote-title-9 “What's Up, Doc?” star Madeline Hart died. |She was 84.
            quote-title-10 The essay “Enough! A Plea” ran in The Times. |Readers sent 900 letters.
            quote-title-11 The exhibit “Help! My Parrot Is a Genius” drew crowds. |It closes Sunday.
            quote-title-12 Toys “R” Us closed its last store. |Geoffrey Inc. kept the name.
            exchange-1 Orbis Inc. (Nasdaq: ORBS) cut 400 jobs. |Shares rose 3%.
            exchange-2 Tarn Resources Ltd. (TSX: TRN; NYSE: TRNR) found copper in Peru. |Drilling goes on.
            exchange-3 Kestrel Corp. (KST.N), the biggest U.S. carrier, lost money. |Fuel was to blame.
            exchange-4 Beacon Co. (“Beacon”) filed for bankruptcy. |It owes $90 million.
            exchange-5 Delta Air Lines Inc. (DAL) and United Airlines Holdings Inc. (UAL) raised fares. |American did not.
            exchange-6 Gold Road Ltd. (ASX:GOR) jumped. |Miners followed.
            exchange-7 Marlow PLC (LSE: MRL) bought Tarn S.A. (EPA: TRN). |Terms were not given.
            am-pm-1 The siren sounded at 7 a.m. |Children ran for the cellar.
            am-pm-2 Doors open at 6 p.m. |Tickets cost $12.
            am-pm-3 The plane left at 4 p.m. Central European Time. |It never arrived.
            am-pm-4 He was pronounced dead at 2:14 a.m. Christmas morning. |His wife was with him.
            am-pm-5 Trading halted at 1 p.m. Tokyo time. |It resumed an hour later.
            am-pm-6 Rain fell from 5 a.m. to 9 a.m. |Streets flooded.
            am-pm-7 The vote is set for 3 p.m. Wednesday. |Leaders expect it to pass.
            am-pm-8 She called police at 10:40 p.m. |Officers found the door open.
            am-pm-9 The bell rings at noon and 6 p.m. |Monks then pray.
            am-pm-10 The game starts at 8 p.m. ET. |NBC will show it.
            am-pm-11 A curfew from 9 p.m. to 5 a.m. took effect. |Shops shut early.
            am-pm-12 Lift-off came at 3:32 a.m. Florida time. |The booster landed minutes later.
            initials-1 J.R. Smith scored 30. |Cleveland won.
            initials-2 The report by A. K. Roy and P.M. Dutta was leaked. |Nobody was named.
            initials-3 She voted for Robert F. Kennedy Jr. in May. |He lost.
            initials-4 George W. Bush and Bill Clinton spoke. |Both were brief.
            initials-5 The director, D. W. Griffith, died poor. |He was 73.
            initials-6 Prosecutors called Witness B. |She wept.
            initials-7 Both boys were sent to Block C. |Guards watched them.
            initials-8 He is a fan of Malcolm X. |Posters cover his wall.
            initials-9 Her blood type is A. |His is O.
            initials-10 The vaccine protects against hepatitis B. |Doctors give it at birth.
            initials-11 W. Va. Gov. Jim Justice spoke. |Miners cheered.
            caps-1 PRESIDENT SIGNS BILL. |SENATE TO VOTE MONDAY.
            caps-2 QUAKE HITS NORTH JAPAN. |NO TSUNAMI WARNING ISSUED.
            caps-3 DR. LEE SAYS U.S. IS READY. |HE SPOKE IN ST. PAUL.
            caps-4 OIL RISES AFTER U.S. STRIKES ON IRAN
            caps-5 U.S. STOCKS END HIGHER; DOW UP 1 PCT
            caps-6 FIRE AT ACME CORP. PLANT KILLS SIX. |CAUSE UNKNOWN.
            caps-7 GOV. HALE TO MEET REP. MOSS AT 9 A.M. FRIDAY
            caps-8 POLICE ARREST MAN IN D.C. SHOOTING
            caps-9 THE MEETING ENDED AT 6 P.M. |NO DEAL WAS REACHED.
            caps-10 KESTREL INC. CEO QUITS AFTER AUDIT
            caps-11 MAYOR SAYS HE WILL SEEK U.N. HELP. |COUNCIL IS SPLIT.
            footnote-1 The army denied the charge.[12] |Later it paid damages.[13]
            footnote-2 Sales doubled in a year.† |Costs did too.
            footnote-3 Turnout was 61 percent.2 |It had been 55 percent.
            footnote-4 He was born in 1921.[3][4] |His mother died young.
            footnote-5 The price includes tax.** |Delivery is extra.
            footnote-6 The find was “unique.”³ |Others disagreed.
            emoji-1 Goal! ⚽️ |Norway lead 2-0.
            emoji-2 So proud of this team ❤️ |See you in the final!
            emoji-3 We did it!!! 🏆🏆🏆 |Thank you, Oslo!
            emoji-4 Rain again… ☔ |Take an umbrella.
            list-1 The plan has three parts: |1) cut taxes |2) build roads |3) hire nurses
            list-2 Top stories: |1. Oil falls |2. Rains hit Kenya |3. Cup final moved
            list-3 1. Arsenal |2. Chelsea |3. Leeds
            list-4 (1) Stay indoors. |(2) Shut the windows. |(3) Listen to the radio.
            list-5 a) Who paid? |b) Who knew? |c) Who lied?
            list-6 - Rates held |- Yen falls
            list-7 Ministers agreed to: |• end the ban |• share data |• meet in May
            currency-1 The fine was Rs. 20,000. |He paid at once.
            currency-2 Rice sells at Rs. 45 a kilo. |Last year it was Rs. 38.
            currency-3 A seat costs approx. £40. |Boxes cost more.
            currency-4 The bribe was worth No. 1 million naira. |He denied it.
            ranks-roads-1 Staff Sgt. Ann Lopez and Petty Officer 1st Class Jim Roe were hurt. |They will recover.
            ranks-roads-2 Capt. Sir Tom Moore walked 100 laps. |He was 99.
            ranks-roads-3 The crash was on I-95 near Hwy. 1. |Two lanes reopened by noon.
            ranks-roads-4 Sen.-elect Raphael Ward thanked voters. |His rival has not conceded.
            ranks-roads-5 Rep.-elect Marie Glu and Del. Eleanor North met. |They will share staff.
            ranks-roads-6 Brig. Gen. Patrick Rye and Rear Adm. John Kirby briefed reporters. |Neither took questions.
            ranks-roads-7 Ald. Brenda Cox and Sheriff's Deputy Lt. Al Dean testified. |Court resumes Monday.
            ranks-roads-8 The Rt. Rev. Paul Moore and the Very Rev. Ann Dale led prayers. |Hundreds came.
            ranks-roads-9 Atty. Gen. Rob Bonta sued. |The firm denied it.
            ranks-roads-10 Elm St. and Park Ave. were closed. |Trees had fallen on both.
            ranks-roads-11 Exit 9 off U.S. Hwy. 30 is shut. |Use Rte. 7.
            no-space-1 The talks ended.|He said nothing.
            no-space-2 Prices rose.|They fell again in May.
            no-space-3 The ship sank.|Rescuers found no one.
            no-space-4 “It is over.”|He left the stage.
            no-space-5 It ended 2-1.|Leeds won.
            no-space-6 The company, Amazon.com, said so.|Its shares fell.
            no-space-7 Visit example.com.|Then call us.
            wrapped-and-lines-ha-1 “Why now?” he wondered aloud. |No one had an answer.
            wrapped-and-lines-ha-2 “Why now?” the paper wondered in an editorial. |No one had an answer.
            wrapped-and-lines-ha-3 “Fire!” someone yelled. |Everyone ran.
            wrapped-and-lines-ha-4 “Is it safe?” one reader writes. |Experts say yes.
            wrapped-and-lines-ha-5 “Stop the war!” read one banner. |Police took it away.
            wrapped-and-lines-ha-6 “Never again!” chanted the crowd. |Soldiers looked on.
            wrapped-and-lines-ha-7 “Will it work?” |Economist Lena Frost doubts it. |She has seen it fail.
            wrapped-and-lines-ha-8 “We lost.” |Coach Dean shook his head. |“We deserved to.”
            wrapped-and-lines-ha-9 “You're fired!” |The phrase made him famous. |Now he says it daily.
            wrapped-and-lines-ha-10 “Who did this?” |The question hangs over the town. |No one knows.
            wrapped-and-lines-ha-11 “Bravo!” |Critics in London cheered. |New York was cooler.
            wrapped-and-lines-ha-12 “Are we there yet?” asks Tom Hale, 6, from the back seat. |They are not.
            wrapped-and-lines-ha-13 She asked, “Why me?” and hung up. |He never called back.
            wrapped-and-lines-ha-14 He shouted “Allahu akbar!” before the blast. |Nine people died.
            wrapped-and-lines-ha-15 “This is a disgrace!” opposition leader Yair Lapin said on Army Radio. |He wants an inquiry.
            wrapped-and-lines-ha-16 "Where is the money?" U.S. Rep. Joe Cole demanded. |There was no reply.
            wrapped-and-lines-ha-17 "Not one more!" students in Austin, Texas, shouted. |Lawmakers did not come out.
            bracket-1 The minister (he resigned in May. Or was it June?) is abroad. |His aide is not.
            bracket-2 He won. |(So did she.) |They celebrated together.
            bracket-3 The firm makes chips (see p. 4). |It is growing.
            bracket-4 She (Ms. Roe) left. |He (Mr. Hale) stayed.
            dateline-1 LAGOS, Nigeria (Reuters) - Fuel ran short. |Queues grew.
            dateline-2 WINSTON-SALEM, N.C. — A plant burned. |Thousands fled.
            dateline-3 CAPE CANAVERAL, Fla., March 3 (AP) -- A rocket blew up. |No one was hurt.
            dateline-4 MOSCOW, February 3. /TASS/. |Russia will send grain. |Egypt asked for it.
            dateline-5 KYIV, Feb 3 (Interfax-Ukraine) – Power was cut. |It came back.
            dateline-6 BRUSSELS/LONDON, May 5 (Reuters) - Talks failed. |Both sides blamed fish.
            headline-1 Why Did the U.S. Leave? |Five Theories
            headline-2 St. Jude Inc. Wins F.D.A. Nod
            """#)
}
