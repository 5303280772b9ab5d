// swift-tools-version: 6.1
import PackageDescription

// Apart from the other benchmarks, which build in half the time without async-http-client and NIO.
let package = Package(
    name: "Loopback",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "m2p-swift", path: "../..", traits: ["AsyncHTTPClient"]),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        .executableTarget(
            name: "LoopbackBenchmark",
            dependencies: [
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "M2PSandbox", package: "m2p-swift"),
                .product(name: "BindingsRuntime", package: "m2p-swift"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
