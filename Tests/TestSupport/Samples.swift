package import Foundation

/// The sample stories of the project.
package enum Samples {
    /// A story in the samples: `samples/<story>/story.<language>.txt`, or `.html`.
    package struct Story: Sendable {
        package let story: String
        package let language: String
        package let file: URL
        package var isPage: Bool { file.pathExtension == "html" }
        package var name: String { "\(story) \(language)" }

        package var bytes: [UInt8] { get throws { try [UInt8](Data(contentsOf: file)) } }

        /// The segments made by hand.
        package var segments: [String] {
            get throws {
                let list = file.deletingLastPathComponent().appendingPathComponent("story.\(language).segments")
                return String(decoding: try Data(contentsOf: list), as: UTF8.self)
                    .split(separator: "\n").map(String.init)
            }
        }
    }

    package static let all: [Story] = ["energy", "markets", "politics", "sport"].flatMap { story in
        ["en", "ru", "zh"].map { language in
            let folder = SharedData.packageRoot.appendingPathComponent("samples/\(story)")
            let page = folder.appendingPathComponent("story.\(language).html")
            let isPage = FileManager.default.fileExists(atPath: page.path)
            return Story(
                story: story, language: language,
                file: isPage ? page : folder.appendingPathComponent("story.\(language).txt"))
        }
    }
}
