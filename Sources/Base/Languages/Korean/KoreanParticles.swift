/// The particles that Korean writes without a blank behind a noun: the subject, the object, places, and so on.
enum KoreanParticles {
    /// Returns a word without the longest particle at its end. Two syllables stay.
    static func stem(_ word: [UInt32]) -> [UInt32] {
        for particle in particles where word.count >= particle.count + 2 && word.suffix(particle.count) == particle[...]
        {
            return Array(word.dropLast(particle.count))
        }
        return word
    }

    /// The longest first.
    private static let particles: [[UInt32]] = [
        "에서는", "에게서", "으로는", "으로서", "으로써", "이라고", "이라는", "에서도", "까지는", "부터는",
        "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "만", "나",
        "으로", "에서", "에게", "에는", "에도", "께서", "까지", "부터", "처럼", "보다", "라고", "라는", "로서", "로써", "로는",
        "이나", "하고", "마다", "조차", "밖에", "이란", "인", "였던", "씨는", "씨가", "씨의", "씨",
    ].map { $0.unicodeScalars.map(\.value) }.sorted { $0.count > $1.count }
}
