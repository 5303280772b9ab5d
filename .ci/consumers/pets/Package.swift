// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "pets",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(path: "../m2p-swift"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: [
        .target(
            name: "PetStore",
            dependencies: [.product(name: "BindingsRuntime", package: "m2p-swift")],
            plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]
        ),
        .target(
            name: "PetStoreTesting",
            dependencies: ["PetStore", .product(name: "BindingsTesting", package: "m2p-swift")],
            plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]
        ),
        .executableTarget(name: "Checks", dependencies: ["PetStore", "PetStoreTesting"]),
        .executableTarget(
            name: "App",
            dependencies: [
                "PetStore",
                .product(name: "BindingsRuntime", package: "m2p-swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
