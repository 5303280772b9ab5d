import ArgumentParser
import BindingsGeneration
import BindingsModel
import YAMLTree

/// `bindgen init`.
struct Initialize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write bindings.json for a target, and print the lines for Package.swift.",
        discussion: """
            EXAMPLES
              bindgen init Sources/Pets
              bindgen init Sources/Pets --spec ../../openapi.yaml
              bindgen init --schema > bindings.schema.json
            """
    )

    @Argument(help: "The folder of the target.")
    var target = "."

    @Option(help: "The document, relative to the folder; the first openapi.yaml, .yml or .json there where not given.")
    var spec: String?

    @Flag(help: "Print the JSON Schema of bindings.json, for editors, and do nothing else.")
    var schema = false

    func run() throws {
        if schema {
            Terminal.output(ConfigurationSchema.text)
            return
        }
        do throws(FileError) {
            try write()
        } catch {
            throw Failure(Failure.files, "error: \(error.message)")
        }
        Terminal.output(packageLines)
    }

    private func write() throws(FileError) {
        let present = try FileStore.names(in: target)
        let path = FilePath.join(target, "bindings.json")
        if present.contains("bindings.json") {
            Terminal.output("\(path) is there already and stays as it is.\n\n")
            return
        }
        let candidates = ["openapi.yaml", "openapi.yml", "openapi.json"]
        let spec = spec ?? candidates.first { present.contains($0) } ?? candidates[0]
        try FileStore.makeFolder(target)
        var members: [(String, JSONOutput)] = [("spec", .string(spec))]
        if let schemaPath { members.insert(("$schema", .string(schemaPath)), at: 0) }
        let configuration: JSONOutput = .object(members)
        try FileStore.write([(path: path, bytes: Array(configuration.text.utf8))])
        Terminal.output("\(path) is written; it names \(spec).\n\n")
        if !FileStore.exists(FilePath.join(target, spec)) {
            Terminal.error("warning: \(FilePath.join(target, spec)) is not there yet")
        }
    }

    /// Where the schema lies in the checkout that SwiftPM made of this package, relative to the target's folder.
    private var schemaPath: String? {
        var up = ""
        for _ in 0..<8 {
            if FileStore.exists(FilePath.join(target, up + "Package.swift")) {
                let path = "\(up).build/checkouts/m2p-swift/Sources/bindgen/bindings.schema.json"
                return FileStore.exists(FilePath.join(target, path)) ? path : nil
            }
            up += "../"
        }
        return nil
    }

    private var packageLines: String {
        let name = target.split(separator: "/").last.map(String.init) ?? "Pets"
        let target = name == "." || name == ".." ? "Pets" : name
        return """
            In Package.swift (tools version 6.1 or later):

                dependencies: [
                    .package(url: "<where m2p-swift is>", from: "1.0.0"),
                ],
                targets: [
                    .target(
                        name: "\(target)",
                        dependencies: [.product(name: "BindingsRuntime", package: "m2p-swift")],
                        plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]
                    ),
                ]

            The target needs a Swift file of its own beside bindings.json; one with a comment will do.

            """
    }
}

/// The JSON Schema of `bindings.json`.
enum ConfigurationSchema {
    static let text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "bindings.json",
          "description": "What bindgen generates for a target, and what it calls things.",
          "type": "object",
          "oneOf": [{ "required": ["spec"] }, { "required": ["testSupportFor"] }],
          "additionalProperties": false,
          "properties": {
            "$schema": {
              "description": "Where this schema is, for editors.",
              "type": "string"
            },
            "spec": {
              "description": "The path of the OpenAPI document, relative to this file's folder.",
              "type": "string",
              "minLength": 1,
              "examples": ["openapi.yaml"]
            },
            "root": {
              "description": "The folder that the document's references stay in, relative to this file's folder: the document's own, or one above it.",
              "type": "string",
              "minLength": 1,
              "examples": ["../.."]
            },
            "client": {
              "description": "The name of the client's type.",
              "type": "string",
              "pattern": "^[A-Z][A-Za-z0-9_]*$",
              "default": "Client"
            },
            "modelFiles": {
              "description": "How many files the models are spread over, so that several cores compile them.",
              "type": "integer",
              "minimum": 1,
              "maximum": \(BindingsConfiguration.maximumModelFiles),
              "default": \(BindingsConfiguration.defaultModelFiles)
            },
            "groupsByTag": {
              "description": "Whether the client has a group of operations for each tag.",
              "type": "boolean",
              "default": false
            },
            "unusedSchemas": {
              "description": "Whether component schemas that no operation or event needs have types as well; a document without operations has types for all.",
              "type": "boolean",
              "default": false
            },
            "testSupportFor": {
              "description": "The path of the bindings.json whose bindings get a stub and examples in this target, relative to this file's folder. Nothing else is generated, and only 'module' may be given besides.",
              "type": "string",
              "minLength": 1,
              "examples": ["../Pets/bindings.json"]
            },
            "module": {
              "description": "The module that has the bindings of 'testSupportFor'; the name of that file's folder where this is not given.",
              "type": "string",
              "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
            },
            "include": {
              "description": "The operations to generate, with what they reach; everything where this is not given.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "operations": {
                  "description": "Operations by their operationId.",
                  "type": "array",
                  "items": { "type": "string" }
                },
                "paths": {
                  "description": "Every operation of these paths.",
                  "type": "array",
                  "items": { "type": "string" }
                },
                "tags": {
                  "description": "Every operation with one of these tags.",
                  "type": "array",
                  "items": { "type": "string" }
                }
              }
            }
          }
        }

        """
}
