package import CalqueCore
package import CalqueIO
import CalqueJSON
package import CalqueUnits

/// A writer of the memory of Weblate: an array with an object for each pair of texts
/// (weblate.org/schemas/weblate-memory.schema.json).
///
/// The schema does not allow empty texts, so pairs with an empty text are left out. Languages are written with `_`, as in
/// Weblate.
package final class WeblateWriter {
    private let out: Buffered
    private let source: LanguageTag
    private let targets: [LanguageTag]
    private let same: (LanguageTag, LanguageTag) -> Bool
    private let origin: String
    /// The number of pairs that were written.
    package private(set) var written = 0

    /// Writes the start of the array.
    ///
    /// - Parameters:
    ///   - origin: the origin of units without a document. In Weblate it is the name of a file.
    ///   - same: whether a variant's language counts as the requested language.
    package init(
        to sink: @escaping ByteSink, source: LanguageTag, targets: [LanguageTag], origin: String,
        where same: @escaping (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool = { $0 == $1 }
    ) {
        out = Buffered(sink)
        self.source = source
        self.targets = targets
        self.origin = origin
        self.same = same
        out.bytes.append(UInt8(ascii: "["))
    }

    package func write(_ unit: TranslationUnit) throws(Failure) {
        let properties = unit.annotations
        let origin = properties.property("x-origin") ?? properties.property(PropertyType.document) ?? self.origin
        let category = properties.property("x-category").flatMap(Int.init).map { max($0, 0) } ?? 1
        for target in targets {
            for pair in unit.pairs(from: source, to: target, where: same) {
                guard !pair.source.text.isEmpty, !pair.target.text.isEmpty else { continue }
                out.bytes += (written == 0 ? "\n" : ",\n").utf8
                written += 1
                member("  {\"category\": \(category), \"origin\": ", origin)
                if let context = properties.property("x-context") { member(", \"context\": ", context) }
                member(", \"source\": ", pair.source.text)
                member(", \"source_language\": ", name(source))
                member(", \"target\": ", pair.target.text)
                member(", \"target_language\": ", name(target))
                out.bytes.append(UInt8(ascii: "}"))
                try out.pass()
            }
        }
    }

    /// Ends the array.
    package func finish() throws(Failure) {
        out.bytes += (written == 0 ? "]\n" : "\n]\n").utf8
        try out.flush()
    }

    private func name(_ language: LanguageTag) -> String {
        language.description.split(separator: "-").joined(separator: "_")
    }

    private func member(_ name: String, _ text: String) {
        out.bytes += name.utf8
        JSONWriter.append(text, to: &out.bytes)
    }
}
