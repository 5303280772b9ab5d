// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

/// What the trait AsyncHTTPClient brings in; without it none of these is fetched.
let asyncHTTPClient: [Target.Dependency] = [
    ("AsyncHTTPClient", "async-http-client"), ("NIOCore", "swift-nio"), ("NIOPosix", "swift-nio"),
    ("NIOHTTP1", "swift-nio"), ("NIOHTTPCompression", "swift-nio-extras"), ("NIOSSL", "swift-nio-ssl"),
].map { .product(name: $0.0, package: $0.1, condition: .when(traits: ["AsyncHTTPClient"])) }

/// Likewise for the traits Logging, Metrics and Tracing; of each the library, and what its tests look at.
let logging = Target.Dependency.product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"]))
let metrics = Target.Dependency.product(
    name: "CoreMetrics",
    package: "swift-metrics",
    condition: .when(traits: ["Metrics"])
)
let tracing = Target.Dependency.product(
    name: "Tracing",
    package: "swift-distributed-tracing",
    condition: .when(traits: ["Tracing"])
)
let inMemoryLogging = Target.Dependency.product(
    name: "InMemoryLogging",
    package: "swift-log",
    condition: .when(traits: ["Logging"])
)
let metricsTestKit = Target.Dependency.product(
    name: "MetricsTestKit",
    package: "swift-metrics",
    condition: .when(traits: ["Metrics"])
)
let inMemoryTracing = Target.Dependency.product(
    name: "InMemoryTracing",
    package: "swift-distributed-tracing",
    condition: .when(traits: ["Tracing"])
)

let package = Package(
    name: "m2p-swift",
    platforms: [.macOS(.v13), .iOS(.v16)],
    products: [
        .library(name: "M2P", targets: ["M2P"]),
        .library(name: "PINBlock", targets: ["PINBlock"]),
        .library(name: "PINBlockAES", targets: ["PINBlockAES"]),
        .library(name: "M2PSandbox", targets: ["M2PSandbox"]),
        .library(name: "BindingsRuntime", targets: ["BindingsRuntime"]),
        .library(name: "BindingsTesting", targets: ["BindingsTesting", "BindingsStubs"]),
        .library(name: "M2PTesting", targets: ["M2PTesting"]),
        .library(name: "BindingsLogging", targets: ["BindingsLogging"]),
        .library(name: "BindingsMetrics", targets: ["BindingsMetrics"]),
        .library(name: "BindingsTracing", targets: ["BindingsTracing"]),
        .executable(name: "bindgen", targets: ["bindgen"]),
        .executable(name: "m2p", targets: ["M2PCommand"]),
        .plugin(name: "GenerateBindings", targets: ["GenerateBindings"]),
        .plugin(name: "RegenerateBindings", targets: ["RegenerateBindings"]),
        .plugin(name: "DiffSpec", targets: ["DiffSpec"]),
    ],
    traits: [
        .trait(
            name: "BuildTimeGeneration",
            description: "Generate the M2P bindings during the build; without it the committed ones are used."
        ),
        .trait(
            name: "AsyncHTTPClient",
            description: "The transport for servers, on async-http-client."
        ),
        .trait(name: "Logging", description: "The middleware that logs calls, on swift-log."),
        .trait(name: "Metrics", description: "The middleware that measures calls, on swift-metrics."),
        .trait(name: "Tracing", description: "The middleware that traces calls, on swift-distributed-tracing."),
        .default(enabledTraits: ["BuildTimeGeneration"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    ],
    targets: [
        // The generator.
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "YAMLTree", dependencies: ["CLibYAML"], swiftSettings: settings),
        .target(name: "OpenAPIDocument", dependencies: ["YAMLTree"], swiftSettings: settings),
        .target(name: "BindingsModel", dependencies: ["OpenAPIDocument", "YAMLTree"], swiftSettings: settings),
        .target(name: "PackageVersion", swiftSettings: settings),
        .target(
            name: "SwiftEmitter",
            dependencies: ["BindingsModel", "PackageVersion", "YAMLTree"],
            swiftSettings: settings
        ),
        .target(
            name: "SpecDiff",
            dependencies: ["SwiftEmitter", "BindingsModel", "OpenAPIDocument", "YAMLTree"],
            exclude: ["diff-report.schema.json", "review.schema.json"],
            swiftSettings: settings
        ),
        .target(
            name: "BindingsGeneration",
            dependencies: ["SwiftEmitter", "BindingsModel", "OpenAPIDocument", "YAMLTree"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "bindgen",
            dependencies: [
                "BindingsGeneration", "SpecDiff", "SwiftEmitter", "BindingsModel", "OpenAPIDocument", "YAMLTree",
                "PackageVersion", argumentParser,
            ],
            exclude: ["bindings.schema.json"],
            swiftSettings: settings
        ),
        // What the plugin runs. SwiftPM builds it before all else in a user's build, so it is bindgen's generation alone:
        // without the command line and the spec diff it is built in half the time.
        .executableTarget(name: "bindgen-build", dependencies: ["BindingsGeneration"], swiftSettings: settings),
        // SwiftPM runs the plugin for M2PBindings even where no trait asks for it, but then without building the tool.
        .plugin(
            name: "GenerateBindings",
            capability: .buildTool(),
            dependencies: [.target(name: "bindgen-build", condition: .when(traits: ["BuildTimeGeneration"]))]
        ),
        .plugin(
            name: "RegenerateBindings",
            capability: .command(
                intent: .custom(verb: "regenerate", description: "Rewrite the committed bindings in Generated/."),
                permissions: [
                    .writeToPackageDirectory(reason: "The committed bindings in Generated/ are rewritten.")
                ]
            ),
            dependencies: ["bindgen"]
        ),

        .plugin(
            name: "DiffSpec",
            capability: .command(
                intent: .custom(verb: "diff-spec", description: "Say what the document's changes mean for callers.")
            ),
            dependencies: ["bindgen"]
        ),

        // libcurl, which every program with FoundationNetworking has loaded.
        .target(name: "CLibCurl"),

        // What apps import.
        .target(
            name: "BindingsRuntime",
            dependencies: [httpTypes, .target(name: "CLibCurl", condition: .when(platforms: [.linux]))]
                + asyncHTTPClient,
            swiftSettings: settings
        ),
        .target(
            name: "BindingsLogging",
            dependencies: ["BindingsRuntime", httpTypes, logging],
            swiftSettings: settings
        ),
        .target(
            name: "BindingsMetrics",
            dependencies: ["BindingsRuntime", httpTypes, metrics],
            swiftSettings: settings
        ),
        .target(
            name: "BindingsTracing",
            dependencies: ["BindingsRuntime", httpTypes, tracing],
            swiftSettings: settings
        ),
        .target(
            name: "BindingsTesting",
            dependencies: ["BindingsRuntime", httpTypes],
            swiftSettings: settings
        ),
        // What generated test support calls: a separate module, so that no other name of BindingsTesting can clash with a
        // document's.
        .target(
            name: "BindingsStubs",
            dependencies: ["BindingsRuntime", httpTypes],
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
            name: "M2PBindings",
            dependencies: ["BindingsRuntime", "PINBlock"],
            // The plugin finds it by its path; SwiftPM would ask what it is where no trait runs the plugin.
            exclude: ["bindings.json"],
            swiftSettings: settings,
            plugins: ["GenerateBindings"]
        ),
        .target(
            name: "M2PSnapshot",
            dependencies: ["BindingsRuntime", "PINBlock"],
            path: "Generated",
            exclude: ["Testing"],
            swiftSettings: settings
        ),
        // The stub and the examples for M2PBindings, and those for M2PSnapshot.
        .target(
            name: "M2PTestSupport",
            dependencies: ["M2PBindings", "BindingsStubs", "BindingsRuntime"],
            exclude: ["bindings.json"],
            swiftSettings: settings,
            plugins: ["GenerateBindings"]
        ),
        .target(
            name: "M2PTestSupportSnapshot",
            dependencies: ["M2PSnapshot", "BindingsStubs", "BindingsRuntime"],
            path: "Generated/Testing",
            swiftSettings: settings
        ),
        .target(
            name: "M2P",
            dependencies: [
                .target(name: "M2PBindings", condition: .when(traits: ["BuildTimeGeneration"])),
                "M2PSnapshot",
                "BindingsRuntime",
                "PINBlock",
            ],
            swiftSettings: settings
        ),

        // The sandbox and the command line.
        .target(
            name: "M2PSandbox",
            dependencies: [
                "PINBlock", "PINBlockAES",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "M2PTesting",
            dependencies: [
                .target(name: "M2PTestSupport", condition: .when(traits: ["BuildTimeGeneration"])),
                "M2PTestSupportSnapshot", "M2P", "M2PSandbox", "BindingsTesting", "BindingsStubs", "BindingsRuntime",
            ],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CProcessControl"),
        .executableTarget(
            name: "M2PCommand",
            dependencies: [
                "CProcessControl", "M2P", "M2PSandbox", "PINBlock", "PINBlockAES", "PackageVersion",
                argumentParser, httpTypes,
            ],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "YAMLTreeFuzz",
            dependencies: ["YAMLTree"],
            path: "Tests/YAMLTreeFuzz",
            exclude: ["Seeds"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "BindgenFuzz",
            dependencies: ["SpecDiff", "SwiftEmitter", "BindingsModel", "OpenAPIDocument", "YAMLTree", "TestSupport"],
            path: "Tests/BindgenFuzz",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "PINBlockFuzz",
            dependencies: ["PINBlock", "PINBlockAES"],
            path: "Tests/PINBlockFuzz",
            swiftSettings: settings
        ),
        // The types of a fixture that the tests of the emitter keep up to date.
        .target(
            name: "Answers",
            dependencies: ["BindingsRuntime"],
            path: "Tests/SwiftEmitterTests/Fixtures/answers",
            exclude: ["main.swift", "spec.yaml"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "DecodeFuzz",
            dependencies: ["Answers", "BindingsRuntime", "M2P", httpTypes],
            path: "Tests/DecodeFuzz",
            swiftSettings: settings
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "PINBlockTestSupport",
            dependencies: ["PINBlock"],
            path: "Tests/PINBlockTestSupport",
            exclude: ["Vectors"],
            swiftSettings: settings
        ),
        .target(
            name: "TransportConformance",
            dependencies: ["BindingsRuntime", "TestSupport", httpTypes],
            path: "Tests/TransportConformance",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "FaultLoad",
            dependencies: ["TransportConformance", "BindingsRuntime"],
            path: "Tests/FaultLoad",
            swiftSettings: settings
        ),
        .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree"], swiftSettings: settings),
        .testTarget(
            name: "OpenAPIDocumentTests",
            dependencies: ["OpenAPIDocument", "YAMLTree"],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BindingsModelTests",
            dependencies: ["SwiftEmitter", "BindingsModel", "OpenAPIDocument", "YAMLTree"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SwiftEmitterTests",
            dependencies: [
                "SwiftEmitter", "BindingsModel", "OpenAPIDocument", "YAMLTree", "BindingsRuntime", "BindingsStubs",
                "TestSupport",
            ],
            exclude: ["Corpus", "Fixtures", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "PackageVersion", "TestSupport", "BindingsGeneration", "SwiftEmitter",
                // What the documented code imports.
                "M2P", "M2PTesting", "PINBlockAES", "BindingsLogging", "BindingsMetrics", "BindingsTracing",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PINBlockTests",
            dependencies: ["PINBlock", "PINBlockTestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PINBlockAESTests",
            dependencies: ["PINBlock", "PINBlockAES", "PINBlockTestSupport", "TransportConformance"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "M2PSandboxTests",
            dependencies: [
                "M2PSandbox", "PINBlock", "PINBlockAES", .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            exclude: ["Browser"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BindingsRuntimeTests",
            dependencies: [
                "BindingsRuntime", "BindingsTesting", "TransportConformance", httpTypes,
                .target(name: "CLibCurl", condition: .when(platforms: [.linux])),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AsyncHTTPClientTransportTests",
            dependencies: ["BindingsRuntime", "TransportConformance", httpTypes] + asyncHTTPClient,
            swiftSettings: settings
        ),
        .testTarget(
            name: "BindingsLoggingTests",
            dependencies: [
                "BindingsLogging", "BindingsRuntime", "BindingsTesting", "M2P", httpTypes, logging, inMemoryLogging,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BindingsMetricsTests",
            dependencies: ["BindingsMetrics", "BindingsRuntime", "BindingsTesting", "M2P", httpTypes, metricsTestKit],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BindingsTracingTests",
            dependencies: [
                "BindingsTracing", "BindingsRuntime", "BindingsTesting", "M2P", httpTypes, tracing, inMemoryTracing,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BindingsTestingTests",
            dependencies: ["BindingsTesting", "BindingsRuntime", httpTypes],
            swiftSettings: settings
        ),
        .testTarget(
            name: "M2PTestingTests",
            dependencies: ["M2PTesting", "M2P", "BindingsRuntime", "PINBlock", "PINBlockAES", httpTypes],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BindgenTests",
            dependencies: ["bindgen", "bindgen-build", "TestSupport"],
            exclude: ["Schemas"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpecDiffTests",
            dependencies: [
                "SpecDiff", "SwiftEmitter", "BindingsModel", "OpenAPIDocument", "YAMLTree", "BindingsRuntime",
                "TestSupport",
            ],
            exclude: ["Agreement"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "M2PCommandTests",
            dependencies: ["M2PCommand", "M2PSandbox", "M2P", "BindingsRuntime", "TestSupport", httpTypes],
            swiftSettings: settings
        ),
        .testTarget(
            name: "M2PTests",
            dependencies: [
                "M2P", "M2PSandbox", "M2PTesting", "BindingsRuntime", "BindingsTesting", "PINBlock", "PINBlockAES",
                "OpenAPIDocument", "YAMLTree", "BindingsLogging", "BindingsMetrics", "BindingsTracing", "TestSupport",
                httpTypes, logging, metrics, tracing, inMemoryLogging, metricsTestKit, inMemoryTracing,
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)

// '.ci/test' names the test targets that it wants, and SwiftPM builds only what they depend on.
if let wanted = Context.environment["TEST_TARGETS"]?.split(separator: ",") {
    package.targets.removeAll { $0.type == .test && !wanted.contains($0.name[...]) }
}
