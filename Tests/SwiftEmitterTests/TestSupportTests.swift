import BindingsModel
import Foundation
import OpenAPIDocument
import SwiftEmitter
import TestSupport
import Testing
import YAMLTree

/// The generated stub and examples: their content, and their compilation in a separate module.
@Suite(.serialized) struct TestSupportTests {
    private static func fixture(_ name: String) -> Fixture { Fixture(folder: Fixture.root.appending(path: name)) }

    private static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "TestSupport")

    @Test(arguments: ["error-codes", "sensitive-and-description", "recursion", "bodies"])
    func outputIsTheGoldenFile(_ name: String) throws {
        let file = Self.golden.appending(path: "\(name).swift")
        let text = try Self.fixture(name).testSupport(for: "Golden")
        let known = try? String(contentsOf: file, encoding: .utf8)
        if known == text { return }
        if GoldenTests.isUpdating { try Data(text.utf8).write(to: file) }
        Issue.record("\(name) differs:\n\(LineDifference.text(known ?? "", text))")
    }

    /// Every example decodes, passes validation, and is the error case that it is named after.
    @Test(arguments: [
        "all-of", "bodies", "composed-values", "deprecated", "error-codes", "hostile-text",
        "recursion",
        "sensitive-and-description", "shared-enums", "successes-and-headers", "tuples", "unions",
    ])
    func examplesHold(_ name: String) async throws {
        let fixture = Self.fixture(name)
        let build = try await GeneratedModule(fixture.generate(), named: "Golden")
        let text = try fixture.testSupport(for: "Golden")
        let program = ExampleProgram(text)
        try #require(program.count > 0)
        let outcome = try await build.run([("TestSupport.swift", text), ("main.swift", program.text)])
        #expect(outcome.status == 0, "\(name)\n\(outcome.text)")
        #expect(outcome.text.hasSuffix("\(program.count) examples hold\n"), "\(name)\n\(outcome.text)")
    }

    /// Names in the document don't conflict with the names that the stub and the examples use.
    @Test func hostileNamesCompile() async throws {
        let fixture = Self.fixture("hostile-names")
        let build = try await GeneratedModule(fixture.generate(), named: "Golden")
        let outcome = try await build.check([("TestSupport.swift", fixture.testSupport(for: "Golden"))])
        #expect(outcome.status == 0, "\(outcome.text)")
    }

    /// A string in the document is a string literal in Swift, whatever it contains.
    @Test func textOfTheDocumentStaysText() throws {
        let text = try Self.support(
            """
            components:
              schemas:
                S:
                  type: object
                  required: [a]
                  properties: {a: {type: string}}
                  example: {a: "\\"#\\\\#(fatalError())\\u202E\\"\\"\\"#"}
            """
        )
        #expect(text.contains(##"decodedExample(#"{"a": "\"\u0023\u005C#(fatalError())\u202E\"\"\"\u0023"}"#)"##))
    }

    @Test func secretsOfTheDocumentAreNoExamples() throws {
        let text = try Self.support(
            """
            components:
              schemas:
                S:
                  type: object
                  required: [open, secret, code, list, inner]
                  properties:
                    open: {type: string, example: shown}
                    secret: {type: string, x-sensitive: true, example: sample-1, default: sample-2}
                    code: {type: string, pattern: '^[0-9]{6}$', x-sensitive: true}
                    list: {type: array, items: {type: string, x-sensitive: true}}
                    inner: {x-sensitive: true, type: object, required: [deep], properties: {deep: {type: string, example: sample-3}}}
                    many: {type: object, additionalProperties: {type: string, x-sensitive: last-four}}
                  example: {open: kept, secret: sample-4, code: '735912', list: [sample-5], inner: {deep: sample-6}, many: {k: sample-7}}
            """
        )
        #expect(!text.contains("sample"))
        #expect(!text.contains("735912"))
        #expect(text.contains(#""open": "kept""#))
        #expect(text.contains(#""secret": "dummy""#))
        #expect(text.contains(#""code": "000000""#))
        #expect(text.contains(#""deep": "dummy""#))
        #expect(text.contains(#""k": "dummy""#))
    }

    @Test(arguments: [
        (
            "{type: object, required: [a], properties: {a: {type: string, minLength: 9}, b: {type: string}}}",
            #"{"a": "example-e"}"#
        ),
        ("{type: object, required: [a], properties: {a: {type: integer, minimum: 5, multipleOf: 4}}}", #"{"a": 8}"#),
        ("{type: object, required: [a], properties: {a: {enum: [x, y]}}, example: {a: z}}", #"{"a": "x"}"#),
        ("{type: object, required: [a], properties: {a: {type: string, format: date}}}", #"{"a": "2024-01-01"}"#),
        (
            "{type: object, required: [a], properties: {a: {type: array, minItems: 2, items: {type: boolean}}}}",
            #"{"a": [true, true]}"#
        ),
        ("{type: object, properties: {a: {type: string}}, example: {a: good}}", #"{"a": "good"}"#),
        (
            "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer, example: 7}}}",
            #"{"a": "example", "b": 7}"#
        ),
        (
            "{type: object, required: [s], properties: {s: {type: array, items: {$ref: '#/components/schemas/S'}}}}",
            #"{"s": []}"#
        ),
    ])
    func exampleIsTheDocumentsOrASmallOne(_ schema: String, _ expected: String) throws {
        let text = try Self.support("components: {schemas: {S: \(schema)}}")
        #expect(text.contains("decodedExample(#\"\(expected)\"#)"), "\(text)")
    }

    @Test func typeWithoutAFiniteValueHasNoExample() throws {
        let text = try Self.support(
            "components: {schemas: {S: {type: object, required: [s], properties: {s: {$ref: '#/components/schemas/S'}}}}}"
        )
        #expect(text.contains("// No example of S: "))
    }

    /// A former name has the example of its type.
    ///
    /// Generated code doesn't use it, because that would be a warning.
    @Test func formerNameHasTheExample() async throws {
        let document = """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths: {}
            components:
              schemas:
                Animal: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}, size: {enum: [s, m]}}}
                Owner: {type: object, properties: {kind: {type: string, enum: [a, b]}}}
            """
        let read = DocumentReader.read(Array(document.utf8), name: "api.yaml") { _ in [] }
        let configuration = BindingsConfiguration(spec: "api.yaml")
        let built = Bindings.build(try #require(read.document), configuration: configuration, testSupport: true)
        var bindings = try #require(built.bindings)
        let file = #"{"Pet": "Animal", "Pet.Owner": "Owner", "Pet.OwnerKind": "Owner.Kind"}"#
        let names = try #require(FormerNames.read(Array(file.utf8), file: 0).names)
        #expect(bindings.keep(names).diagnostics.isEmpty)
        let files = SwiftEmitter.emit(bindings).map { ($0.name, String(decoding: $0.contents, as: UTF8.self)) }
        let build = try await GeneratedModule(Dictionary(uniqueKeysWithValues: files), named: "Golden")
        let support = try #require(SwiftEmitter.emitTestSupport(bindings, for: "Golden"))
        let caller = """
            import Golden
            @available(*, deprecated)
            func call() {
                var pet: Pet = .example
                let owner: Pet.Owner = Pet.Owner.example
                pet.owner = owner
                let _: Pet.OwnerKind? = pet.owner?.kind
                let _: Animal = Pet(owner: Owner(kind: Pet.OwnerKind.example), size: Pet.Size.s)
            }
            """
        let outcome = try await build.check([
            ("TestSupport.swift", String(decoding: support.contents, as: UTF8.self)), ("Caller.swift", caller),
        ])
        #expect(outcome.status == 0, "\(outcome.text)")
    }

    // MARK: Edits of spec/m2p.yaml

    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    /// Each at a location that no other edit changes, with a unique name.
    private static let edits: [(name: String, old: String, new: String)] = [
        ("nothing", "openapi: 3.0.3", "openapi: 3.0.3"),
        (
            "an operation", "paths:\n",
            """
            paths:
              /v1/added-by-a-test:
                get:
                  operationId: addedByATest
                  responses:
                    "200":
                      description: Added.
                      content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}

            """
        ),
        (
            "an enum value", "                    - One password, to the mobile number.\n",
            "                    - Added.\n                    - One password, to the mobile number.\n"
        ),
        ("a status", "        \"409\":\n", "        \"451\":\n          description: Added.\n        \"409\":\n"),
        (
            "an error code", "              PP_MIDD_027:\n",
            "              ADDED_BY_A_TEST:\n                name: addedByATest\n              PP_MIDD_027:\n"
        ),
        (
            "an optional property", "                template:\n",
            "                addedByATest:\n                  type: string\n                template:\n"
        ),
        (
            "an optional parameter", "      operationId: generateOtp\n",
            """
                  operationId: generateOtp
                  parameters: [{name: addedByATest, in: query, schema: {type: string}}]

            """
        ),
        (
            "a required property of a response", "      required: [result, pagination]\n      properties:\n",
            "      required: [result, pagination, addedByATest]\n      properties:\n        addedByATest: {type: string}\n"
        ),
    ]

    /// App code that follows the documentation, which must compile before and after each edit.
    private static let caller = """
        func call(_ client: some M2PAPI, _ purpose: OtpPurpose, _ kind: GenerateOtp.OtpType) async {
            switch purpose {
            case .setPin, .login: break
            default: break
            }
            do {
                let sent = try await client.generateOtp(mobileNumber: "9000000001", otpType: kind, card: "0016")
                _ = (sent.result.traceNumber, GenerateOtp(mobileNumber: "1"), kind == .mobile)
            } catch {
                if let failure = error.noAccountFound { _ = (failure.businessCode, failure.detail) }
                _ = (error.callError, error.badRequest?.title, error.name)
            }
        }
        """

    /// A spec change requires no edits to the generated stub or to the code that calls it.
    @Test(arguments: edits.map(\.name))
    func editOfTheSpecKeepsTheTestSupportCompiling(_ name: String) async throws {
        let edit = try #require(Self.edits.first { $0.name == name })
        var spec = try String(contentsOf: Self.root.appending(path: "spec/m2p.yaml"), encoding: .utf8)
        let place = try #require(spec.firstRange(of: edit.old))
        spec.replaceSubrange(place, with: edit.new)
        if edit.name == "an enum value" {
            // The edit above only adds its description.
            let values = try #require(spec.firstRange(of: "enum: [SINGLE_OTP_MOBILE,"))
            spec.replaceSubrange(values, with: "enum: [ADDED_BY_A_TEST, SINGLE_OTP_MOBILE,")
        }
        let configuration = BindingsConfiguration(spec: "m2p.yaml", client: "M2PClient", modelFiles: 1)
        let bindings = try Fixture.bindings(spec, configuration)
        let files = SwiftEmitter.emit(bindings).map { ($0.name, String(decoding: $0.contents, as: UTF8.self)) }
        let build = try await GeneratedModule(Dictionary(uniqueKeysWithValues: files), named: "EditedBindings")
        let support = try #require(SwiftEmitter.emitTestSupport(bindings, for: "EditedBindings"))
        let text = String(decoding: support.contents, as: UTF8.self)
        let folder = Self.root.appending(path: "Sources/M2P")
        let handWritten = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "swift" && $0.lastPathComponent != "M2P.swift" }
            .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
        #expect(handWritten.count >= 5)
        let imports = ["BindingsRuntime", "PINBlock", "EditedBindings"].map { "@_exported public import \($0)\n" }
        let outcome = try await build.check(
            handWritten
                + [("M2P.swift", imports.joined()), ("Caller.swift", Self.caller), ("TestSupport.swift", text)]
        )
        #expect(outcome.status == 0, "\(name)\n\(outcome.text)")
        if edit.name == "an operation" { #expect(text.contains("public var onAddedByATest: Answer<AddedByATest>?")) }
        if edit.name == "an error code" { #expect(text.contains("public static var addedByATestExample: Self")) }
    }

    private static func support(_ part: String) throws -> String {
        let document = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n\(part)\n"
        let bindings = try Fixture.bindings(document, BindingsConfiguration(spec: "spec.yaml", modelFiles: 1))
        return String(decoding: try #require(SwiftEmitter.emitTestSupport(bindings, for: "T")).contents, as: UTF8.self)
    }
}

extension Fixture {
    /// The bindings of a document, with their test support.
    static func bindings(_ document: String, _ configuration: BindingsConfiguration) throws -> Bindings {
        let read = DocumentReader.read(Array(document.utf8), name: "spec.yaml") { _ in throw CocoaError(.fileNoSuchFile)
        }
        let faults = read.diagnostics.map { $0.rendered(in: read.files) }
        let document = try #require(read.document, "\(faults)")
        let built = Bindings.build(document, configuration: configuration, testSupport: true)
        return try #require(built.bindings, "\(built.diagnostics)")
    }

    /// The contents of `TestSupport.swift`.
    func testSupport(for module: String) throws -> String {
        let spec = try String(contentsOf: folder.appending(path: "spec.yaml"), encoding: .utf8)
        let bindings = try Self.bindings(spec, configuration())
        let file = try #require(SwiftEmitter.emitTestSupport(bindings, for: module))
        return String(decoding: file.contents, as: UTF8.self)
    }
}

/// Generated bindings, compiled as a separate module in a directory that is deleted with this value.
private final class GeneratedModule {
    private let folder: URL
    private let compiler: Compiler
    private let objects: [String]

    init(_ files: [String: String], named name: String) async throws {
        compiler = try Compiler.found()
        folder = FileManager.default.temporaryDirectory.appending(path: "module-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var paths: [String] = []
        for file in files.keys.sorted() {
            let path = folder.appending(path: file)
            try Data((files[file] ?? "").utf8).write(to: path)
            paths.append(path.path())
        }
        let object = folder.appending(path: "\(name).o").path()
        objects = [object]
        let module = folder.appending(path: "\(name).swiftmodule").path()
        let built = try await compiler.run(
            [
                "-wmo", "-parse-as-library", "-module-name", name, "-emit-module", "-emit-module-path", module, "-c",
                "-o",
                object,
            ] + paths
        )
        try #require(built.status == 0, "\(built.text)")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Type-checks files that import the module.
    func check(_ files: [(name: String, text: String)]) async throws -> (status: Int32, text: String) {
        try await compiler.run(["-I", folder.path(), "-typecheck", "-module-name", "Support"] + written(files))
    }

    /// Runs a program that imports the module.
    func run(_ files: [(name: String, text: String)]) async throws -> (status: Int32, text: String) {
        let program = folder.appending(path: "program").path()
        let stubs = try compiler.objects(of: ["BindingsStubs"])
        let built = try await compiler.run(
            ["-I", folder.path(), "-o", program, "-module-name", "Support"] + written(files) + objects + stubs
                + compiler.objects
        )
        if built.status != 0 { return built }
        return try await Compiler.run(program, [])
    }

    private func written(_ files: [(name: String, text: String)]) throws -> [String] {
        try files.map { name, text in
            let path = folder.appending(path: name)
            try Data(text.utf8).write(to: path)
            return path.path()
        }
    }
}

/// A program that creates and checks every example in a `TestSupport.swift`.
private struct ExampleProgram {
    let text: String
    let count: Int

    init(_ support: String) {
        var owner = ""
        var calls: [String] = []
        let operations = Set(support.matches(of: #/public var on\w+: \w+<(.+)>\?/#).map { String($0.1) })
        let stub = support.firstMatch(of: #/public struct (\S+):/#).map { String($0.1) } ?? ""
        for line in support.split(separator: "\n") {
            if let found = line.firstMatch(of: #/^extension (\S+) \{/#) { owner = String(found.1) }
            guard owner != stub, let found = line.firstMatch(of: #/^    public static var (\w+): /#) else { continue }
            let name = "\(owner).\(found.1)"
            let isFailure = owner.hasSuffix("Error") && found.1.hasSuffix("Example")
            calls.append(
                isFailure
                    ? "look(failure: \(name), \"\(found.1.dropLast("Example".count))\")"
                    : operations.contains(owner) && found.1 == "example"
                        ? "look(input: \(name), \"\(name)\")" : "look(\(name) as Any, \"\(name)\")"
            )
        }
        count = calls.count
        text = """
            import BindingsRuntime
            import Golden

            func look(_ value: Any, _ name: String) {
                if let first = (value as? any Validatable)?.violations.first { print("\\(name): \\(first)") }
            }
            func look(input value: some APIOperation, _ name: String) {
                if let first = value.violations.first { print("\\(name): \\(first)") }
            }
            func look(failure: some OperationFailure, _ name: String) {
                if failure.name != name { print("\\(name) is \\(failure.name)") }
            }
            func all() {
                \(calls.joined(separator: "\n    "))
            }
            all()
            _ = \(stub).example
            print("\(calls.count) examples hold")

            """
    }
}
