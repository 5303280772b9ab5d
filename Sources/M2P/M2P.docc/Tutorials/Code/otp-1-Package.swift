// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "FirstOTP",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../m2p-swift", traits: [])],
    targets: [
        .executableTarget(
            name: "FirstOTP",
            dependencies: [
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "M2PSandbox", package: "m2p-swift"),
            ]
        )
    ]
)
