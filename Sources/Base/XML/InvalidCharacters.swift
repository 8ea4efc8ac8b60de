/// The treatment of characters that XML 1.0 forbids (section 2.2: most control characters, such as `&#1;`).
public enum InvalidCharacters: Sendable {
    /// Throws `Failure(.badData)`.
    case refuse
    /// A reader puts U+FFFD in their place in text, removes them from attributes, and reports the repair. A writer puts
    /// U+FFFD in their place everywhere.
    case replace
}
