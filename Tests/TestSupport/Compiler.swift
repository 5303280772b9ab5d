public import Foundation

/// The Swift compiler, with the runtime that was built with this test.
public struct Compiler: Sendable {
    /// The folder with the build's products.
    public let products: URL
    /// The object files to link into a program that uses the runtime.
    public let objects: [String]

    /// Looks for the runtime's module from the running test upwards.
    public static func found() throws -> Compiler {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        var folder = bundles.first ?? URL(filePath: CommandLine.arguments[0])
        while folder.path() != "/" {
            folder = folder.deletingLastPathComponent().standardizedFileURL
            let module = folder.appending(path: "Modules/BindingsRuntime.swiftmodule")
            guard FileManager.default.fileExists(atPath: module.path()) else { continue }
            var objects = try objects(of: ["BindingsRuntime", "HTTPTypes"], in: folder)
            // On Linux, the runtime includes C code.
            let curl = folder.appending(path: "CLibCurl.build/CLibCurl.c.o").path()
            if FileManager.default.fileExists(atPath: curl) { objects.append(curl) }
            return Compiler(products: folder, objects: objects)
        }
        throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "Modules/BindingsRuntime.swiftmodule"])
    }

    /// The object files of targets.
    public func objects(of targets: [String]) throws -> [String] { try Self.objects(of: targets, in: products) }

    private static func objects(of targets: [String], in folder: URL) throws -> [String] {
        try targets.flatMap { target in
            // The folder also keeps the objects of sources that were deleted.
            let map = folder.appending(path: "\(target).build/output-file-map.json")
            let outputs = try JSONDecoder().decode([String: [String: String]].self, from: Data(contentsOf: map))
            return outputs.values.compactMap { $0["object"] }.sorted()
        }
    }

    /// Type-checks code like an app with default language settings.
    ///
    /// Warnings, such as for unused values, are allowed.
    public func checkWithWarnings(_ files: [String]) async throws -> (status: Int32, text: String) {
        try await run(["-typecheck", "-no-warnings-as-errors"] + files, features: [])
    }

    /// Runs the compiler with this package's options, and returns its output.
    public func run(
        _ arguments: [String],
        features: [String] = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
    ) async throws -> (status: Int32, text: String) {
        var options = ["swiftc", "-swift-version", "6", "-warnings-as-errors"]
        for feature in features { options += ["-enable-upcoming-feature", feature] }
        options += ["-I", products.appending(path: "Modules").path()] + moduleMaps + Self.sanitizer
        #if os(macOS)
        return try await Self.run("/usr/bin/env", ["xcrun"] + options + arguments)
        #else
        return try await Self.run("/usr/bin/env", options + arguments)
        #endif
    }

    /// The C modules in this build: those of dependencies, with their own module maps or SwiftPM's.
    private var moduleMaps: [String] {
        let manager = FileManager.default
        let targets = ((try? manager.contentsOfDirectory(atPath: products.path())) ?? []).filter {
            $0.hasSuffix(".build")
        }
        let built = Set(targets.map { String($0.dropLast(".build".count)) })
        var maps = targets.map { products.appending(path: "\($0)/module.modulemap") }
            .filter { manager.fileExists(atPath: $0.path()) }
        let checkouts = products.appending(path: "../../checkouts").standardizedFileURL
        let files = manager.enumerator(at: checkouts, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        maps += files.filter { file in
            let include = file.deletingLastPathComponent()
            return file.lastPathComponent == "module.modulemap" && include.lastPathComponent == "include"
                && built.contains(include.deletingLastPathComponent().lastPathComponent)
        }
        return maps.sorted { $0.path() < $1.path() }.flatMap { ["-Xcc", "-fmodule-map-file=\($0.path())"] }
    }

    /// The sanitizer that these tests, and thus the runtime's objects, were built with.
    private static let sanitizer: [String] = {
        let symbols = [("__tsan_init", "thread"), ("__asan_init", "address")]
        let process = dlopen(nil, RTLD_NOW)
        return symbols.filter { dlsym(process, $0.0) != nil }.map { "-sanitize=\($0.1)" }
    }()

    /// Runs a program, and returns its output.
    public static func run(_ executable: String, _ arguments: [String]) async throws -> (status: Int32, text: String) {
        let outcome = try await ProcessOutcome.of(URL(filePath: executable), arguments)
        return (outcome.status, outcome.errors + outcome.output)
    }
}

extension Compiler {
    /// The folder with the toolchain's libraries.
    public func resources() async throws -> URL {
        struct Info: Decodable {
            struct Paths: Decodable { let runtimeResourcePath: String }
            let paths: Paths
        }
        let outcome = try await run(["-print-target-info"], features: [])
        let json = outcome.text.drop { $0 != "{" }
        let info = try JSONDecoder().decode(Info.self, from: Data(json.utf8))
        return URL(filePath: info.paths.runtimeResourcePath)
    }
}
