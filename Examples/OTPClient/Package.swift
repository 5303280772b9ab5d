// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "OTPClient",
    platforms: [.macOS(.v13)],
    dependencies: [
        // In your own package: .package(url: "https://github.com/your-organization/m2p-swift", from: "1.0.0"),
        .package(name: "m2p-swift", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "OTPClient",
            dependencies: [
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(
            name: "OTPClientTests",
            dependencies: [
                "OTPClient",
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "M2PTesting", package: "m2p-swift"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
