import Foundation
import TestSupport
import Testing

/// The Swift programs in README.md and in the articles of the reference are built and run, in a package outside of this
/// one. The package also depends on another with modules named `Core` and `XML`, because names must not collide.
///
/// It is built below `.build`, apart from the package's own build, whose lock `swift test` may hold.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["CALQUE_SKIP_SLOW"] != "1", "builds the library: CALQUE_SKIP_SLOW=1"),
    .enabled(if: Tool("swift") != nil, "needs swift in PATH"))
struct LibraryTests {
    /// The pages with programs, and the names of the targets that they become.
    private static let programs = [
        "Readme": "README.md", "AlignTwoStories": "docs/Calque.docc/AlignTwoStories.md",
        "BuildAMemory": "docs/Calque.docc/BuildAMemory.md", "QueryAMemory": "docs/Calque.docc/QueryAMemory.md",
    ]

    @Test func theSwiftProgramsRun() throws {
        let package = SharedData.packageRoot.appendingPathComponent(".build/library-programs").path
        try writeNeighbour(in: package + "/neighbour")
        try writePrograms(in: package)

        // The settings that swift test made for this build must not reach the other build.
        let environment = CalqueBinary.environment.filter { !$0.key.hasPrefix("SWIFT") && $0.key != "PWD" }
        let swift = try #require(Tool("swift")).path
        let build = try ChildProcess.run(
            swift, ["build", "--package-path", package, "--scratch-path", package + "/.build"], in: package,
            environment: environment)
        try #require(build.status == 0, "\(build.output.suffix(4000))\(build.errors.suffix(4000))")
        #expect(!build.output.contains("main.swift:"), "\(build.output)")

        for name in Self.programs.keys.sorted() {
            let folder = try ReadmeTests.copy()
            let run = try ChildProcess.run(
                package + "/.build/debug/" + name, [], in: folder.path, environment: CalqueBinary.environment)
            #expect(run.status == 0, "\(name): \(run.errors)")
            #expect(run.lines.count >= 3, "\(name): \(run.output)")
            #expect(run.errors == "", "\(name)")
        }
    }

    private func writePrograms(in package: String) throws {
        let names = Self.programs.keys.sorted()
        let targets = names.map { name in
            """
                    .executableTarget(
                        name: "\(name)",
                        dependencies: [
                            .product(name: "Calque", package: "calque"), .product(name: "Neighbour", package: "neighbour"),
                        ]),

            """
        }
        try replace(
            package + "/Package.swift",
            """
            // swift-tools-version: 6.2
            import PackageDescription
            let package = Package(
                name: "programs",
                dependencies: [
                    .package(name: "calque", path: "\(SharedData.packageRoot.path)"), .package(path: "neighbour"),
                ],
                targets: [
            \(targets.joined())    ])

            """)
        for (name, page) in Self.programs {
            let program = try #require(
                try ReadmeTests.blocks(in: page).first { $0.mark == "swift" }, "\(page) has no ```swift block")
            let lines = ["import Core", "import XML"] + program.lines + ["assert(Core.isThere && XML.isThere)"]
            let path = package + "/Sources/\(name)/main.swift"
            // Swift 6.3 does not see that the layout of a type of another module has changed, so these are always compiled.
            try? FileManager.default.removeItem(atPath: path)
            try replace(path, lines.joined(separator: "\n") + "\n")
        }
    }

    private func writeNeighbour(in package: String) throws {
        try replace(
            package + "/Package.swift",
            """
            // swift-tools-version: 6.2
            import PackageDescription
            let package = Package(
                name: "neighbour", products: [.library(name: "Neighbour", targets: ["Core", "XML", "JSON", "ICU"])],
                targets: [.target(name: "Core"), .target(name: "XML"), .target(name: "JSON"), .target(name: "ICU")])

            """)
        for name in ["Core", "XML", "JSON", "ICU"] {
            try replace(
                package + "/Sources/\(name)/\(name).swift",
                "public enum \(name) { public static let isThere = true }\n")
        }
    }

    /// Writes only new contents, so that nothing is rebuilt without need.
    private func replace(_ path: String, _ text: String) throws {
        if let old = try? String(contentsOfFile: path, encoding: .utf8), old == text { return }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
