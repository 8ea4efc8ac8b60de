// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product stays free of it.
let package = Package(
    name: "segmentation-speed",
    dependencies: [.package(name: "calque", path: "../..")],
    targets: [
        .executableTarget(
            name: "segmentation-speed", dependencies: [.product(name: "Calque", package: "calque")],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ]
)
