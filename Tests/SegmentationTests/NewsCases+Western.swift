import CalqueCore

/// The second part of the tables of `NewsCases`: wire copy as an editor writes it, with abbreviations, ordinals, dates and
/// quotations. It was written before the segmenter was run on it; of its 220 cases, 184 were right then.
extension NewsCases {
    static let moreWestern =
        WireCases.cases(
            "de",
            #"""
            news-22 Der Vertrag wurde am 12. 5. 2023 in Bonn unterzeichnet. |Er gilt bis 2030.
            news-23 Die Inflation lag bei 2,3 Prozent. |Im Vormonat waren es 2,1 Prozent.
            news-24 „Das ist ein Fehler. |Wir zahlen dafür“, sagte Hofmann am Montag.
            news-25 Er traf Hrn. Dr. h. c. K. Lenz. |Danach reiste er ab.
            news-26 Der Konzern (u. a. Stahl und Energie) wächst. |Die Aktie stieg um 1,5 Proz. auf 43 Euro.
            news-27 Die Strecke misst rd. 120 km. |Sie wird 2026 fertig, d.h. zwei Jahre später als geplant.
            news-28 Das Treffen ist für den 4./5. März geplant. |Ort: Genf.
            news-29 Nach Angaben der Polizei (Stand: 14.30 Uhr) gab es 12 Verletzte. |Zwei schweben in Lebensgefahr.
            news-30 Die Partei kam auf 18,4 v. H. der Stimmen. |Das ist weniger als 2019.
            news-31 Sie verlor in der 2. Runde gegen die Nr. 3 der Welt. |Das Finale ist am So. um 15 Uhr.
            """#)
        + WireCases.cases(
            "fr",
            #"""
            news-17 Le décret du 1er janv. 2024 est abrogé. |Le texte sera réécrit.
            news-18 « C'est une erreur. |Nous la paierons », a dit M. Dubois lundi.
            news-19 L'usine emploie env. 300 personnes. |La moitié partira.
            news-20 Le tribunal (6e ch.) a rejeté la plainte. |Me Petit fera appel.
            news-21 Elle habite 12, av. Foch, à Lille. |Sa sœur vit au 5, bd. Victor-Hugo.
            news-22 Les États-Unis ont voté non. |L'U.E. s'est abstenue.
            news-23 Né en 40 av. J.-C., il régna longtemps. |Son fils lui succéda.
            news-24 Le prix du baril atteint 82,4 dollars (+1,2 %). |Le gaz recule.
            news-25 Mgr Lefort et Mme A. Roux ont témoigné. |Le procès reprend à 14 h 30.
            news-26 Qui est responsable ? |« Personne », répond-il.
            news-27 Il a cité les art. 3 et 4, etc. |Le juge a souri.
            news-28 Le groupe Roux et Cie. a fermé. |Ses salariés manifestent.
            news-29 Selon le gén. Martin, l'attaque a échoué. |L'armée reste en alerte.
            news-30 Le vol AF 447 a décollé à 7 h. |Il a disparu quatre heures plus tard.
            """#)
        + WireCases.cases(
            "es",
            #"""
            news-17 EE. UU. impuso sanciones. |Rusia respondió el martes.
            news-18 La ministra, Dña. Ana Ruiz, dimitió. |El Sr. López la sustituye.
            news-19 «Es un error. |Lo pagaremos», dijo el alcalde.
            news-20 El acuerdo se firmó el 3 de feb. de 2024. |Entró en vigor en mayo.
            news-21 Murió a los 84 años, a las 10 p. m. del lunes. |Será enterrado mañana.
            news-22 El Ayto. de Lugo gastó 3,2 mill. de euros. |La oposición protesta.
            news-23 Según el art. 5 de la Ley, es legal. |El juez J. M. Soto decidirá.
            news-24 ¿Quién pagará? |Nadie lo sabe.
            news-25 «¿Cuándo?» |Hoy mismo.
            news-26 La empresa Cía. del Norte cerró. |Despidió a 300 obreros.
            news-27 Los JJ. OO. empiezan en julio. |Habrá 10 000 atletas.
            news-28 Compró pan, leche, etc. |Luego se fue.
            news-29 La carretera mide aprox. 30 km. |Costará 12 millones.
            news-30 Nació en el año 44 a. C. en Roma. |Reinó poco tiempo.
            """#)
        + WireCases.cases(
            "it",
            #"""
            news-16 Il decreto del 3 gen. 2024 è decaduto. |Il governo lo rifarà.
            news-17 «È un errore. |Lo pagheremo», ha detto il ministro.
            news-18 Il cons. comunale, avv. Lina Serra, si è dimesso. |La giunta tace.
            news-19 L'impresa F.lli Conti s.r.l. ha chiuso. |I debiti sono alti.
            news-20 Gli U.S.A. hanno votato contro. |La Cina si è astenuta.
            news-21 L'incontro è alle ore 15.30. |Ingresso libero.
            news-22 È nato nel 44 a.C. a Roma. |Morì giovane.
            news-23 Il prezzo sale dell'1,5 per cento. |Il gas scende.
            news-24 Chi paga? |Nessuno lo sa.
            news-25 Il gen. Russo e il col. De Luca hanno parlato. |La truppa ascoltava.
            news-26 La strada, lunga ca. 30 km, è chiusa. |Riaprirà lunedì.
            news-27 Il Tar (sez. II) ha accolto il ricorso. |Il sindaco farà appello.
            news-28 Ha comprato pane, latte, ecc. |Poi è uscito.
            news-29 S. Francesco e S. Chiara sono di Assisi. |La festa è il 4 ottobre.
            news-30 «Quando?» |«Oggi stesso.»
            """#)
        + WireCases.cases(
            "pt",
            #"""
            news-16 O decreto de 3 de jan. de 2024 caiu. |O governo fará outro.
            news-17 “É um erro. |Vamos pagar por ele”, disse o ministro.
            news-18 O Sr. J. P. Souza e a Sra. M. Reis depuseram. |O juiz ouviu.
            news-19 A empresa Irmãos Cia. Ltda. fechou. |Deve 3 milhões.
            news-20 Os E.U.A. vetaram a proposta. |A Rússia também.
            news-21 Nasceu em 44 a.C. em Roma. |Morreu jovem.
            news-22 O art. 5.º da lei é claro. |O tribunal decidirá.
            news-23 A reunião é às 15h30. |A entrada é livre.
            news-24 Quem paga? |Ninguém sabe.
            news-25 Comprou pão, leite, etc. |Depois saiu.
            news-26 O min. da Fazenda negou. |O pres. da Câmara confirmou.
            news-27 O dólar subiu 1,2% (R$ 5,43). |A bolsa caiu.
            news-28 “Quando?” |“Hoje mesmo.”
            news-29 A estrada tem aprox. 30 km. |Custará R$ 2,5 mi. ao Estado.
            news-30 S. Paulo e S. Bernardo ficam perto. |O trem é lento.
            """#)
        + WireCases.cases(
            "nl",
            #"""
            news-15 Het besluit van 3 jan. 2024 is vervallen. |Er komt een nieuw.
            news-16 „Het is een fout. |Wij betalen ervoor”, zei de minister.
            news-17 Mr. J.H. de Vries en mevr. drs. A. Smit getuigden. |De rechter luisterde.
            news-18 De VS stemden tegen. |China onthield zich.
            news-19 De olieprijs steeg met 1,5 procent. |Gas werd goedkoper.
            news-20 Hij woont in St. Michielsgestel. |Zij woont in Den Bosch.
            news-21 Het gaat om min. 300 banen, d.w.z. de helft. |De bond is boos.
            news-22 Wie betaalt? |Niemand weet het.
            news-23 Hij kocht brood, melk, etc. |Daarna ging hij weg.
            news-24 Gen. b.d. Van Dam en kol. Bos spraken. |De zaal was vol.
            news-25 Het bedrijf telt ca. 300 medewerkers, incl. stagiairs. |Dat blijft zo.
            news-26 Volgens art. 5 lid 2 mag het. |De rechter beslist.
            news-27 ’s Avonds trad het orkest op. |De koning was erbij.
            news-28 De auto (bj. 2012) reed 120 km/u. |De bestuurder is 18.
            news-29 Zie ook p. 12 e.v. van het rapport. |Daar staat alles.
            news-30 Jansen & Co. sluit. |De winkel bestond 80 jaar.
            """#)
}
