// swift-tools-version: 6.2
import PackageDescription

/// One set of compiler settings for every Swift target of ours.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room: a Swift target and what it may import. The order is the way of the data (see ARCHITECTURE.md).
func room(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], pages: [String] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: pages, resources: resources, swiftSettings: strict)
}

/// A C shim: the only target that includes the headers of its library.
func shim(_ name: String, _ dependencies: [Target.Dependency] = [], links: [String]) -> Target {
    .target(name: name, dependencies: dependencies, linkerSettings: links.map { .linkedLibrary($0) })
}

/// The tests of a room. `TestSupport` holds what they share.
func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name), "TestSupport"] + more, swiftSettings: strict)
}

let package = Package(
    name: "calque",
    products: [
        .library(name: "Calque", targets: ["Calque"]),
        .executable(name: "calque", targets: ["CalqueCommand"]),
    ],
    targets: [
        shim("CICU", links: ["icuuc", "icui18n"]),
        shim("CLibXML2", ["LibXML2Headers"], links: ["xml2"]),
        shim("CSentencePiece", links: ["sentencepiece", "stdc++"]),
        shim("COpenBLAS", links: ["openblas"]),
        .target(name: "CAlignment"),
        .target(name: "CLexicons", exclude: ["data"]),
        shim("CAttributes", links: []),
        shim("CCurl", links: ["dl"]),
        shim("CJansson", links: ["jansson"]),
        .target(name: "CMatching"),
        shim("CSnowball", links: ["stemmer"]),
        .target(name: "CSemantics"),
        shim("CZip", links: ["minizip", "z"]),
        .systemLibrary(name: "LibXML2Headers", pkgConfig: "libxml-2.0"),

        room("Core", []),
        room("ICU", ["Core", "CICU"]),
        room("XML", ["Core", "CLibXML2"]),
        room("JSON", ["Core", "CJansson"]),
        room("Archives", ["Core", "XML", "CZip"]),
        room("Articles", ["Core", "ICU", "XML"], resources: [.embedInCode("Resources/furniture.txt")]),
        room(
            "Segmentation", ["Core", "ICU", "XML", "Articles"],
            resources: ["en", "ru", "zh"].map { .embedInCode("Resources/\($0).txt") }, pages: ["SRX.md"]),
        room("Embedding", ["Core", "JSON", "COpenBLAS", "CCurl"]),
        room(
            "Alignment", ["Core", "ICU", "Segmentation", "Embedding", "CAlignment", "CLexicons"],
            resources: ["encoder", "lexical"].map { .embedInCode("Resources/\($0)-model.txt") }),
        room("TranslationMemory", ["Core", "ICU", "JSON", "XML", "Archives"]),
        room("Snowball", ["Core", "CSnowball"]),
        room("Matching", ["Core", "ICU", "XML", "Snowball", "TranslationMemory", "CMatching"]),
        room("Semantics", ["Core", "Embedding", "Matching", "COpenBLAS", "CSemantics"]),
        room("Repair", ["Core", "ICU", "Alignment", "Matching"]),
        room("Leverage", ["Core", "ICU", "Segmentation", "TranslationMemory", "Matching", "Repair"]),
        room(
            "Quality", ["Core", "ICU", "Articles", "Alignment", "TranslationMemory"],
            resources: [.embedInCode("Resources/spoken-numbers.txt")]),
        room(
            "Calque",
            [
                "Core", "ICU", "Archives", "Articles", "Segmentation", "Embedding", "Alignment", "TranslationMemory",
                "Matching", "Semantics", "XML", "Repair", "Leverage", "Quality",
            ]),
        room(
            "Outputs", ["Core", "XML", "Segmentation", "Alignment", "Matching", "Repair", "Leverage"],
            resources: [.embedInCode("Resources/report.css"), .embedInCode("Resources/leverage.css")]),
        room("CommandLineKit", ["Core"]),
        .executableTarget(
            name: "CalqueCommand", dependencies: ["Calque", "Outputs", "CommandLineKit", "CAttributes"],
            swiftSettings: strict),

        .executableTarget(
            name: "alignment-trainer", dependencies: ["Calque", "Alignment"], path: "Benchmarks/alignment-trainer",
            exclude: ["run", "prepare.py"], swiftSettings: strict),

        .target(name: "TestSupport", dependencies: ["Core"], path: "Tests/TestSupport", swiftSettings: strict),
        tests(of: "Core"),
        tests(of: "ICU"),
        tests(of: "XML"),
        tests(of: "Archives"),
        tests(of: "Articles"),
        tests(of: "Segmentation"),
        tests(of: "Embedding", ["CSentencePiece"]),
        tests(of: "Alignment"),
        tests(of: "TranslationMemory"),
        tests(of: "Matching", ["Snowball"]),
        tests(of: "Semantics", ["Core", "CSemantics", "Embedding", "ICU", "Matching", "TranslationMemory"]),
        tests(of: "Repair", ["Core", "Quality", "TranslationMemory"]),
        tests(of: "Leverage", ["Core", "Matching", "Segmentation", "TranslationMemory"]),
        tests(of: "Quality", ["Core", "TranslationMemory"]),
        tests(of: "Outputs", ["Alignment", "Core", "Segmentation", "XML"]),
        tests(of: "CommandLineKit"),
        .testTarget(
            name: "CommandTests",
            dependencies: ["CalqueCommand", "Calque", "Outputs", "CommandLineKit", "CAttributes", "TestSupport"],
            swiftSettings: strict
        ),
    ],
    cLanguageStandard: .c11,
    cxxLanguageStandard: .cxx17
)
