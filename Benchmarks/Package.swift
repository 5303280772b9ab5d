// swift-tools-version: 6.1
import PackageDescription

// A separate package, so that users of the bindings never see it.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(name: "m2p-swift", path: "..", traits: ["Logging", "Metrics", "Tracing"]),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    ],
    targets: [
        .executableTarget(
            name: "PINBlockBenchmark",
            dependencies: [
                .product(name: "PINBlock", package: "m2p-swift"),
                .product(name: "PINBlockAES", package: "m2p-swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "BindingsLogging", package: "m2p-swift"),
                .product(name: "BindingsMetrics", package: "m2p-swift"),
                .product(name: "BindingsTracing", package: "m2p-swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
