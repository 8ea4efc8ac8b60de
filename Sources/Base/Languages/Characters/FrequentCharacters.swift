/// The most frequent characters of scripts: a text that lacks them was read in a wrong encoding.
package enum FrequentCharacters {
    /// Letters that make up two thirds of a Slavic text in Cyrillic.
    package static let cyrillic = lines.characters("cyrillic")
    /// Han characters that are most frequent in news, in both scripts.
    package static let han = lines.characters("han")

    private static let lines = ResourceLines(PackageResources.frequent_characters_txt)
}
