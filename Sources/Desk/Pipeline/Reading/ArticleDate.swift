import CalqueAlignment
import CalqueArticles
import CalqueCore
import CalqueIO
import CalqueSegmentation
package import CalqueUnits

/// The date of an article by its own words: its dateline, or the fields of its document.
enum ArticleDate {
    /// How many segments are searched for a dateline: headlines, bylines and the line itself come first.
    private static let most = 8

    /// Returns the day of an article; nil if it names none.
    ///
    /// A dateline seldom has a year. It takes that of the fields or, without them, the year that makes it the latest day
    /// up to the last that is possible.
    ///
    /// - Parameter last: today, or the day when the file was written.
    static func of(_ document: Document, _ metadata: Article.Metadata, last: UnitDate) -> UnitDate? {
        let field = metadata.date.flatMap(day)
        var reader = DatelineReader(document.language)
        // A segmenter that does not know an agency ends a sentence within its dateline.
        let segments = document.segments.prefix(most).filter { $0.kind != .boilerplate }
        for (index, segment) in segments.enumerated()
        where index == 0 || segments[index - 1].paragraph != segment.paragraph {
            let paragraph = segments[index...].prefix { $0.paragraph == segment.paragraph }
            let text = paragraph.map(\.text).joined(separator: " ")
            guard let found = reader.date(in: text, isDateline: segment.kind == .dateline) else { continue }
            if let date = found.date(near: field, last: last) { return date }
        }
        return field
    }

    /// The day of a field in ISO 8601, or in the spelling of TMX.
    private static func day(_ text: String) -> UnitDate? {
        let trimmed = text.drop { $0.isWhitespace }
        let date = UnitDate(startOf: String(trimmed)) ?? UnitDate(String(trimmed))?.wholeDay
        return date?.precision == .day ? date : nil
    }
}

extension ReadArticle {
    /// The day of the article by its own words; see `ArticleDate`.
    ///
    /// - Parameter environment: where `SOURCE_DATE_EPOCH` is set, the time of the file does not count.
    package func date(_ environment: (String) -> String?) -> UnitDate? {
        let now = UnitMaker.now(environment)
        var last = now.seconds
        if environment("SOURCE_DATE_EPOCH") == nil, path != "-", let status = try? FileStatus(of: path),
            status.kind == .file
        {
            last = min(last, Int64(status.seconds))
        }
        // East of Greenwich the next day has begun.
        return ArticleDate.of(
            document, metadata, last: UnitDate(secondsSince1970: last.addingReportingOverflow(14 * 3600).partialValue))
    }
}

/// A day as a dateline writes it.
struct DatelineDate: Equatable {
    var year: Int?
    let month: Int
    let day: Int

    /// The day nearest to another one; without one, the latest that is not after the last.
    func date(near field: UnitDate?, last: UnitDate) -> UnitDate? {
        if let year { return date(in: year) }
        guard let year = (field ?? last).year else { return nil }
        if let field {
            return (year - 1...year + 1).compactMap(date(in:)).min {
                abs($0.seconds - field.seconds) < abs($1.seconds - field.seconds)
            }
        }
        // 29 February is up to eight years back.
        return (year - 8...year).reversed().lazy.compactMap(date(in:)).first { $0.seconds <= last.seconds }
    }

    /// Nil for a day that the year does not have.
    private func date(in year: Int) -> UnitDate? {
        func padded(_ number: Int, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let text = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
        // A day that does not exist is read as one of the next month.
        return UnitDate(text).flatMap { $0.day.utf8.elementsEqual(text.utf8) ? $0 : nil }
    }
}

extension UnitDate {
    fileprivate var year: Int? { Int(day.prefix(4)) }
}
