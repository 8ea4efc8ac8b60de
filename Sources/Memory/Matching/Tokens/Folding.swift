package import CalqueCore
import CalqueICU

/// Returns the key of a segment for `MatchScoring.translator`.
package func foldedKey(of text: String) throws(Failure) -> String {
    do { return try MatchingKey.make(of: text) } catch {
        throw error as? Failure ?? Failure(.internal, "a segment could not be folded: \(error)")
    }
}
