import CalqueArchives
import CalqueEmbedding
import CalqueICU
import CalqueIO
import CalqueXML

/// What this installation of Calque has, for `calque --version --verbose`.
package enum Installation {
    /// The programs that Calque runs if they are installed, with the package that has each and what it is for.
    private static let programs = [(name: "pdftotext", package: "poppler-utils", use: "PDF files")]

    /// A line for each library with its version, for the sentence encoder, and for each program.
    package static func parts() -> [String] {
        let libraries = [("ICU", ICULibrary.version), ("libxml2", XMLLibrary.version), ("zlib", ZipLibrary.version)]
        let encoder = UniversalSentenceEncoder.standardFolder().map { "found in \($0)" } ?? "not found"
        let curl = HTTPLibrary.isInstalled ? "found" : "not found: no encoder on a server can be asked"
        return libraries.map { "\($0): \($1)" } + ["libcurl: \(curl)", "sentence encoder: \(encoder)"]
            + programs.map { program in
                let path = HelperProgram(program.name).path
                return "\(program.name): "
                    + (path.map { "found at \($0)" } ?? "not found: no \(program.use); install \(program.package)")
            }
    }
}
