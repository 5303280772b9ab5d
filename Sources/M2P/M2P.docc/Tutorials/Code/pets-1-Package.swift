// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "MyPets",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../m2p-swift")],
    targets: [
        .target(
            name: "Pets",
            dependencies: [.product(name: "BindingsRuntime", package: "m2p-swift")],
            plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]
        ),
        .target(
            name: "PetsTesting",
            dependencies: ["Pets", .product(name: "BindingsTesting", package: "m2p-swift")],
            plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]
        ),
        .executableTarget(
            name: "App",
            dependencies: ["Pets", .product(name: "BindingsTesting", package: "m2p-swift")]
        ),
        .testTarget(name: "PetsTests", dependencies: ["Pets", "PetsTesting"]),
    ]
)
