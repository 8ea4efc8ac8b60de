import TestSupport

extension InputCase {
    /// Items as agencies send them in XML.
    static let xml: [InputCase] = [
        InputCase(
            "afp-newsml12.xml",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE NewsML PUBLIC \"urn:newsml:iptc.org:200210"
                + "18:NewsMLv1.2:1\" \"http://www.iptc.org/std/NewsML/1.2/specification/NewsML_1.2.dtd\" [\n<!ENTIT"
                + "Y % nitf SYSTEM \"http://www.nitf.org/IPTC/NITF/3.1/nitf-3-1.dtd\"> %nitf; ]>\n<NewsML Version="
                + "\"1.2\"><Catalog Href=\"http://x/cat\"/><NewsEnvelope><DateAndTime>20260406T081500Z</DateAndTime"
                + "><NewsService FormalName=\"DOC\"/><Priority FormalName=\"4\"/></NewsEnvelope>\n<NewsItem xml:lan"
                + "g=\"en\"><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20260406</"
                + "DateId><NewsItemId>TX-PAR-ABC12</NewsItemId><RevisionId PreviousRevision=\"0\" Update=\"N\">1</R"
                + "evisionId><PublicIdentifier>urn:newsml:wire.example:20260406:TX-PAR-ABC12:1</PublicIdentifier></"
                + "NewsIdentifier><NameLabel>alba-harbour-build</NameLabel></Identification>\n<NewsManagement><News"
                + "ItemType FormalName=\"News\"/><FirstCreated>20260406T080000Z</FirstCreated><ThisRevisionCreated>"
                + "20260406T081500Z</ThisRevisionCreated><Status FormalName=\"Usable\"/><Urgency FormalName=\"4\"/>"
                + "</NewsManagement>\n<NewsComponent Duid=\"a\"><NewsLines><HeadLine>Port Alba to rebuild harbour w"
                + "all</HeadLine><ByLine>Anna Smith</ByLine><DateLine>Port Alba, April 6, 2026 (Wire) -</DateLine><"
                + "SlugLine>alba-harbour</SlugLine><KeywordLine>harbour</KeywordLine><CopyrightLine>(c) Wire</Copyr"
                + "ightLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName=\"Wire\"/></Provider></"
                + "AdministrativeMetadata><DescriptiveMetadata><Language FormalName=\"en\"/></DescriptiveMetadata>"
                + "\n<NewsComponent><Role FormalName=\"Main\"/><ContentItem><MediaType FormalName=\"Text\"/><Format"
                + " FormalName=\"NITF3.1\"/><DataContent><nitf><body><body.content><p>The council of Port Alba vote"
                + "d on Tuesday to rebuild the old harbour wall.</p><p>It cost 3&nbsp;million.</p></body.content></"
                + "body></nitf></DataContent></ContentItem></NewsComponent>\n<NewsComponent><Role FormalName=\"Capt"
                + "ion\"/><ContentItem><DataContent><p>A wall in the rain</p></DataContent></ContentItem></NewsComp"
                + "onent></NewsComponent></NewsItem></NewsML>",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
            ], lacks: ["A wall in the rain", "alba-harbour", "(c) Wire"], date: "2026-04-06", language: "en"),
        InputCase(
            "kyodo-newsml.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><NewsML><NewsEnvelope><DateAndTime>20260406T170000+090"
                + "0</DateAndTime></NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>wire.jp</Pro"
                + "viderId><DateId>20260406</DateId><NewsItemId>2026040601001</NewsItemId></NewsIdentifier></Identi"
                + "fication><NewsManagement><NewsItemType FormalName=\"News\"/><FirstCreated>20260406T170000+0900</"
                + "FirstCreated><ThisRevisionCreated>20260406T170000+0900</ThisRevisionCreated></NewsManagement><Ne"
                + "wsComponent><NewsLines><HeadLine>港の壁、再建へ</HeadLine></NewsLines><DescriptiveMetadata><Language Fo"
                + "rmalName=\"ja\"/></DescriptiveMetadata><ContentItem><MediaType FormalName=\"Text\"/><DataContent"
                + ">　アルバ市議会は６日、古い港の壁を再建することを決めた。\n　工事は６月に始まり、２年かかる。</DataContent></ContentItem></NewsComponent></Ne"
                + "wsItem></NewsML>",
            has: ["アルバ市議会は６日、古い港の壁を再建することを決めた。"], lacks: ["20260406"], date: "2026-04-06", language: "ja"),
        InputCase(
            "bw-newsml-cdata.xml",
            "<?xml version=\"1.0\"?><NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Port Alba to rebuil"
                + "d harbour wall</HeadLine></NewsLines><ContentItem><DataContent><![CDATA[<p>The council of Port A"
                + "lba voted on Tuesday to rebuild the old harbour wall.</p><p>Work will begin in June and take two"
                + " years, the mayor said.</p><p>Contact: press@wire.example</p>]]></DataContent></ContentItem></Ne"
                + "wsComponent></NewsItem></NewsML>",
            has: [
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ], lacks: ["<p>", "CDATA"]),
        InputCase(
            "photo-newsml12.xml",
            "<?xml version=\"1.0\"?><NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>A wall</HeadLine></"
                + "NewsLines><NewsComponent><ContentItem Href=\"a.jpg\"><MediaType FormalName=\"Photo\"/></ContentI"
                + "tem></NewsComponent></NewsComponent></NewsItem></NewsML>",
            refusal: "NewsML 1"),
        InputCase(
            "g2-picture.xml",
            "<?xml version=\"1.0\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"x\"><itemM"
                + "eta><itemClass qcode=\"ninat:picture\"/></itemMeta><contentMeta><headline>A wall</headline><desc"
                + "ription>A wall in the rain.</description></contentMeta><contentSet><remoteContent href=\"a.jpg\""
                + "/></contentSet></newsItem>",
            refusal: "picture"),
        InputCase(
            "dpa-g2.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/"
                + "\" guid=\"urn:newsml:dpa.com:1\" version=\"2\" xml:lang=\"de\" standard=\"NewsML-G2\"><itemMeta>"
                + "<itemClass qcode=\"ninat:text\"/><provider literal=\"dpa\"/><versionCreated>2026-04-06T08:15:00+"
                + "02:00</versionCreated></itemMeta><contentMeta><contentCreated>2026-04-06T08:00:00+02:00</content"
                + "Created><language tag=\"de\"/><headline>Hafenmauer wird neu gebaut</headline><slugline>Hafen/Mau"
                + "er</slugline></contentMeta><contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xm"
                + "lns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><header><h1>Hafenmauer w"
                + "ird neu gebaut</h1><h2>Arbeiten sollen im Juni beginnen</h2><ul class=\"slugline\"><li>Hafen</li"
                + "></ul><address class=\"byline\">Von Anna Schmidt, dpa</address><time>06.04.2026</time></header><"
                + "section class=\"main\"><p>Der Rat von Alba hat am Dienstag für den Neubau der Mauer gestimmt.</p"
                + "><h3>Kritik</h3><p>Die Arbeiten beginnen im Juni.</p></section><footer><p>Autor: Anna Schmidt, +"
                + "49 40 1234567</p></footer></body></html></inlineXML></contentSet></newsItem>",
            has: [
                "Der Rat von Alba hat am Dienstag für den Neubau der Mauer gestimmt.",
                "Arbeiten sollen im Juni beginnen",
            ], lacks: ["+49", "06.04.2026 "], date: "2026-04-06T08:00:00+02:00", language: "de"),
        InputCase(
            "nitf31.xml",
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><!DOCTYPE nitf SYSTEM \"nitf-3-1.dtd\"><nitf><hea"
                + "d><title>t</title><docdata><doc-id regsrc=\"TT\" id-string=\"1\"/><date.issue norm=\"20260406T08"
                + "1500Z\"/><urgency ed-urg=\"4\"/></docdata></head><body><body.head><hedline><hl1>Port Alba to reb"
                + "uild harbour wall</hl1><hl2>Two years of work</hl2></hedline><byline>By Anna Smith</byline><date"
                + "line><location>PORT ALBA</location></dateline></body.head><body.content><block><p>The council of"
                + " Port Alba voted on Tuesday to rebuild the old harbour wall.</p><hl2>Costs</hl2><p>Work will beg"
                + "in in June and take two years, the mayor said.</p><table><tr><td>June</td><td>start</td></tr></t"
                + "able></block></body.content><body.end><tagline>as</tagline></body.end></body></nitf>",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ], date: "2026-04-06T08:15:00Z"),
        InputCase(
            "ttnitf.xml",
            "<?xml version=\"1.0\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta><itemCl"
                + "ass qcode=\"ninat:text\"/></itemMeta><contentMeta><headline>Muren byggs om</headline></contentMe"
                + "ta><contentSet><inlineXML contenttype=\"application/ttnitf+xml\"><TTNITF xmlns=\"\"><HEAD><DOCDA"
                + "TA>x</DOCDATA></HEAD><BODY><DAT><DATTEXT>Stockholm</DATTEXT></DAT><TEXT typ=\"Ingress\"><INGRESS"
                + "><P>Rådet i Alba röstade på tisdagen för att bygga om muren.</P></INGRESS></TEXT><TEXT><BRODTEXT"
                + "><P>Arbetet börjar i juni.</P><MELLANRUBRIK>Kritik</MELLANRUBRIK><P>Det tar två år.</P></BRODTEX"
                + "T></TEXT><FAKTA><RUBRIK>Fakta</RUBRIK><P>Muren är hundra år.</P></FAKTA></BODY></TTNITF></inline"
                + "XML></contentSet></newsItem>",
            has: [
                "Rådet i Alba röstade på tisdagen för att bygga om muren.", "Arbetet börjar i juni.", "Det tar två år.",
            ]),
        InputCase(
            "house.xml",
            "<story id=\"1\"><meta><author>Anna</author></meta><headline>Port Alba to rebuild harbour wall</h"
                + "eadline><text><p>The council of Port Alba voted on Tuesday to rebuild the old harbour wall.</p><"
                + "p>Work will begin in June and take two years, the mayor said.</p></text></story>",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ], lacks: ["<p>", "Anna"]),
        InputCase(
            "nop.xml",
            "<?xml version=\"1.0\"?><config><a>1</a></config>",
            refusal: "config"),
        InputCase(
            "package.xml",
            "<?xml version=\"1.0\"?><newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>"
                + "2026-04-06T08:00:00Z</sent></header><itemSet><packageItem><groupSet/></packageItem><newsItem gui"
                + "d=\"1\"><itemMeta><itemClass qcode=\"ninat:text\"/></itemMeta><contentMeta><headline>One</headli"
                + "ne></contentMeta><contentSet><inlineXML><html><body><p>The council of Port Alba voted on Tuesday"
                + " to rebuild the old harbour wall.</p></body></html></inlineXML></contentSet></newsItem><newsItem"
                + " guid=\"2\"><itemMeta><itemClass qcode=\"ninat:picture\"/></itemMeta><contentMeta><headline>Pic<"
                + "/headline></contentMeta></newsItem><newsItem guid=\"3\"><itemMeta><itemClass qcode=\"ninat:text"
                + "\"/></itemMeta><contentMeta><headline>Three</headline></contentMeta><contentSet><inlineData>Work"
                + " will begin in June and take two years, the mayor said.</inlineData></contentSet></newsItem></it"
                + "emSet></newsMessage>",
            has: [
                "One", "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.", "Three",
                "Work will begin in June and take two years, the mayor said.",
            ], lacks: ["Pic", "2026-04-06T"], count: 2),
    ]
}
