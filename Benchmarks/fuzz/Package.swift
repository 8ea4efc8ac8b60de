// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product stays free of it. Built with `--sanitize fuzzer`: see `run`.
let package = Package(
    name: "calque-fuzz",
    dependencies: [.package(name: "calque", path: "../..")],
    targets: [
        .executableTarget(
            name: "calque-fuzz", dependencies: [.product(name: "Calque", package: "calque")],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ]
)
