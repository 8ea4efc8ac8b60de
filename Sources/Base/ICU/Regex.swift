import CCalqueICU
package import CalqueCore

/// A regular expression of ICU (UTS #18, https://unicode-org.github.io/icu/userguide/strings/regexp.html). It works on
/// UTF-8 in place: every position is a byte offset, and no text is converted or copied.
///
/// ICU backtracks, so an unlucky pattern can take exponential time or much memory. Both are limited: a call that goes
/// beyond is a `Failure`, never a hang or a crash.
///
/// One expression serves one thread at a time.
package final class RegularExpression {
    /// The limits of a call.
    package struct Limits: Sendable {
        /// Steps of the matcher in tens of thousands; one is about a third of a millisecond.
        package var time: Int32 = 10_000
        /// Bytes of the stack for backtracking.
        package var stack: Int32 = 16 << 20

        package init() {}
    }

    /// The pattern as it was given.
    package let pattern: String
    private let handle: OpaquePointer
    private var length = 0

    /// - Throws: `Failure(.badData)` if ICU refuses the pattern, with the reason in words.
    package init(_ pattern: String, ignoringCase: Bool = false, limits: Limits = Limits()) throws(Failure) {
        self.pattern = pattern
        // ICU refuses an empty pattern.
        var copy = pattern.isEmpty ? "(?:)" : pattern
        var status: Int32 = 0
        var offset: Int32 = -1
        let options = ignoringCase ? Int32(CALQUE_ICU_REGEX_CASE_INSENSITIVE) : 0
        let opened = copy.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { bytes in
                calque_icu_regex_open(
                    bytes.baseAddress, Int64(bytes.count), options, max(limits.time, 1), max(limits.stack, 1), &offset,
                    &status)
            }
        }
        guard let opened else { throw Failure(.badData, Self.reason(status, at: Int(offset))) }
        handle = opened
    }

    deinit { calque_icu_regex_close(handle) }

    /// Sets the text for the calls below. The bytes must outlive them. Ill-formed UTF-8 is read as U+FFFD.
    ///
    /// - Throws: `Failure(.badData)` for a text of 2 GiB or more.
    package func setText(_ text: UnsafeBufferPointer<UInt8>) throws(Failure) {
        var status: Int32 = 0
        // ICU refuses a null pointer for an empty text.
        if let start = text.baseAddress, !text.isEmpty {
            start.withMemoryRebound(to: CChar.self, capacity: text.count) {
                calque_icu_regex_set_text(handle, $0, Int64(text.count), &status)
            }
        } else {
            calque_icu_regex_set_text(handle, "", 0, &status)
        }
        guard status <= 0 else { throw Failure(.badData, "a paragraph of 2 GiB or more") }
        length = text.count
    }

    /// Sets how the ends of a region are treated.
    ///
    /// - Parameters:
    ///   - transparent: look-ahead, look-behind and `\b` see the text beyond the region; by default they do not.
    ///   - anchoring: `^`, `$`, `\A`, `\z` match at the ends of the region; otherwise at those of the text only.
    package func setBounds(transparent: Bool, anchoring: Bool) throws(Failure) {
        var status: Int32 = 0
        calque_icu_regex_set_bounds(handle, transparent ? 1 : 0, anchoring ? 1 : 0, &status)
        try check(status)
    }

    /// The match that starts at a position, nil when there is none.
    ///
    /// - Parameters:
    ///   - position: the start of a character.
    ///   - limit: the end of the region; nil: the end of the text. No match goes beyond it.
    /// - Throws: `Failure(.badData)` if the match exceeds the limits.
    package func match(at position: Int, limit: Int? = nil) throws(Failure) -> Range<Int>? {
        try call(calque_icu_regex_looking_at, position, limit)
    }

    /// The first match that starts at a position or after it; nil if there is none. Parameters and errors are those of
    /// ``match(at:limit:)``.
    package func find(from position: Int, limit: Int? = nil) throws(Failure) -> Range<Int>? {
        try call(calque_icu_regex_find, position, limit)
    }

    /// Returns whether it matches a whole text. This text replaces the one that was set before.
    package func matches(whole text: String) throws(Failure) -> Bool {
        var copy = text
        var status: Int32 = 0
        let result: Result<Bool, Failure> = copy.withUTF8 { bytes in
            do throws(Failure) {
                try setText(bytes)
                return .success(calque_icu_regex_matches(handle, &status) != 0)
            } catch { return .failure(error) }
        }
        try setText(UnsafeBufferPointer(start: nil, count: 0))
        try check(status)
        return try result.get()
    }

    private typealias Call =
        (
            OpaquePointer, Int64, Int64, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Int64>,
            UnsafeMutablePointer<Int32>
        )
        -> Int32

    private func call(_ call: Call, _ position: Int, _ limit: Int?) throws(Failure) -> Range<Int>? {
        let limit = min(limit ?? length, length)
        guard position >= 0, position <= limit else { return nil }
        var (start, end): (Int64, Int64) = (0, 0)
        var status: Int32 = 0
        let found = call(handle, Int64(position), Int64(limit), &start, &end, &status)
        try check(status)
        return found != 0 ? Int(start)..<Int(end) : nil
    }

    private func check(_ status: Int32) throws(Failure) {
        guard status > 0 else { return }
        throw Failure(.badData, Self.reason(status, at: -1))
    }

    /// ICU's status in words, with its name, so that it can be looked up.
    private static func reason(_ status: Int32, at offset: Int) -> String {
        let name = String(cString: calque_icu_status_name(status))
        let words = self.words[name] ?? "a fault in the pattern"
        return offset > 0 ? "\(words) at character \(offset) (\(name))" : "\(words) (\(name))"
    }

    private static let words = [
        "U_REGEX_TIME_OUT": "takes too long: it tries too many ways to match",
        "U_REGEX_STACK_OVERFLOW": "needs too much memory: it keeps too many ways to match open",
        "U_REGEX_LOOK_BEHIND_LIMIT": "a look-behind without an upper limit of length",
        "U_REGEX_MISMATCHED_PAREN": "a parenthesis without its partner",
        "U_REGEX_MISSING_CLOSE_BRACKET": "a set of characters that is not closed",
        "U_REGEX_BAD_ESCAPE_SEQUENCE": "an unknown escape sequence",
        "U_REGEX_PROPERTY_SYNTAX": "an unknown property of characters",
        "U_REGEX_RULE_SYNTAX": "a fault in the pattern",
        "U_REGEX_UNIMPLEMENTED": "something that ICU does not have",
        "U_REGEX_BAD_INTERVAL": "a fault in {…}",
        "U_REGEX_NUMBER_TOO_BIG": "a number that is too big",
        "U_REGEX_MAX_LT_MIN": "{…} with the larger number first",
        "U_REGEX_INVALID_BACK_REF": "a reference to a group that is not there",
        "U_REGEX_INVALID_FLAG": "an unknown flag",
        "U_REGEX_INVALID_CAPTURE_GROUP_NAME": "an unknown name of a group",
        "U_REGEX_INVALID_RANGE": "a range of characters with the larger one first",
        "U_REGEX_PATTERN_TOO_BIG": "too large",
    ]
}
