// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Pets",
    platforms: [.macOS(.v13)],
    dependencies: [
        // In your own package: .package(url: "https://github.com/your-organization/m2p-swift", from: "1.0.0"),
        .package(name: "m2p-swift", path: "../.."),
        // Only for the server below, which plays the other side.
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // The bindings: the plugin generates them from openapi.yaml.
        .target(
            name: "PetStore",
            dependencies: [.product(name: "BindingsRuntime", package: "m2p-swift")],
            plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]
        ),
        // A stub and an example of everything in the document. Only tests depend on it.
        .target(
            name: "PetStoreTesting",
            dependencies: ["PetStore", .product(name: "BindingsTesting", package: "m2p-swift")],
            plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]
        ),
        .target(name: "PetServer", dependencies: [.product(name: "FlyingFox", package: "FlyingFox")]),
        .executableTarget(
            name: "PetShop",
            dependencies: ["PetServer", "PetStore", .product(name: "BindingsRuntime", package: "m2p-swift")]
        ),
        .testTarget(
            name: "PetStoreTests",
            dependencies: [
                "PetServer", "PetStore", "PetStoreTesting",
                .product(name: "BindingsRuntime", package: "m2p-swift"),
                .product(name: "BindingsTesting", package: "m2p-swift"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
