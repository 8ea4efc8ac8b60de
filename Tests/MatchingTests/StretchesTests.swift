import CalqueCore
import CalqueFormats
import CalqueMatching
import CalqueUnits
import Testing

/// The differences of a match for display.
@Suite struct StretchesTests {
    private func marked(_ source: SegmentContent, _ query: SegmentContent) throws -> String {
        let scan = try MemoryScan(
            units: [TranslationUnit(variants: [Variant("en", source), Variant("ru", "x")])], from: "en")
        let match = try #require(try scan.matches(for: MatchQuery(content: query, cutoff: 0)).first)
        return match.stretches.map { stretch in
            switch stretch.kind {
            case .same: stretch.text
            case .deleted: "[-\(stretch.text)-]"
            case .inserted: "{+\(stretch.text)+}"
            }
        }.joined()
    }

    @Test func numbersAreTakenOutWhole() throws {
        #expect(try marked("It rose 3.2 percent.", "It rose 4.75 percent.") == "It rose [-3.2-]{+4.75+} percent.")
        #expect(
            try marked("At least 3.2 billion tons of it.", "At least 950 million tons of it.")
                == "At least [-3.2 billion-]{+950 million+} tons of it.")
        #expect(try marked("It is 10:30 now.", "It is 11:45 now.") == "It is [-10:30-]{+11:45+} now.")
        // A full stop separates sentences.
        #expect(
            try marked("It was 3. Then he left.", "It was 4. Now he left.").hasPrefix("It was [-3-]{+4+}. [-Then-]"))
    }

    @Test func whatIsTheSameStaysSo() throws {
        #expect(
            try marked("The parliament must ratify it.", "The parliament of Chile must ratify it.")
                == "The parliament {+of Chile+} must ratify it.")
        #expect(try marked("Oil fell by 3 percent.", "Oil fell.") == "Oil fell [-by 3 percent-].")
        #expect(try marked("Oil fell.", "Oil fell.") == "Oil fell.")
    }

    @Test(arguments: [
        ("Click <b>here</b> now.", "Click here now.", "Click [-⟨1⟩-]here[-⟨/1⟩-] now."),
        ("Click here now.", "Click <b>here</b> now.", "Click {+⟨1⟩+}here{+⟨/1⟩+} now."),
        ("Click here now.", "<b>Click</b> here <br/>now.", "{+⟨1⟩+}Click{+⟨/1⟩+} here {+⟨1/⟩+}now."),
        ("Click <b>here</b> now.", "Press <b>here</b> now.", "[-Click-]{+Press+} ⟨1⟩here⟨/1⟩ now."),
        ("Click <b>here</b> now.", "Press here now.", "[-Click-]{+Press+} [-⟨1⟩-]here[-⟨/1⟩-] now."),
        ("Click <br/> here.", "Click <hi>here</hi>.", "Click [-⟨1/⟩-]{+⟨hi 1⟩+} here{+⟨/hi 1⟩+}."),
        // A label that is in the text itself is not a tag.
        ("Click ⟨1⟩.", "Click <br/>.", "Click {+⟨1/⟩+}[-⟨1⟩-]."),
    ])
    func tagsAreMarked(source: String, query: String, marks: String) throws {
        #expect(try marked(SegmentContent(markup: source), SegmentContent(markup: query)) == marks)
    }
}
