// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "OTPService",
    platforms: [.macOS(.v14)],
    dependencies: [
        // In your own package: .package(url: "https://github.com/your-organization/m2p-swift", from: "1.0.0", traits: […]),
        // Without '.defaults' the committed bindings are used: nothing is generated, and libyaml isn't needed.
        .package(
            name: "m2p-swift",
            path: "../..",
            traits: ["AsyncHTTPClient", "Logging", "Metrics", "Tracing"]
        ),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    ],
    targets: [
        .executableTarget(
            name: "OTPService",
            dependencies: [
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "PINBlockAES", package: "m2p-swift"),
                .product(name: "BindingsLogging", package: "m2p-swift"),
                .product(name: "BindingsMetrics", package: "m2p-swift"),
                .product(name: "BindingsTracing", package: "m2p-swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .testTarget(
            name: "OTPServiceTests",
            dependencies: [
                "OTPService",
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "M2PTesting", package: "m2p-swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "InMemoryLogging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
