import CalqueCore
import Testing

@testable import CalqueAlignment

/// Quotations that continue from one segment to the next.
@Suite struct QuotationFeaturesTests {
    private static let agree: Float = 0.4 + 0.1
    private static let differ: Float = 0.1 - 1.2

    /// A pair of documents, and the result for the bead of the first segments of both: its beginning is outside speech
    /// in both, its end is inside speech in both, or in one alone.
    struct Case: Sendable {
        let name: String
        let source: [String]
        let target: [String]
        let isAgreed: Bool

        init(_ name: String, _ source: [String], _ target: [String], agree: Bool) {
            (self.name, self.source, self.target, isAgreed) = (name, source, target, agree)
        }
    }

    static let cases = [
        Case(
            "Chinese and English single marks", ["他说：“船到了。", "我们走。”"],
            ["'The ship is in,' he said, 'and late.", "Let's go.'"],
            agree: true),
        Case(
            "closed in one alone", ["他说：“船到了。", "我们走。”"], ["'The ship is in,' he said.", "'Let's go and", "see.'"],
            agree: false),
        Case(
            "apostrophes are no marks", ["“船到了。", "我们走。”"], ["\"The crew's in the officers' mess.", "Don't wait.\""],
            agree: true),
        Case(
            "German and French", ["„Das Schiff ist da.", "Gehen wir“, sagte er."],
            ["« Le navire est là.", "Allons-y », dit-il."],
            agree: true),
        Case(
            "guillemets that point inwards", ["»Das Schiff ist da.", "Gehen wir«, sagte er."],
            ["«Le navire est là.", "Allons-y», dit-il."], agree: true),
        Case(
            "a German quotation that ends", ["Er sagte: „Das Schiff ist da.“", "„Gehen", "wir!“"],
            ["«Le navire est là.", "Allons-y», dit-il."], agree: false),
        Case(
            "Russian", ["«Судно пришло.", "Пойдем», — сказал он."], ["“The ship is in.", "Let's go,” he said."],
            agree: true),
    ]

    private static func text(_ segments: [String]) throws -> DocumentText {
        try DocumentText(segments.map { $0.unicodeScalars.map(\.value) }, "und")
    }

    @Test(arguments: cases)
    func boundaries(_ one: Case) throws {
        let quotations = QuotationFeatures(source: try Self.text(one.source), target: try Self.text(one.target))
        let evidence = quotations.evidence(0..<1, 0..<1)
        #expect(abs(evidence - (one.isAgreed ? Self.agree : Self.differ)) < 1e-5, "\(one.name): \(evidence)")
    }

    @Test func versionsWithoutSpeechSayNothing() throws {
        let plain = try Self.text(["One.", "Two."])
        let spoken = try Self.text(["“One.", "Two.”"])
        #expect(QuotationFeatures(source: plain, target: spoken).evidence(0..<1, 0..<1) == 0)
        #expect(QuotationFeatures(source: spoken, target: plain).evidence(0..<1, 0..<1) == 0)
    }
}
