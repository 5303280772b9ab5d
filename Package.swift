// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "m2p-swift",
    platforms: [.macOS(.v13), .iOS(.v16)],
    products: [
        .library(name: "PINBlock", targets: ["PINBlock"]),
        .library(name: "PINBlockAES", targets: ["PINBlockAES"]),
        .library(name: "M2PSandbox", targets: ["M2PSandbox"]),
        .library(name: "BindingsRuntime", targets: ["BindingsRuntime"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "YAMLTree", dependencies: ["CLibYAML"], swiftSettings: settings),
        .target(name: "OpenAPIDocument", dependencies: ["YAMLTree"], swiftSettings: settings),
        .target(name: "BindingsModel", dependencies: ["OpenAPIDocument"], swiftSettings: settings),
        .target(name: "SwiftEmitter", dependencies: ["BindingsModel"], swiftSettings: settings),
        .target(name: "SpecDiff", dependencies: ["BindingsModel"], swiftSettings: settings),
        .target(
            name: "BindingsRuntime",
            dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: settings
        ),
        .target(name: "PINBlock", swiftSettings: settings),
        .target(
            name: "PINBlockAES",
            dependencies: [
                "PINBlock",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "M2PSandbox",
            dependencies: ["PINBlock", "PINBlockAES", .product(name: "FlyingFox", package: "FlyingFox")],
            swiftSettings: settings
        ),

        .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree"], swiftSettings: settings),
        .testTarget(name: "OpenAPIDocumentTests", dependencies: ["OpenAPIDocument"], swiftSettings: settings),
        .testTarget(name: "BindingsModelTests", dependencies: ["BindingsModel"], swiftSettings: settings),
        .testTarget(name: "SwiftEmitterTests", dependencies: ["SwiftEmitter"], swiftSettings: settings),
        .testTarget(name: "SpecDiffTests", dependencies: ["SpecDiff"], swiftSettings: settings),
        .testTarget(name: "BindingsRuntimeTests", dependencies: ["BindingsRuntime"], swiftSettings: settings),
        .testTarget(name: "PINBlockTests", dependencies: ["PINBlock"], swiftSettings: settings),
        .testTarget(name: "PINBlockAESTests", dependencies: ["PINBlockAES"], swiftSettings: settings),
        .testTarget(name: "M2PSandboxTests", dependencies: ["M2PSandbox"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
