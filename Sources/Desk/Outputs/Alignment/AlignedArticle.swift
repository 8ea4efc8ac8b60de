package import CalqueAlignment
import CalqueCore

/// The versions of an article and their beads: what every output is made from.
package struct AlignedArticle: Sendable {
    /// Two or more.
    package let versions: [Document]
    /// In the order of the first version; they cover every segment of every version once.
    package let beads: [MultiBead]
    /// Linked beads below are for a person to look at (0 to 1); nil: none is.
    package var leastConfidence: Double?

    package init(versions: [Document], beads: [MultiBead], leastConfidence: Double? = nil) {
        self.versions = versions
        self.beads = beads
        self.leastConfidence = leastConfidence
    }

    /// The text of a bead in each version; empty where one leaves it out.
    package func texts(of bead: MultiBead) -> [String] {
        zip(versions, bead.spans).map { $0.text(of: $1) }
    }

    /// Whether the bead links something and is less sure than was asked for.
    package func isForReview(_ bead: MultiBead) -> Bool {
        guard let leastConfidence else { return false }
        return bead.isLinked && bead.confidence < leastConfidence
    }

    /// The linked beads that are for review.
    package var reviewCount: Int { beads.count(where: isForReview) }

    /// `24 segments in en, 26 in ru, 21 linked beads`
    package var summary: String {
        let counts = versions.enumerated().map { index, version in
            "\(version.segments.count)\(index == 0 ? " segments" : "") in \(version.language)"
        }
        return counts.joined(separator: ", ") + ", \(beads.count(where: \.isLinked)) linked beads"
    }
}

extension MultiBead {
    /// The confidence with two decimals.
    package var confidenceText: String { Hundredths.text(confidence) }

    /// `0,1:0`, or `0,1:0:0` of three versions: the segments of each, counted from 0.
    package var places: String {
        spans.map { $0.map(String.init).joined(separator: ",") }.joined(separator: ":")
    }
}

/// A text fit for a form in which a line is a line and a tab ends a cell: both become blanks.
func oneLine(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
}
