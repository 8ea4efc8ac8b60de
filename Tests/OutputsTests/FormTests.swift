import CalqueAlignment
import CalqueCore
import CalqueOutputs
import Testing

/// The forms for other programs.
@Suite struct FormTests {
    private static let two = article(
        [("en", "Head First Second_one | Third Fourth Fifth"), ("ru", "Глава Третья Первая | Вторая Пятая Шестая")],
        [
            bead("0:0"), bead("1,2:2,3", 0.4), bead("3:1", 0.91, moved: true), bead("4:", 0.8), bead("5:4"),
            bead(":5", 0.7),
        ], least: 0.5)
    private static let three = article(
        [("en", "A B C"), ("ru", "А Б В"), ("zh", "一 二")],
        [bead("0:0:0"), bead("1:2:1", 0.3, moved: true), bead("2:1:", 0.6)], least: 0.5)

    @Test func beadLinesMarkWhatMovedAndWhatIsForReview() {
        #expect(
            Self.two.beads.map(Self.two.beadLine) == [
                "0:0:0.95", "1,2:2,3:0.40:review", "3:1:0.91:moved", "4::0.80", "5:4:0.95", ":5:0.70",
            ])
        #expect(
            Self.three.beads.map(Self.three.beadLine)
                == ["0:0:0:0.95", "1:2:1:0.30:moved,review", "2:1::0.60"])
    }

    /// All rows of all tables have the same number of columns.
    @Test func tablesHaveTheSameColumnsAlways() {
        #expect(
            Self.two.tableRows() == [
                "Head\tГлава\t0.95\t", "Third\tТретья\t0.91\tmoved", "Fourth\t\t0.80\t", "Fifth\tПятая\t0.95\t",
                "\tШестая\t0.70\t",
            ])
        let still = article([("en", "A B"), ("ru", "А Б")], [bead("0:0"), bead("1:1")])
        #expect(still.tableRows() == ["A\tА\t0.95\t", "B\tБ\t0.95\t"])
    }

    @Test func theSummaryCountsVersionsAndLinks() {
        #expect(Self.two.summary == "6 segments in en, 6 in ru, 4 linked beads")
        #expect(Self.three.summary == "3 segments in en, 3 in ru, 2 in zh, 3 linked beads")
    }

    // MARK: Moses

    @Test func bitextHasWhatAllVersionsHave() throws {
        let bitext = try Moses(Self.two)
        #expect(bitext.suffixes == ["en", "ru"])
        #expect(bitext.columns == [["Head", "Third", "Fifth"], ["Глава", "Третья", "Пятая"]])
        #expect(bitext.moved == [2])
        #expect(try Moses(Self.three).columns == [["A"], ["А"], ["一"]])
    }

    @Test func lineEndsInATextAreBlanksAndEmptyTextsAreLeftOut() throws {
        let odd = article(
            [("en", "a\u{2028}b\tc\r\nd _ e"), ("ru", "x y z")], [bead("0:0"), bead("1:1"), bead("2:2")])
        #expect(try Moses(odd).columns == [["a b c d", "e"], ["x", "z"]])
    }

    @Test func versionsOfOneLanguageWouldShareAFile() {
        let same = article([("en", "A"), ("en", "B")], [bead("0:0")])
        #expect(throws: Failure.self) { try Moses(same) }
        #expect(throws: Failure.self) { try InterText(same, name: "x") }
    }

    // MARK: Ladder

    @Test func aLadderHasARungForEachBead() throws {
        let ladder = try Ladder(Self.two)
        #expect(
            ladder.lines == [
                "0\t0\t0.95", "1\t1\t0.00", "1\t2\t0.40", "3\t4\t0.00", "4\t4\t0.80", "5\t4\t0.95", "6\t5\t0.70",
                "6\t6\t0.00",
            ])
        #expect(ladder.moved == ["3:1"])
        #expect(throws: Failure.self) { try Ladder(Self.three) }
    }

    /// Read back as hunalign's scripts do, a ladder holds the beads that did not move and all segments.
    @Test(arguments: 0..<200)
    func rungsReadBack(seed: UInt64) throws {
        let article = anyArticle(seed: seed, versions: 2)
        let ladder = try Ladder(article)
        let rungs = try ladder.lines.map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            try #require(fields.count == 3)
            return (try #require(Int(fields[0])), try #require(Int(fields[1])), String(fields[2]))
        }
        var holes: Set<String> = []
        for (one, next) in zip(rungs, rungs.dropFirst()) {
            #expect(one.0 <= next.0 && one.1 <= next.1 && (one.0, one.1) != (next.0, next.1))
            holes.insert(MultiBead(spans: [one.0..<next.0, one.1..<next.1]).places + ":" + one.2)
        }
        #expect(rungs.first.map { ($0.0, $0.1) == (0, 0) } == true)
        let ends = article.documents.map(\.segments.count)
        #expect(rungs.last.map { ($0.0, $0.1) == (ends[0], ends[1]) } == true)
        for bead in article.beads where !ladder.moved.contains(bead.places) {
            #expect(holes.contains(bead.places + ":" + bead.confidenceText), "\(bead)")
        }
        #expect(!article.beads.contains { ladder.moved.contains($0.places) && !$0.isMoved })
    }

    // MARK: InterText

    @Test func interTextLinksNumberedSentences() throws {
        let files = try InterText(Self.two, name: "story & more").files
        #expect(files.map(\.suffix) == [".en.xml", ".ru.xml", ".en.ru.alignment.xml"])
        #expect(
            String(decoding: files[0].bytes, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <doc id="story &amp; more" xml:lang="en">
                <p id="1">
                <s id="1:1">Head</s>
                <s id="1:2">First</s>
                <s id="1:3">Second one</s>
                </p>
                <p id="2">
                <s id="2:1">Third</s>
                <s id="2:2">Fourth</s>
                <s id="2:3">Fifth</s>
                </p>
                </doc>

                """)
        #expect(
            String(decoding: files[2].bytes, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <linkGrp toDoc="story &amp; more.ru.xml" fromDoc="story &amp; more.en.xml">
                <link type="1-1" xtargets="1:1;1:1" status="auto"/>
                <link type="2-2" xtargets="1:3 2:1;1:2 1:3" status="plain"/>
                <link type="1-1" xtargets="1:2;2:1" status="auto" mark="1"/>
                <link type="0-1" xtargets=";2:2" status="auto"/>
                <link type="1-1" xtargets="2:2;2:3" status="auto"/>
                <link type="1-0" xtargets="2:3;" status="auto"/>
                </linkGrp>

                """)
        #expect(throws: Failure.self) { try InterText(Self.three, name: "x") }
    }
}
