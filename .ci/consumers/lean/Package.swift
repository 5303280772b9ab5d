// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "lean",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../m2p-swift", traits: [])],
    targets: [.executableTarget(name: "App", dependencies: [.product(name: "M2P", package: "m2p-swift")])],
    swiftLanguageModes: [.v6]
)
