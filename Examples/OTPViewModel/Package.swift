// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "OTPViewModel",
    platforms: [.macOS(.v14), .iOS(.v17)],
    products: [.library(name: "OTPScreen", targets: ["OTPScreen"])],
    dependencies: [
        // In your own package: .package(url: "https://github.com/your-organization/m2p-swift", from: "1.0.0"),
        .package(name: "m2p-swift", path: "../..")
    ],
    targets: [
        // What the app has: the view model and the view.
        .target(name: "OTPScreen", dependencies: [.product(name: "M2P", package: "m2p-swift")]),
        // The previews, in a separate target so that the stub and the examples aren't in the app.
        .target(
            name: "OTPScreenPreviews",
            dependencies: [
                "OTPScreen",
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "M2PTesting", package: "m2p-swift"),
            ]
        ),
        .testTarget(
            name: "OTPScreenTests",
            dependencies: [
                "OTPScreen", "OTPScreenPreviews",
                .product(name: "M2P", package: "m2p-swift"),
                .product(name: "M2PTesting", package: "m2p-swift"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
