// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "PINService",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../m2p-swift", traits: ["AsyncHTTPClient"])],
    targets: [
        .target(
            name: "PINService",
            dependencies: [
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "PINBlockAES", package: "m2p-swift"),
            ]
        ),
        .testTarget(
            name: "PINServiceTests",
            dependencies: ["PINService", .product(name: "M2PTesting", package: "m2p-swift")]
        ),
    ]
)
