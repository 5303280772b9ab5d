import ArgumentParser
import BindingsGeneration
import BindingsModel
import PackageVersion
import YAMLTree

/// `bindgen init`.
struct Initialize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Create bindings.json for a target, and print the lines for Package.swift.",
        discussion: """
            EXAMPLES
              bindgen init Sources/Pets
              bindgen init Sources/Pets --spec ../../openapi.yaml
              bindgen init --schema > bindings.schema.json
            """
    )

    @Argument(help: "The target's directory.")
    var target = "."

    @Option(help: "The document, relative to the directory. Defaults to the first openapi.yaml, .yml or .json there.")
    var spec: String?

    @Flag(help: "Print the JSON Schema of bindings.json for editors, and exit.")
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
            Terminal.output("\(path) already exists and was not changed.\n\n")
            return
        }
        let candidates = ["openapi.yaml", "openapi.yml", "openapi.json"]
        let spec = spec ?? candidates.first { present.contains($0) } ?? candidates[0]
        try FileStore.makeFolder(target)
        var members: [(String, JSONOutput)] = [("spec", .string(spec))]
        if let schemaPath { members.insert(("$schema", .string(schemaPath)), at: 0) }
        let configuration: JSONOutput = .object(members)
        try FileStore.write([(path: path, bytes: Array(configuration.text.utf8))])
        Terminal.output("Created \(path), which uses \(spec).\n\n")
        if !FileStore.exists(FilePath.join(target, spec)) {
            Terminal.error("warning: \(FilePath.join(target, spec)) does not exist yet")
        }
    }

    /// The schema's path in SwiftPM's checkout of this package, relative to the target's directory.
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
                    .package(url: "<where m2p-swift is>", from: "\(PackageVersion.text)"),
                ],
                targets: [
                    .target(
                        name: "\(target)",
                        dependencies: [.product(name: "BindingsRuntime", package: "m2p-swift")],
                        plugins: [.plugin(name: "GenerateBindings", package: "m2p-swift")]
                    ),
                ]

            The target also needs at least one Swift file next to bindings.json. A file with only a comment is enough.

            """
    }
}

/// The JSON Schema of `bindings.json`.
enum ConfigurationSchema {
    static let text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "bindings.json",
          "description": "The bindings that bindgen generates for a target, and their names.",
          "type": "object",
          "oneOf": [{ "required": ["spec"] }, { "required": ["testSupportFor"] }],
          "additionalProperties": false,
          "properties": {
            "$schema": {
              "description": "The location of this schema, for editors.",
              "type": "string"
            },
            "spec": {
              "description": "The path of the OpenAPI document, relative to this file's directory.",
              "type": "string",
              "minLength": 1,
              "examples": ["openapi.yaml"]
            },
            "root": {
              "description": "The root directory for the document's references, relative to this file's directory: the document's directory or a parent of it.",
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
              "description": "The number of files for the models, so that several cores can compile them.",
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
              "description": "Whether to generate types for component schemas that no operation or event uses. A document without operations has types for all.",
              "type": "boolean",
              "default": false
            },
            "testSupportFor": {
              "description": "The path of the bindings.json to generate a stub and examples for in this target, relative to this file's directory. Nothing else is generated, and the only other member allowed is 'module'.",
              "type": "string",
              "minLength": 1,
              "examples": ["../Pets/bindings.json"]
            },
            "module": {
              "description": "The module with the bindings of 'testSupportFor'. Defaults to the name of that file's directory.",
              "type": "string",
              "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
            },
            "include": {
              "description": "The operations to generate, with the schemas they use. Defaults to everything.",
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
