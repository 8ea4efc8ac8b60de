// swift-tools-version: 6.2
import PackageDescription

/// One set of compiler settings for every Swift target of ours.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A folder of `Sources`. A room imports rooms of its own floor and of floors before it (`scripts/check-imports`).
enum Floor: String {
    case base = "Base"
    case text = "Text"
    case alignment = "Alignment"
    case memory = "Memory"
    case desk = "Desk"
}

/// A room: a Swift target `Calque<name>` in `Sources/<floor>/<name>`, and exactly the targets that it imports.
func room(
    _ floor: Floor, _ name: String, _ imports: [String], resources: [String] = [], pages: [String] = []
) -> Target {
    .target(
        name: "Calque" + name, dependencies: modules(imports), path: "Sources/\(floor.rawValue)/\(name)",
        exclude: pages, resources: resources.map { .embedInCode("Resources/\($0)") }, swiftSettings: strict)
}

/// A C shim `CCalque<name>` in `Sources/Shims/C<name>`: the only target that includes the headers of its libraries.
///
/// - Parameters:
///   - hasLibrary: whether `library(_:pkgConfig:)` of the same name gives the flags of its libraries.
///   - links: libraries without a `.pc` file, by their names.
func shim(_ name: String, hasLibrary: Bool = false, links: [String] = [], pages: [String] = []) -> Target {
    .target(
        name: "CCalque" + name, dependencies: hasLibrary ? [.target(name: "CCalque\(name)Library")] : [],
        path: "Sources/Shims/C\(name)", exclude: pages,
        linkerSettings: links.map { .linkedLibrary($0) })
}

/// The compiler and linker flags of a shim's libraries, by pkg-config.
func library(_ name: String, pkgConfig: String) -> Target {
    .systemLibrary(name: "CCalque\(name)Library", path: "Sources/Shims/Libraries/\(name)", pkgConfig: pkgConfig)
}

/// The tests of a room. `TestSupport` holds what they share.
func tests(
    of name: String, _ more: [String] = [], support: [Target.Dependency] = [], pages: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: modules([name] + more) + ["TestSupport"] + support, exclude: pages,
        swiftSettings: strict)
}

/// A program that measures or learns, in `Benchmarks/<path>`.
func benchmark(_ name: String, path: String, exclude: [String] = [], _ imports: [String]) -> Target {
    .executableTarget(
        name: name, dependencies: modules(imports), path: "Benchmarks/\(path)", exclude: exclude,
        swiftSettings: strict)
}

/// Target names of rooms ("Matching") and of shims ("CMatching").
func modules(_ names: [String]) -> [Target.Dependency] {
    names.map { name in
        let isShim = name.first == "C" && name.dropFirst().first?.isUppercase == true
        return .target(name: isShim ? "CCalque" + name.dropFirst() : "Calque" + name)
    }
}

let package = Package(
    name: "calque",
    products: [
        .library(name: "Calque", targets: ["Calque"]),
        .executable(name: "calque", targets: ["CalqueCommand"]),
    ],
    targets: [
        shim("Alignment"),
        // CLD2 has no .pc file. Its headers are in the standard path.
        shim("CLD2", links: ["cld2", "stdc++"]),
        // pkg-config would link libcurl, which is opened only when a server is asked. Its headers are in the standard path.
        shim("Curl", links: ["dl"]),
        library("ICU", pkgConfig: "icu-uc icu-i18n"),
        shim("ICU", hasLibrary: true),
        shim("Lexicons", pages: ["data"]),
        library("LibXML2", pkgConfig: "libxml-2.0"),
        shim("LibXML2", hasLibrary: true),
        shim("Matching"),
        library("OpenBLAS", pkgConfig: "openblas"),
        shim("OpenBLAS", hasLibrary: true),
        shim("Segmentation", pages: ["data"]),
        shim("Semantics"),
        // Snowball has no .pc file. Its header is in the standard path.
        shim("Snowball", links: ["stemmer"]),
        shim("System", links: ["m"]),
        // toml++ is a header in the standard path.
        shim("TOML", links: ["stdc++"]),
        library("XXHash", pkgConfig: "libxxhash"),
        shim("XXHash", hasLibrary: true),
        library("Zip", pkgConfig: "minizip zlib"),
        shim("Zip", hasLibrary: true),

        room(.base, "Collections", []),
        room(.base, "Core", ["CSystem"]),
        room(.base, "IO", ["Core", "CSystem", "CXXHash"]),
        room(.base, "Concurrency", ["Core"]),
        room(.base, "ICU", ["Core", "CICU"]),
        room(.base, "XML", ["Core", "IO", "CLibXML2"]),
        room(.base, "JSON", ["Core"]),
        room(.base, "Archives", ["Core", "IO", "CZip"]),
        room(.base, "Stemming", ["Core", "CSnowball"]),
        room(
            .base, "Languages", ["Core", "ICU"],
            resources: [
                "chinese-scripts.txt", "frequent-characters.txt", "han-name-characters.txt", "months.txt",
                "number-words.txt", "russian-nouns.txt", "spoken-numbers.txt",
            ]),

        room(
            .text, "Articles", ["Collections", "Core", "ICU", "JSON", "Languages", "XML", "CCLD2"],
            resources: ["boilerplate.txt", "credits.txt", "language-clues.txt", "page-model.txt", "page-words.txt"]),
        room(.text, "Documents", ["Articles", "Core", "IO", "ICU", "Archives", "XML"]),
        room(.text, "Wire", ["Articles", "Core", "Documents", "ICU", "JSON", "XML"]),
        room(
            .text, "Segmentation",
            ["Collections", "Core", "IO", "ICU", "Languages", "XML", "Articles", "CSegmentation"],
            resources: [
                "ar.txt", "de.txt", "en.txt", "es.txt", "fr.txt", "it.txt", "ja.txt", "nl.txt", "pl.txt", "pt.txt",
                "ru.txt", "tr.txt", "uk.txt", "zh.txt",
            ], pages: ["SRX.md"]),
        room(.text, "SRXExport", ["Core", "IO", "XML", "Segmentation"]),
        room(.text, "Embedding", ["Core", "IO", "Concurrency", "JSON", "COpenBLAS", "CCurl"]),

        room(.alignment, "Lexicons", ["Core", "IO", "ICU", "Languages", "CLexicons"]),
        room(
            .alignment, "Alignment",
            [
                "Collections", "Core", "ICU", "Languages", "Segmentation", "Embedding", "Lexicons", "CAlignment",
            ],
            resources: ["encoder-model.txt", "lexical-model.txt"]),
        room(
            .alignment, "Pairing",
            ["Collections", "Core", "Concurrency", "Languages", "Segmentation", "Embedding", "Lexicons", "Alignment"]),

        room(.memory, "Units", ["Core", "XML"]),
        room(.memory, "Formats", ["Core", "IO", "ICU", "JSON", "XML", "Archives", "Articles", "Units"]),
        room(.memory, "Interchange", ["Core", "IO", "XML", "Units", "Formats"]),
        room(.memory, "Blocks", ["Collections", "Concurrency", "Core", "IO"]),
        room(.memory, "History", ["Core", "IO", "JSON", "Units"]),
        room(.memory, "Memory", ["Collections", "Core", "IO", "ICU", "XML", "Units", "Formats", "History"]),
        room(.memory, "Matching", ["Collections", "Core", "IO", "ICU", "XML", "Units", "Memory", "CMatching"]),
        room(
            .memory, "MatchIndex",
            ["Collections", "Core", "IO", "ICU", "Blocks", "Units", "Formats", "Memory", "Matching", "CMatching"]),
        room(.memory, "Concordance", ["Collections", "Core", "IO", "ICU", "Stemming", "Matching", "MatchIndex"]),
        room(
            .memory, "Semantics",
            ["Collections", "Core", "IO", "Embedding", "Blocks", "Matching", "MatchIndex", "COpenBLAS", "CSemantics"]),
        room(.memory, "Quality", ["Core", "ICU", "Languages", "Units"]),
        room(.memory, "Repair", ["Collections", "Core", "ICU", "Languages", "Matching", "Quality", "Units"]),

        room(
            .desk, "Leverage",
            ["Core", "ICU", "Segmentation", "Alignment", "Units", "Matching", "Repair", "Quality"]),
        room(.desk, "CommandLine", ["Collections", "Core", "IO"]),
        room(.desk, "Configuration", ["Core", "IO", "ICU", "Matching", "CTOML"]),
        room(
            .desk, "Outputs",
            [
                "Core", "JSON", "XML", "Articles", "Segmentation", "Lexicons", "Alignment", "Pairing", "Units",
                "Memory", "Matching", "Concordance", "Semantics", "Repair", "Leverage", "CommandLine",
            ],
            resources: ["report.css", "leverage.css"]),
        room(
            .desk, "Pipeline",
            [
                "Archives", "Core", "IO", "Concurrency", "ICU", "JSON", "Languages", "XML", "Articles", "Wire",
                "Segmentation", "Embedding", "Lexicons", "Alignment", "Pairing", "Units", "Formats", "Interchange",
                "History", "Memory", "Matching", "MatchIndex", "Repair", "Leverage",
                "CommandLine", "Outputs",
            ]),
        room(.desk, "Merging", ["Core", "IO", "Articles", "Units", "Formats"]),
        .target(
            name: "Calque",
            dependencies: modules([
                "Core", "IO", "ICU", "Articles", "Wire", "Segmentation", "Embedding", "Lexicons", "Alignment",
                "Pairing", "Units", "Formats", "Interchange", "Memory", "Matching", "MatchIndex", "Concordance",
                "Semantics", "XML", "Repair", "Leverage", "Quality", "Outputs", "Pipeline", "SRXExport",
            ]),
            path: "Sources/Desk/Calque", swiftSettings: strict),
        .executableTarget(
            name: "CalqueCommand",
            dependencies: modules([
                "", "Core", "Concurrency", "Configuration", "History", "Merging", "Outputs", "CommandLine",
            ]),
            path: "Sources/Desk/CalqueCommand", swiftSettings: strict),

        benchmark("alignment-trainer", path: "alignment-trainer", exclude: ["run", "prepare.py"], ["", "Alignment"]),
        benchmark("page-features", path: "pages/Sources/page-features", ["Articles", "Core", "IO", "JSON"]),
        benchmark("encoder-speed", path: "encoder/Sources/encoder-speed", ["Embedding"]),
        benchmark(
            "segmentation-trainer", path: "segmentation-trainer", exclude: ["run", "words.py", "train.py"],
            ["Core", "Segmentation"]),
        benchmark("segmentation-speed", path: "segmentation/Sources/segmentation-speed", ["", "ICU"]),

        .target(
            name: "CCalqueSentencePiece", path: "Tests/CSentencePiece",
            linkerSettings: [.linkedLibrary("sentencepiece"), .linkedLibrary("stdc++")]),
        .target(
            name: "TestSupport", dependencies: modules(["Core"]), path: "Tests/TestSupport", swiftSettings: strict),
        tests(of: "Collections"),
        tests(of: "Configuration", ["Core", "Matching"]),
        tests(of: "Core"),
        tests(of: "IO", ["Core"]),
        tests(of: "Concurrency", ["Core"]),
        tests(of: "ICU"),
        tests(of: "JSON", ["Core"]),
        tests(of: "Languages", ["Core"]),
        tests(of: "XML"),
        tests(of: "Archives", ["Core", "IO"]),
        tests(of: "Articles", ["Wire"]),
        tests(of: "Wire", ["Articles"]),
        tests(of: "Documents", ["Articles", "Wire"]),
        tests(of: "Segmentation", ["Wire"]),
        tests(of: "Embedding", ["CSentencePiece"]),
        tests(of: "Lexicons", ["Core"]),
        tests(of: "Alignment", ["Core", "Embedding", "ICU", "Lexicons", "Segmentation"]),
        tests(of: "Pairing", ["Alignment", "Core", "Embedding", "Segmentation"]),
        .target(
            name: "UnitTestSupport",
            dependencies: modules(["Core", "IO", "XML", "Units", "Formats"]) + ["TestSupport"],
            path: "Tests/UnitTestSupport", swiftSettings: strict),
        tests(of: "Units", ["Core", "XML"]),
        tests(of: "SRXExport", ["Core", "Segmentation"], support: ["UnitTestSupport"]),
        tests(of: "Merging", ["Core", "Articles", "Wire"], support: ["UnitTestSupport"]),
        tests(of: "Formats", ["Core", "IO", "XML", "Units", "Interchange"], support: ["UnitTestSupport"]),
        tests(of: "History", ["Core", "IO", "Units"]),
        tests(of: "Memory", ["Core", "History", "XML", "Units", "Formats"], support: ["UnitTestSupport"]),
        .target(
            name: "MatchingTestSupport",
            dependencies: modules(["Core", "IO", "ICU", "XML", "Units", "Formats", "Memory", "Matching", "MatchIndex"])
                + ["TestSupport"],
            path: "Tests/MatchingTestSupport", swiftSettings: strict),
        tests(
            of: "Matching", ["Core", "XML", "Units", "Formats", "Memory", "MatchIndex"],
            support: ["MatchingTestSupport"]),
        tests(
            of: "MatchIndex",
            ["Core", "ICU", "IO", "XML", "Blocks", "Formats", "Memory", "Units", "Matching", "CMatching"],
            support: ["MatchingTestSupport"]),
        tests(
            of: "Concordance", ["Core", "ICU", "Stemming", "Units", "Matching", "MatchIndex"],
            support: ["MatchingTestSupport"]),
        tests(
            of: "Semantics",
            ["Core", "CSemantics", "Embedding", "ICU", "Matching", "MatchIndex", "Units", "Formats", "Memory"]),
        tests(of: "Repair", ["Core", "Quality", "Units"]),
        tests(of: "Leverage", ["Core", "Matching", "Repair", "Segmentation", "Units"]),
        tests(of: "Blocks", ["Core"]),
        tests(of: "Quality", ["Core", "Units"]),
        tests(of: "Outputs", ["Alignment", "Core", "Segmentation", "XML"]),
        tests(
            of: "Pipeline",
            ["Core", "Segmentation", "Alignment", "Pairing", "Units", "Formats", "Memory", "Outputs", "CommandLine"]),
        tests(of: "CommandLine"),
        .target(
            name: "NumberTestSupport", dependencies: modules([""]) + ["TestSupport"], path: "Tests/NumberTestSupport",
            swiftSettings: strict),
        tests(of: "Command", ["", "IO", "CSystem"], support: ["NumberTestSupport"], pages: ["Snapshots"]),
    ],
    cLanguageStandard: .c11,
    cxxLanguageStandard: .cxx17
)

// libFuzzer brings its own `main`, so this target links only with `--sanitize fuzzer`: see Benchmarks/fuzz/run.
if Context.environment["CALQUE_FUZZ_TARGET"] != nil {
    package.targets.append(
        .executableTarget(
            name: "calque-fuzz", dependencies: modules([""]) + ["NumberTestSupport"],
            path: "Benchmarks/fuzz/Sources/calque-fuzz",
            swiftSettings: strict))
}
